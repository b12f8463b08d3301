import { parseCsv, writeCsv as rowsToCsv } from 'hucre/csv';
import { guardFormula, unguardFormula } from './formula-guard.ts';
import { cellText, evenRows, gridOf, type ReadSheet, type Sheet } from './sheet.ts';

const delimiters: ReadonlySet<string> = new Set([',', ';', '\t']);

/**
 * A table as CSV: UTF-8 with a mark, by which Excel tells it, commas, CRLF. Nothing in it is a formula.
 * @returns the text of the file
 */
export function writeCsv(sheet: Sheet): string {
  const rows = gridOf(sheet).map((row) => row.map((cell) => (typeof cell === 'string' ? guardFormula(cell) : cellText(cell))));
  // The head is quoted, so that it tells what parts the cells. A lone empty cell is too, or its row would read as none.
  const lines = rows.map((row, y) => rowsToCsv([row], { quoteStyle: y === 0 || (row.length === 1 && row[0] === '') ? 'all' : 'required' }));
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
}

/**
 * A table from CSV, as {@link writeCsv} or a spreadsheet writes it.
 * @param text with commas, semicolons or tabs, told from its head
 * @param name what to call the table
 */
export function readCsv(text: string, name = ''): ReadSheet {
  const rows = parseCsv(text, { delimiter: delimiterOf(text) });
  return {
    name,
    rows: evenRows(
      rows.map((row) => row.map((cell) => unguardFormula(typeof cell === 'string' ? cell : ''))),
      '',
    ),
  };
}

/** The first character outside quotes that can part cells; a comma if the head has one cell. */
function delimiterOf(text: string): string {
  let quoted = false;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (!quoted && delimiters.has(char)) return char;
    else if (!quoted && (char === '\n' || char === '\r')) break;
  }
  return ',';
}
