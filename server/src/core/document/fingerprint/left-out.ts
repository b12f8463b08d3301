import type { TextRange } from '../../text/text-range.ts';
import type { PolicyDocument } from '../policy-document.ts';

/** What of a body is document control, and so no part of the text that somebody approves. */
export interface LeftOut {
  /** Labels and values of document control, in order. */
  readonly fields: readonly TextRange[];
  /** Front matter, and sections on the history of the document: whatever lies in one of them is left out. */
  readonly parts: readonly TextRange[];
  /** Places in tables that hold the history of the document. */
  readonly historyCells: readonly TextRange[];
}

/**
 * What a fingerprint leaves out of a document: the fields of document control wherever they stand, and the history of
 * versions. Approving and reviewing write there.
 */
export function leftOut({
  metadata: { fields },
  sections,
  title,
  frontMatter,
}: Pick<PolicyDocument, 'metadata' | 'sections' | 'title' | 'frontMatter'>): LeftOut {
  const ranges: TextRange[] = [];
  const historyCells: TextRange[] = [];
  for (const { carrier, keyRange, valueRange } of fields) {
    if (carrier === 'front-matter') continue;
    if (carrier === 'history') historyCells.push(keyRange);
    else if (carrier === 'table' || valueRange.start < keyRange.end) ranges.push(keyRange, valueRange);
    // from label to value, with the marks between them
    else ranges.push({ start: keyRange.start, end: valueRange.end });
  }
  // a document is not left out for being called a change log
  const isTitle = (range: TextRange): boolean => title !== null && isInside(title.range, [range]);
  const histories = sections.filter(({ kinds, headingRange }) => kinds.length === 1 && kinds[0] === 'history' && !isTitle(headingRange));
  return {
    fields: ranges.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start),
    parts: [...(frontMatter.kind === 'none' ? [] : [frontMatter.range]), ...histories.map(({ range }) => range)],
    historyCells,
  };
}

/** True if a range lies in one of others. */
export function isInside({ start, end }: TextRange, others: readonly TextRange[]): boolean {
  return others.some((other) => other.start <= start && end <= other.end);
}

/** True if a range has something in common with one of others. */
export function overlaps({ start, end }: TextRange, others: readonly TextRange[]): boolean {
  return others.some((other) => other.start < end && start < other.end);
}

/** The parts of a range that none of others covers. @param others in order */
export function without({ start, end }: TextRange, others: readonly TextRange[]): TextRange[] {
  const parts: TextRange[] = [];
  let at = start;
  for (const other of others) {
    if (other.end <= at || other.start >= end) continue;
    if (other.start > at) parts.push({ start: at, end: other.start });
    at = Math.max(at, other.end);
  }
  if (at < end) parts.push({ start: at, end });
  return parts;
}
