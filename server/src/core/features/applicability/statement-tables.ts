import type { Catalog } from '../../catalog/catalog.ts';
import { cellSource, type MarkdownTable, type TableRow, tablesIn } from '../../document/lines/markdown-table.ts';
import type { TextLines } from '../../document/lines/text-lines.ts';
import { controlsIn } from '../../document/references/applicability.ts';
import { readMarkdownCell } from '../../document/registers/markdown-cell.ts';
import { normaliseTitle } from '../../document/sections/titles.ts';
import { decisionOf } from './decision-words.ts';

/** A table of a Statement of Applicability with what its columns are for; −1 for a column it does not have. */
export interface StatementTable extends MarkdownTable {
  readonly columns: {
    readonly id: number;
    readonly applicable: number;
    /** Why a control is left out. */
    readonly reason: number;
    readonly title: number;
    readonly status: number;
  };
  readonly titles: readonly string[];
}

/** A row that decides about controls. */
export interface StatementRow {
  readonly table: StatementTable;
  readonly row: TableRow;
  readonly controls: readonly string[];
  readonly applicable: boolean | null;
}

/** The tables of a text that decide about controls, in order. */
export function statementTables(lines: TextLines, { registers }: Catalog): StatementTable[] {
  return [...tablesIn(lines)].flatMap((table): StatementTable[] => {
    const titles = table.header.cells.map((cell) => readMarkdownCell(lines.text.slice(cell.start, cell.end)));
    const ids = registers.columnsOf('soa', titles.map(normaliseTitle));
    const at = (column: string): number => ids.indexOf(column);
    const columns = { id: at('control'), applicable: at('applicable'), title: at('title'), status: at('status') };
    if (columns.id < 0 || columns.applicable < 0) return [];
    // where reasons for and against have a column each, an exclusion goes into the second
    const reason = at('justification_exclusion') < 0 ? at('justification') : at('justification_exclusion');
    return [{ ...table, titles, columns: { ...columns, reason } }];
  });
}

/** The rows of a table that name controls. */
export function statementRows(lines: TextLines, table: StatementTable, catalog: Catalog): StatementRow[] {
  return table.rows.flatMap((row): StatementRow[] => {
    const cell = row.cells[table.columns.id];
    const controls = cell ? controlsIn(readMarkdownCell(lines.text.slice(cell.start, cell.end)), catalog) : [];
    return controls.length === 0
      ? []
      : [{ table, row, controls, applicable: decisionOf(cellSource(lines, row, table.columns.applicable)) }];
  });
}
