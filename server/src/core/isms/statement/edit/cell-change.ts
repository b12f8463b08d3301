import type { RegisterRow } from '../../../document/registers/register.ts';

/** What a cell of a register is to say. */
export interface CellChange {
  readonly row: RegisterRow;
  /** Id of a column of the catalogue. */
  readonly column: string;
  /** Plain text; lines end with `\n`. */
  readonly text: string;
  /** The items, where YAML is to have a list; {@link text} has them joined. */
  readonly items?: readonly string[];
}

/** What cells of a new row hold: column → plain text, or the items of a list. */
export type NewCells = ReadonlyMap<string, string | readonly string[]>;

/** A row to be added. */
export interface NewRow {
  readonly cells: NewCells;
  /** The row it stands behind; null: before the first one, or as the first. */
  readonly after: RegisterRow | null;
}

/** What a new cell says where there are no lists. */
export function newCellText(cell: string | readonly string[] | undefined): string {
  return typeof cell === 'string' ? cell : (cell ?? []).join(', ');
}
