/** What a cell holds. Dates are texts, ISO; null is an empty cell. */
export type CellValue = string | number | boolean | null;

/** A table of a workbook, with a head. */
export interface Sheet {
  /** What its tab says; writers make it fit what a format allows. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** Rows below the head, each at most as long as there are columns. */
  readonly rows: readonly (readonly CellValue[])[];
}

/** One column of a {@link Sheet}. */
export interface SheetColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
}

/** A table that was read: what a person sees in the cells, the head first. All rows are equally long. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** A table that a format cannot hold, or a file that is no table; one line for the user. */
export class SheetError extends Error {
  override readonly name = 'SheetError';
}

/** What a cell shows. */
export function cellText(value: CellValue): string {
  return value === null ? '' : String(value);
}

/** The head and the rows, all as long as the longest. */
export function gridOf(sheet: Sheet): CellValue[][] {
  return evenRows<CellValue>([sheet.columns.map((column) => column.title), ...sheet.rows], null);
}

/** Rows filled up to the longest. */
export function evenRows<T>(rows: readonly (readonly T[])[], empty: T): T[][] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return rows.map((row) => [...row, ...new Array<T>(width - row.length).fill(empty)]);
}
