import type { Link } from '../../document/policy-document.ts';
import type { Fix, Report } from '../rule.ts';

/** What a finding says beside its message. */
type Beside = Required<Pick<Report, 'related' | 'fixes'>>;

/** So many other places are named beside a finding. */
const mostRelated = 20;

/** A link with a fault, and the ways to mend it. */
export interface FaultyLink {
  readonly link: Link;
  readonly fixes: readonly Fix[];
}

/** Links that lead to one place, in order of their first: a document that names a file five times has one dead link. */
export function groupByTarget<T extends FaultyLink>(links: readonly T[], targetOf: (link: Link) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of links) {
    const target = targetOf(one.link);
    const group = groups.get(target);
    if (group) group.push(one);
    else groups.set(target, [one]);
  }
  return [...groups.values()];
}

/** What a finding on the first of several links says of the others: where they stand, and one fix for all or none. */
export function forAll([first, ...others]: readonly [FaultyLink, ...FaultyLink[]], uri: string): Beside {
  if (others.length === 0) return { related: [], fixes: first.fixes };
  const related = others.slice(0, mostRelated).map(({ link }) => ({ uri, range: link.range, message: 'Here, too' }));
  const [fix] = first.fixes;
  // mended in part, the rest would be a finding of its own
  const all = [first, ...others].map(({ fixes }) => fixes[0]?.edits);
  const edits = all.flatMap((one) => one ?? []);
  return { related, fixes: fix && all.every((one) => one !== undefined) ? [{ ...fix, edits }] : [] };
}
