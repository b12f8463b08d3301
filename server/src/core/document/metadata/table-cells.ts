import { firstIndex } from '../../text/first-index.ts';
import type { TextRange } from '../../text/text-range.ts';

/** A table as rows of cells, the first row being the header. */
export type CellTable = readonly (readonly TextRange[])[];

/** Where a cell stands. */
export interface CellPlace {
  readonly table: CellTable;
  readonly row: number;
  readonly column: number;
}

/** The cell that holds an offset; null if none does. @param tables in document order */
export function cellAt(tables: readonly CellTable[], offset: number): CellPlace | null {
  const table = tables[lastStartingBy(tables, offset, (each) => each[0]?.[0])];
  if (!table) return null;
  const row = lastStartingBy(table, offset, (each) => each[0]);
  const cells = table[row] ?? [];
  const column = lastStartingBy(cells, offset, (each) => each);
  const cell = cells[column];
  return cell && offset < cell.end ? { table, row, column } : null;
}

/** The header of a cell's column and the first cell of its row, itself left out. */
export function headersOf({ table, row, column }: CellPlace): TextRange[] {
  const headers: TextRange[] = [];
  const top = table[0]?.[column];
  const left = table[row]?.[0];
  if (row > 0 && top) headers.push(top);
  if (column > 0 && left) headers.push(left);
  return headers;
}

/** Index of the last item that starts at or before an offset, −1 if there is none. */
function lastStartingBy<T>(items: readonly T[], offset: number, rangeOf: (item: T) => TextRange | undefined): number {
  return firstIndex(items, (item) => (rangeOf(item)?.start ?? 0) > offset) - 1;
}
