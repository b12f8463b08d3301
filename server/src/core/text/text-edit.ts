import type { TextRange } from './text-range.ts';

/** One replacement in one file. `range` is in UTF-16 offsets of the text it was made for; empty means insertion. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/** The edit that puts a text in at an offset. */
export function insertion(offset: number, newText: string): TextEdit {
  return { range: { start: offset, end: offset }, newText };
}

/**
 * Applies edits to a text. Edits that overlap one taken earlier (in order of position) are left out, so the result is
 * always well formed; insertions at one place keep their order.
 * @returns the new text and the edits that were left out
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): { text: string; skipped: TextEdit[] } {
  const sorted = edits.map((edit, order) => ({ edit, order }));
  sorted.sort((a, b) => a.edit.range.start - b.edit.range.start || a.edit.range.end - b.edit.range.end || a.order - b.order);
  const parts: string[] = [];
  const skipped: TextEdit[] = [];
  let at = 0;
  for (const { edit } of sorted) {
    if (edit.range.start < at) {
      skipped.push(edit);
      continue;
    }
    parts.push(text.slice(at, edit.range.start), edit.newText);
    at = edit.range.end;
  }
  parts.push(text.slice(at));
  return { text: parts.join(''), skipped };
}
