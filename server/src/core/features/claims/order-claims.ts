import type { PolicyDocument, Reference } from '../../document/policy-document.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { ClaimContainer } from './claim-container.ts';
import { type ClaimMember, membersOf } from './members.ts';

/**
 * The edit that puts the members of a container into catalogue order and leaves out bare ids that another member claims
 * just so. Comments above and behind a member go with it, as do its title, extent and notes; what is no control comes last.
 * @param order place of each control in the catalogue
 * @returns null if it is in order, or written in a way that cannot be put in order
 */
export function orderClaims(
  document: PolicyDocument,
  text: string,
  container: ClaimContainer,
  order: ReadonlyMap<string, number>,
): TextEdit | null {
  const members = membersOf(document, text, container);
  if (members.length < 2 || (container.kind === 'text' && container.value.style === 'block')) return null;
  const kept = members.filter((member) => !isRepeated(member, members));
  const sorted = kept.toSorted((a, b) => rankOf(a, order) - rankOf(b, order));
  if (sorted.length === members.length && sorted.every((member, i) => member === members[i])) return null;
  const pieces = container.kind !== 'text' && isByLine(document, text, members) ? byLine : inLine;
  return pieces(document, text, members, sorted, container);
}

function rankOf({ claims: [claim] }: ClaimMember, order: ReadonlyMap<string, number>): number {
  return (claim?.status === 'malformed' ? undefined : order.get(claim?.controls[0] ?? '')) ?? order.size;
}

/** A bare id whose claim another member makes too: an earlier bare one, or any that says more. */
function isRepeated(member: ClaimMember, members: readonly ClaimMember[]): boolean {
  const [claim] = member.claims;
  if (!member.bare || !claim || claim.status !== 'current') return false;
  const own = members.indexOf(member);
  return members.some(
    (other, i) =>
      other !== member &&
      other.claims.some((each) => covers(each, claim)) &&
      // of two that claim the same the first stays, unless only the second says more
      (i < own || !other.bare || other.claims.some((each) => each.controls.length > claim.controls.length)),
  );
}

function covers(one: Reference, other: Reference): boolean {
  return (
    one.framework === other.framework &&
    one.section === other.section &&
    one.extent === other.extent &&
    one.status === 'current' &&
    other.controls.every((id) => one.controls.includes(id))
  );
}

const lineEnd = /(?:\r\n|\n|\r)$/;

/** True if each member starts a line of its own. */
function isByLine({ lines }: PolicyDocument, text: string, members: readonly ClaimMember[]): boolean {
  return members.every(({ range: { start } }) => /^[ \t]*(?:-[ \t]+)?$/.test(text.slice(lines.lineStart(lines.lineAt(start)), start)));
}

/** Members on one line: they change places, what stands between them stays. */
function inLine(_: PolicyDocument, text: string, members: readonly ClaimMember[], sorted: readonly ClaimMember[]): TextEdit | null {
  const between = members.slice(1).map(({ range }, i) => text.slice((members[i] as ClaimMember).range.end, range.start));
  if (between.some((each) => !/^[,;/+&]?$/.test(each.trim()))) return null;
  const newText = sorted.map(({ range }, i) => (i > 0 ? between[i - 1] : '') + text.slice(range.start, range.end)).join('');
  return { range: { start: (members[0] as ClaimMember).range.start, end: (members.at(-1) as ClaimMember).range.end }, newText };
}

/** Members on lines of their own: the lines change places, comments above them included. */
function byLine(
  document: PolicyDocument,
  text: string,
  members: readonly ClaimMember[],
  sorted: readonly ClaimMember[],
  { value }: ClaimContainer,
): TextEdit | null {
  const { lines, eol } = document;
  const isFlow = value.kind !== 'scalar' && value.flow;
  const lineOf = (offset: number): string => text.slice(lines.lineStart(lines.lineAt(offset)), lines.lineStart(lines.lineAt(offset) + 1));
  const chunks = new Map<ClaimMember, { readonly comments: string; readonly source: string; readonly tail: string }>();
  let first = -1;
  let last = -1;
  const blanks: string[] = [];
  for (const member of members) {
    const { start, end } = member.range;
    const startLine = lines.lineAt(start);
    const endLine = lines.lineAt(end - 1);
    let top = startLine;
    while (top > last + 1 && top > 0 && /^[ \t]*#/.test(lineOf(lines.lineStart(top - 1)))) top--;
    if (first < 0) first = top;
    // only blank lines may stand between what belongs to members
    const gap = last < 0 ? '' : text.slice(lines.lineStart(last + 1), lines.lineStart(top));
    const rest = text.slice(end, lines.lineStart(endLine + 1)).replace(lineEnd, '');
    const tail = isFlow ? rest.replace(/^\s*,/, '') : rest;
    if (gap.trim() !== '' || !/^\s*(?:#.*)?$/.test(tail)) return null;
    blanks.push(gap);
    chunks.set(member, {
      comments: text.slice(lines.lineStart(top), lines.lineStart(startLine)),
      source: text.slice(lines.lineStart(startLine), end),
      tail,
    });
    last = endLine;
  }
  const final = members.at(-1) as ClaimMember;
  const behind = text.slice(final.range.end, lines.lineStart(lines.lineAt(final.range.end - 1) + 1));
  const hasLastComma = isFlow && /^\s*,/.test(behind);
  const written = sorted.map((member, i) => {
    const { comments, source, tail } = chunks.get(member) as { comments: string; source: string; tail: string };
    const comma = isFlow && (i < sorted.length - 1 || hasLastComma) ? ',' : '';
    return `${blanks[i]}${comments}${source}${comma}${tail}`;
  });
  return {
    range: { start: lines.lineStart(first), end: lines.lineStart(last + 1) - (lineEnd.exec(behind)?.[0].length ?? 0) },
    newText: written.join(eol),
  };
}
