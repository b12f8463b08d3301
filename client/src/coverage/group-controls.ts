import type { CoverageControlNode, CoverageFrameworkNode, CoverageGroupNode, CoverageTree } from '../../../server/src/lsp/protocol.ts';
import { stateNames } from './coverage-states.ts';

/** What the controls of the coverage view are grouped by: `theme`, `state`, `owner` or the id of an attribute. */
export interface ControlGrouping {
  readonly id: string;
  /** After "Group by". */
  readonly title: string;
}

/** A group of the coverage view. */
export interface ControlGroup extends CoverageGroupNode {
  /** True if all its controls have the same state: then a ratio of them says nothing. */
  readonly isState?: boolean;
}

/** The grouping of the catalogue itself. */
export const byTheme: ControlGrouping = { id: 'theme', title: 'Theme' };
const plain: readonly ControlGrouping[] = [byTheme, { id: 'state', title: 'State' }, { id: 'owner', title: 'Owner of the documents' }];

/** All groupings that some framework has, each once. */
export function controlGroupings(tree: CoverageTree | undefined): readonly ControlGrouping[] {
  const attributes = new Map<string, ControlGrouping>();
  for (const { id, title } of tree?.frameworks.flatMap((framework) => framework.attributes) ?? []) attributes.set(id, { id, title });
  return [...plain, ...attributes.values()];
}

/**
 * The controls of a framework in groups; a control with several values of an attribute, or several owners, stands in each.
 * A framework without the attribute keeps the groups of its catalogue.
 */
export function groupControls(framework: CoverageFrameworkNode, grouping: string): readonly ControlGroup[] {
  const controls = framework.groups.flatMap((group) => group.controls);
  if (grouping === 'state')
    return stateNames.flatMap((state) =>
      group(
        state,
        capitalised(state),
        controls.filter((control) => control.state === state),
      ).map((one) => ({ ...one, isState: true })),
    );
  if (grouping === 'owner') return byOwner(controls);
  const attribute = framework.attributes.find(({ id }) => id === grouping);
  if (!attribute) return framework.groups;
  const valuesOf = (control: CoverageControlNode) => control.attributes[grouping] ?? [];
  return [
    ...attribute.values.flatMap(({ id, title }) =>
      group(
        id,
        title,
        controls.filter((control) => valuesOf(control).includes(id)),
      ),
    ),
    ...group(
      '',
      'Not classified',
      controls.filter((control) => valuesOf(control).length === 0),
    ),
  ];
}

function byOwner(controls: readonly CoverageControlNode[]): CoverageGroupNode[] {
  const owned = new Map<string, { title: string; controls: Set<CoverageControlNode> }>();
  const nobody: CoverageControlNode[] = [];
  const unnamed: CoverageControlNode[] = [];
  for (const control of controls) {
    const claims = control.documents.filter(({ status }) => status !== 'mention');
    const owners = claims.flatMap(({ owner }) => owner ?? []);
    for (const owner of owners) {
      const key = owner.toLowerCase();
      const entry = owned.get(key) ?? { title: owner, controls: new Set() };
      entry.controls.add(control);
      owned.set(key, entry);
    }
    if (claims.length === 0) nobody.push(control);
    else if (owners.length === 0) unnamed.push(control);
  }
  const sorted = [...owned].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...sorted.flatMap(([key, entry]) => group(`owner:${key}`, entry.title, [...entry.controls])),
    ...group('unnamed', 'Claimed by documents without an owner', unnamed),
    ...group('nobody', 'Claimed by no document', nobody),
  ];
}

/** A group, or none where it would be empty. The ratio is as the server counts it: covered of what is not excluded. */
function group(id: string, title: string, controls: readonly CoverageControlNode[]): CoverageGroupNode[] {
  if (controls.length === 0) return [];
  const count = (state: string) => controls.filter((control) => control.state === state).length;
  const k = count('covered');
  const n = controls.length - count('excluded');
  return [{ id, title, effective: { k, n, percent: n === 0 ? null : Math.floor((k * 1000) / n) / 10 }, controls }];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
