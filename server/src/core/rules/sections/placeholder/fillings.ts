import { approverOf, ownerOf, peopleFor } from '../../metadata/people.ts';
import type { MendContext } from '../../rule.ts';

/** More choices help nobody. */
const most = 3;

/** What may be written for a placeholder that waits for the organisation, the owner, the approver or some role. */
export function fillingsFor(written: string, context: MendContext): string[] {
  const { config, catalog } = context;
  const words = written
    .replace(/^(?:\[{1,3}|\{\{|\$\{|<|«)|(?:\]{1,3}|\}\}|\}|>|»)$/g, '')
    .replaceAll(/[_-]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const { blankFor, roles } = catalog.wording;
  const waitsFor = (who: keyof typeof blankFor): boolean =>
    Object.values(blankFor[who]).some((alternatives) => new RegExp(`^(?:${alternatives})$`, 'iu').test(words));
  if (waitsFor('organization'))
    return safe([config.organization ?? roles.organization[context.document.language] ?? roles.organization.en ?? []].flat());
  const owners = [ownerOf(context) ?? [], peopleFor(context, 'owner')].flat();
  const approvers = [approverOf(context) ?? [], peopleFor(context, 'approver', ownerOf(context))].flat();
  if (waitsFor('approver')) return safe(approvers);
  if (waitsFor('owner')) return safe(owners);
  return waitsFor('role') ? safe([owners[0] ?? [], approvers[0] ?? [], ...owners.slice(1)].flat()) : [];
}

function safe(names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => !/[[\]{}<>|`*\\\r\n]/.test(name)).slice(0, most);
}
