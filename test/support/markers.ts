import type { TextRange } from '../../server/src/core/text/text-range.ts';

/** Stands where the cursor is (U+2502). */
const cursorMark = '│';

/**
 * Reads a text with one cursor mark `│`.
 * @returns the text without the mark and the UTF-16 offset where it stood
 * @throws Error if the mark does not stand there exactly once
 */
export function cursor(source: string): { text: string; offset: number } {
  const offset = source.indexOf(cursorMark);
  if (offset < 0 || source.indexOf(cursorMark, offset + 1) >= 0) throw new Error('Exactly one cursor mark is expected');
  return { text: source.slice(0, offset) + source.slice(offset + cursorMark.length), offset };
}

/**
 * Reads a text with marked spans `⟦…⟧`; they may be empty and nested.
 * @returns the text without the marks and the UTF-16 ranges, in order of their opening marks
 * @throws Error if a mark has no counterpart
 */
export function marked(source: string): { text: string; ranges: TextRange[] } {
  const ranges: { start: number; end: number }[] = [];
  const open: { start: number; end: number }[] = [];
  let text = '';
  for (const part of source.split(/([⟦⟧])/)) {
    if (part === '⟦') {
      const range = { start: text.length, end: -1 };
      ranges.push(range);
      open.push(range);
    } else if (part === '⟧') {
      const range = open.pop();
      if (!range) throw new Error('A closing mark has no opening one');
      range.end = text.length;
    } else text += part;
  }
  if (open.length > 0) throw new Error('An opening mark has no closing one');
  return { text, ranges };
}
