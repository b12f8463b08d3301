import type { TextRange } from '../../text/text-range.ts';

/** A cell of a CSV file. */
export interface CsvCell {
  /** Without quotes; doubled quotes are one. */
  readonly text: string;
  /** With its quotes, without the separator. */
  readonly range: TextRange;
}

/** What stands in a CSV file. */
export interface CsvReading {
  /** Rows of cells; empty lines are left out. */
  readonly rows: readonly (readonly CsvCell[])[];
  readonly separator: string;
  /** Where a quote is opened that is never closed; −1 if all are. */
  readonly openQuote: number;
}

const separators = [',', ';', '\t'];

/**
 * Reads CSV (RFC 4180; the separator is the one of comma, semicolon and tab that the first line has most of). No library
 * tells where a cell stands, which findings need.
 */
export function readCsvCells(text: string): CsvReading {
  const separator = separatorOf(text);
  const rows: CsvCell[][] = [];
  let row: CsvCell[] = [];
  let openQuote = -1;
  let at = 0;
  while (at <= text.length) {
    const start = at;
    const quoted = text[at] === '"';
    if (quoted) {
      const close = closingQuote(text, at + 1);
      if (close < 0 && openQuote < 0) openQuote = at;
      at = close < 0 ? text.length : close + 1;
    }
    while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
    row.push(cell(text, start, at, quoted));
    if (at < text.length && text[at] === separator) {
      at++;
      continue;
    }
    if (row.length > 1 || row[0]?.text !== '') rows.push(row);
    row = [];
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
  }
  return { rows, separator, openQuote };
}

function cell(text: string, start: number, end: number, quoted: boolean): CsvCell {
  const source = text.slice(start, end);
  const inner = quoted ? source.replace(/^"|"\s*$/g, '').replaceAll('""', '"') : source;
  return { text: inner.trim(), range: { start, end } };
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return -1;
}

function separatorOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const line = (end < 0 ? text : text.slice(0, end)).replace(/"[^"]*"/g, '');
  let best = separators[0] as string;
  for (const separator of separators) if (line.split(separator).length > line.split(best).length) best = separator;
  return best;
}
