import type { TextRange } from '../../text/text-range.ts';
import type { Table } from '../walk-markdown.ts';

/** Tables of control data are short; what is longer is cut. */
const mostRows = 60;
const mostColumns = 12;
const longestHtml = 20_000;
const tag = /<(\/?)(table|tr|t[hd])(?=[\s>/])/gi;
/** Tags around the whole of a cell. */
const inlineTag = /^<\/?(?:strong|b|em|i|p|span|br|u|code)(?=[\s>/])[^<>]{0,100}>/i;
const closingTag = /<\/?(?:strong|b|em|i|p|span|br|u|code) ?\/?>$/i;

/**
 * Tables written in HTML, as far as each stands in one piece. A cell is what stands between its tags, without white
 * space and tags of emphasis around it. Cells that span several columns are not counted twice.
 * @param html ranges of raw HTML
 */
export function htmlTables(text: string, html: readonly TextRange[]): Table[] {
  const tables: TextRange[][][] = [];
  for (const { start, end } of html) {
    const source = text.slice(start, Math.min(end, start + longestHtml));
    if (!/^\s{0,9}<table/i.test(source)) continue;
    const rows: TextRange[][] = [];
    let open = -1;
    const close = (at: number): void => {
      const row = rows.at(-1);
      if (open >= 0 && row && row.length < mostColumns) row.push(trimmed(source, open, at, start));
      open = -1;
    };
    for (const match of source.matchAll(tag)) {
      const name = (match[2] as string).toLowerCase();
      close(match.index);
      if (match[1] !== '' || name === 'table') continue;
      if (name === 'tr') {
        if (rows.length === mostRows) break;
        rows.push([]);
        continue;
      }
      const begin = source.indexOf('>', match.index);
      if (begin >= 0) open = begin + 1;
    }
    const filled = rows.filter((row) => row.length > 0);
    if (filled.length > 1) tables.push(filled);
  }
  return tables;
}

function trimmed(source: string, from: number, to: number, offset: number): TextRange {
  let [start, end] = [from, to];
  for (let length = -1; length !== end - start; ) {
    length = end - start;
    while (start < end && /\s/.test(source[start] as string)) start++;
    while (end > start && /\s/.test(source[end - 1] as string)) end--;
    start += inlineTag.exec(source.slice(start, Math.min(end, start + 120)))?.[0].length ?? 0;
    end -= closingTag.exec(source.slice(Math.max(start, end - 12), end))?.[0].length ?? 0;
  }
  return { start: offset + start, end: offset + Math.max(start, end) };
}
