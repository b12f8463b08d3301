import type { TextRange } from '../../text/text-range.ts';

/** A block is looked at this far to each side of a place. */
const reach = 800;
/** How a line begins that does not go on with the block of the line before it: items, headings, tables, quotes, HTML. */
const opening = /[ \t]*(?:[-*+][ \t]|\d{1,3}[.)][ \t]|[a-zA-Z][.)][ \t]|\(?[a-zA-Z0-9]{1,3}\)[ \t]|#|\||>|<|[=-]{3}|\r?$)/my;

/** The paragraph, list item or table cell that holds a place of a text, lines that are wrapped included. */
export function blockAround(text: string, at: number): TextRange {
  let start = text.lastIndexOf('\n', at - 1) + 1;
  let end = lineEnd(text, at);
  if (/^[ \t]*\|/.test(text.slice(start, at + 1))) return cellAround(text, { start, end }, at);
  while (start > 0 && at - start < reach && !opens(text, start)) {
    const above = text.lastIndexOf('\n', start - 2) + 1;
    if (isHeadingOrBlank(text, above)) break;
    start = above;
  }
  while (end < text.length && end - at < reach && !opens(text, end + 1)) end = lineEnd(text, end + 1);
  return { start, end };
}

function cellAround(text: string, line: TextRange, at: number): TextRange {
  const end = text.indexOf('|', at);
  return { start: text.lastIndexOf('|', at - 1) + 1, end: end < 0 || end > line.end ? line.end : end };
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function opens(text: string, lineStart: number): boolean {
  opening.lastIndex = lineStart;
  return opening.test(text);
}

function isHeadingOrBlank(text: string, lineStart: number): boolean {
  const line = text.slice(lineStart, lineEnd(text, lineStart));
  return /^\s*(?:#|$)/.test(line);
}

/** Lines between an item and what leads to its list. */
const mostItems = 20;

/** What leads to the list that holds an item, the row that holds a cell; empty for other blocks. */
export function leadOf(text: string, block: TextRange): string {
  const lineStart = text.lastIndexOf('\n', block.start - 1) + 1;
  const line = text.slice(lineStart, lineEnd(text, lineStart));
  if (/^[ \t]*\|/.test(line)) return line;
  if (!/^[ \t]*(?:[-*+]|\w{1,3}[.)])[ \t]/.test(line)) return '';
  let start = lineStart;
  for (let lines = 0; start > 0 && lines < mostItems; lines++) {
    const above = text.lastIndexOf('\n', start - 2) + 1;
    const lead = text.slice(above, start - 1);
    if (/:[*_ \t\r]*$/.test(lead)) return lead;
    if (/^\s*#/.test(lead)) return '';
    start = above;
  }
  return '';
}
