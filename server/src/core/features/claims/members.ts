import type { PolicyDocument, Reference } from '../../document/policy-document.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { ClaimContainer } from './claim-container.ts';

/** A member of a container: an item, a key with its value, or a part of a text. */
export interface ClaimMember {
  /** Without white space behind it. */
  readonly range: TextRange;
  /** The claims it makes, in order. */
  readonly claims: readonly Reference[];
  /** True if it is an id and nothing else. */
  readonly bare: boolean;
}

/** The members of a container in the order they stand in. */
export function membersOf({ references }: PolicyDocument, text: string, container: ClaimContainer): ClaimMember[] {
  const { range: whole } = container.value;
  const claims = references.filter(({ kind, range }) => kind === 'claim' && range.start >= whole.start && range.end <= whole.end);
  if (container.kind === 'text') return claims.map((claim) => ({ range: claim.range, claims: [claim], bare: true }));
  const ranges: (TextRange & { readonly bare: boolean })[] =
    container.kind === 'list'
      ? container.value.items.map(({ range, kind }) => ({ ...range, bare: kind === 'scalar' }))
      : container.value.entries.map(({ keyRange, value }) => ({
          start: keyRange.start,
          end: Math.max(keyRange.end + 1, value.range.end),
          bare: value.kind === 'scalar' && value.value === null,
        }));
  let next = 0;
  return ranges.map(({ start, end, bare }) => {
    const own: Reference[] = [];
    for (let claim = claims[next]; claim && claim.range.start < end; claim = claims[++next])
      if (claim.range.start >= start) own.push(claim);
    return { range: { start, end: trimmedEnd(text, start, end) }, claims: own, bare: bare && own.length === 1 };
  });
}

/** The end of a span without the white space at its end. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1] as string)) at--;
  return at;
}
