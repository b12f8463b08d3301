import type { RegisterKind } from '../../catalog/catalog-files.ts';
import type { Registers } from '../../catalog/registers.ts';
import { ownText } from '../../text/own-text.ts';
import type { TextRange } from '../../text/text-range.ts';
import { normaliseTitle } from '../sections/titles.ts';
import type { Table } from '../walk-markdown.ts';
import { isEscaped, readMarkdownCell } from './markdown-cell.ts';
import type { Register, RegisterCell, RegisterRow } from './register.ts';

/**
 * The tables of a Markdown document that are registers by their headings.
 * @param tables rows of cells, the first row being the header; a cell is the range between its pipes
 * @param documentType only tables that a document of this type may hold are looked at
 */
export function readMarkdownRegisters(text: string, tables: readonly Table[], documentType: string, registers: Registers): Register[] {
  const found: Register[] = [];
  for (const table of tables) {
    const header = table[0] ?? [];
    const headings = header.map((cell) => normaliseTitle(readMarkdownCell(text.slice(cell.start, cell.end))));
    const kinds = new Set(headings.flatMap((heading) => registers.kindsNamedBy(heading, documentType)));
    for (const kind of kinds) {
      const columns = registers.columnsOf(kind.id, headings);
      if (!kind.identifying.every((id) => columns.includes(id)) || !namesRows(kind, columns)) continue;
      found.push({
        kind: kind.id,
        columns: columns.filter((column) => column !== null),
        rows: marksApart(table.slice(1).map((cells) => readRow(text, cells, columns))),
        range: { start: header[0]?.start ?? 0, end: header.at(-1)?.end ?? 0 },
      });
      break;
    }
  }
  return found;
}

/** The first columns of a kind say what a row is about; a table without them explains a scale or counts rows. */
function namesRows({ columns: all }: RegisterKind, columns: readonly (string | null)[]): boolean {
  return all.slice(0, 4).some(({ id }) => columns.includes(id));
}

const circle = /^[o○◯〇]$/i;

/** Where a circle says yes, as it does in Japan, a cross says no; elsewhere an `x` is a mark at what applies. */
function marksApart(rows: RegisterRow[]): RegisterRow[] {
  if (!rows.some(({ cells }) => circle.test(cells.applicable?.text ?? ''))) return rows;
  return rows.map((row) => {
    const { applicable } = row.cells;
    return applicable && /^x$/i.test(applicable.text) ? { ...row, cells: { ...row.cells, applicable: { ...applicable, text: '×' } } } : row;
  });
}

function readRow(text: string, cells: readonly TextRange[], columns: readonly (string | null)[]): RegisterRow {
  const named: Record<string, RegisterCell> = {};
  cells.forEach((cell, i) => {
    const column = columns[i];
    if (column) named[column] = { text: ownText(readMarkdownCell(text.slice(cell.start, cell.end))), range: inner(text, cell), items: [] };
  });
  return { range: { start: cells[0]?.start ?? 0, end: cells.at(-1)?.end ?? 0 }, cells: named };
}

/** A cell without its pipes and the spaces beside them. */
function inner(text: string, { start, end }: TextRange): TextRange {
  let from = start;
  let to = end;
  while (from < to && /[\s|]/.test(text[from] as string)) from++;
  while (to > from && /[\s|]/.test(text[to - 1] as string) && !isEscaped(text, to - 1)) to--;
  return from < to ? { start: from, end: to } : emptyCell(text, start, end);
}

/** The place for a text in an empty cell: behind its first space. */
function emptyCell(text: string, start: number, end: number): TextRange {
  const pipe = text[start] === '|' ? start + 1 : start;
  const at = text[pipe] === ' ' && pipe + 1 < end ? pipe + 1 : Math.min(pipe, end);
  return { start: at, end: at };
}
