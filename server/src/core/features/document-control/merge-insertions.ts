import type { TextEdit } from '../../text/text-edit.ts';

/** Insertions at one place become one, in their order; edits in order of place. */
export function mergeInsertions(edits: readonly TextEdit[]): TextEdit[] {
  const inserted = new Map<number, string>();
  for (const { range, newText } of edits)
    if (range.start === range.end) inserted.set(range.start, (inserted.get(range.start) ?? '') + newText);
  const insertions = [...inserted].map(([at, newText]) => ({ range: { start: at, end: at }, newText }));
  return [...edits.filter(({ range }) => range.start < range.end), ...insertions].sort((a, b) => a.range.start - b.range.start);
}
