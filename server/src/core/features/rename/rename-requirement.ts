import type { PolicyDocument } from '../../document/policy-document.ts';
import { requirementsMeant, requirementUses } from '../../isms/requirement-uses.ts';
import type { IsmsService } from '../../service-api.ts';
import { uriKey } from '../../text/uri.ts';
import { inlineCode } from '../markdown-text.ts';
import { type Refusal, RenameEdits, type RenameResult } from './rename-result.ts';
import type { RenameTarget } from './rename-target.ts';

type RequirementTarget = Extract<RenameTarget, { kind: 'requirement' }>;

/** What links and `{#…}` can carry, and what reads as a requirement. */
const idShape = /^req[\w.:-]{0,79}$/i;

/**
 * Gives a requirement another id, and all that say that they carry it out or lead to it. What may as well mean the
 * requirement of another policy is left, and told.
 */
export function renameRequirement(service: IsmsService, { policy, id }: RequirementTarget, newId: string): RenameResult | Refusal {
  const name = inlineCode(newId);
  if (!idShape.test(newId) || /[.:-]$/.test(newId))
    return {
      refusal: `${name} cannot be the id of a requirement: begin with \`req\`, then letters, digits, \`-\`, \`_\`, \`.\` or \`:\`, such as \`req-ac-01\`.`,
    };
  const isOther = newId.toLowerCase() !== id.toLowerCase();
  if (isOther && policy.requirements.some((each) => each.id?.toLowerCase() === newId.toLowerCase()))
    return { refusal: `${name} is the id of another requirement of this document already.` };
  const edits = new RenameEdits();
  const wanted = id.toLowerCase();
  for (const requirement of policy.requirements)
    if (requirement.id?.toLowerCase() === wanted && requirement.idRange) edits.replace(policy, requirement.idRange, newId);
  linksWithin(policy, id, newId, edits);
  for (const carrier of service.index.documentsCarryingOut(id))
    for (const use of requirementUses(carrier)) {
      if (use.id.toLowerCase() !== wanted) continue;
      const meant = requirementsMeant(service.index, use);
      if (!meant.some(({ document }) => document === policy)) continue;
      if (use.idRange === null || meant.some(({ document }) => document !== policy)) edits.leave(carrier, use.range, 'unread');
      else edits.replace(carrier, use.idRange, newId);
    }
  return edits.result();
}

/** A table of contents of the policy's own. */
function linksWithin(policy: PolicyDocument, id: string, newId: string, edits: RenameEdits): void {
  for (const { target, range, uri, anchor } of policy.links) {
    if (anchor?.toLowerCase() !== id.toLowerCase() || uriKey(uri) !== uriKey(policy.uri)) continue;
    if (range.end - range.start === target.length && target.endsWith(anchor))
      edits.replace(policy, { start: range.end - anchor.length, end: range.end }, newId);
    else edits.leave(policy, range, 'unread');
  }
}
