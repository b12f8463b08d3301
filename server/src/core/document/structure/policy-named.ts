import type { TextRange } from '../../text/text-range.ts';
import type { MetadataField } from '../metadata/metadata.ts';
import { spanAt } from '../span-at.ts';
import type { TextSpan } from '../walk-markdown.ts';

const policy =
  /polic(?:y|ies)(?!\p{L})|richtlinie|leitlinie|vorgabe|politiques?(?!\p{L})|pol[íi]ticas?(?!\p{L})|kebijakan|beleid(?!\p{L})|πολιτικ|方針|方针|ポリシー|政策|정책|방침|\bpol-?\d/gu;

/** A Richtlinie below a policy says of which one it gives the details. */
const detailed =
  /(?:konkretisier|präzisier|untersetz)\p{L}{1,4}\s(?:die|der|diese)\s[*_`"„]{0,3}(?:policy|\p{L}{0,25}leitlinie|dachrichtlinie)/u;

/** The place where a policy says that it gives the details of another one; null if it does not. @param folded as `foldCase` gives it */
export function readPolicyDetailed(folded: string): TextRange | null {
  const match = detailed.exec(folded);
  return match && { start: match.index, end: match.index + match[0].length };
}

/**
 * The first place of a text that speaks of a policy, its title and control data left out; null if none does. Who says
 * `as the backup policy asks` has named it, if not so that a machine could follow.
 * @param folded the text as `foldCase` gives it
 */
export function readPolicyNamed(
  folded: string,
  spans: readonly TextSpan[],
  fields: readonly MetadataField[],
  title: { readonly range: TextRange } | null,
): TextRange | null {
  policy.lastIndex = 0;
  for (let match = policy.exec(folded); match; match = policy.exec(folded)) {
    const start = match.index;
    if (!spanAt(spans, start) || (title && title.range.start <= start && start < title.range.end)) continue;
    if (fields.some(({ keyRange, valueRange }) => keyRange.start <= start && start < Math.max(keyRange.end, valueRange.end))) continue;
    return { start, end: start + match[0].length };
  }
  return null;
}
