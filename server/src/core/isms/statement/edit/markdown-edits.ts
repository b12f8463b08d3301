import type { Registers } from '../../../catalog/registers.ts';
import { cellEdits, cellSource, type MarkdownTable, rowLike, type TableRow, tablesIn } from '../../../document/lines/markdown-table.ts';
import { TextLines } from '../../../document/lines/text-lines.ts';
import type { PolicyDocument } from '../../../document/policy-document.ts';
import { readMarkdownCell, writeMarkdownCell } from '../../../document/registers/markdown-cell.ts';
import type { RegisterRow } from '../../../document/registers/register.ts';
import { normaliseTitle } from '../../../document/sections/titles.ts';
import type { TextEdit } from '../../../text/text-edit.ts';
import { type CellChange, type NewRow, newCellText } from './cell-change.ts';

interface RegisterTable extends MarkdownTable {
  /** Column ids by index; null for columns of no kind. */
  readonly columns: readonly (string | null)[];
}

/** Edits of the tables of a kind in a Markdown document, by cells. */
export class MarkdownEdits {
  readonly #lines: TextLines;
  readonly #document: PolicyDocument;
  readonly #registers: Registers;
  readonly #kind: string;
  readonly #tables: readonly RegisterTable[];
  readonly #rowAt = new Map<number, { readonly table: RegisterTable; readonly row: TableRow }>();

  constructor(document: PolicyDocument, text: string, kind: string, registers: Registers) {
    this.#document = document;
    this.#registers = registers;
    this.#kind = kind;
    this.#lines = new TextLines(document, text);
    const heads = new Set(document.registers.filter((one) => one.kind === kind).map(({ range }) => this.#lines.at(range.start)));
    this.#tables = [...tablesIn(this.#lines)]
      .filter(({ header }) => heads.has(header.line))
      .map((table) => ({ ...table, columns: this.#columnsOf(table) }));
    for (const table of this.#tables) for (const row of table.rows) this.#rowAt.set(row.line, { table, row });
  }

  setCells(changes: readonly CellChange[]): TextEdit[] {
    const byTable = new Map<RegisterTable, Map<TableRow, Map<string, string>>>();
    for (const { row, column, text } of changes) {
      const found = this.#find(row);
      if (!found) continue;
      const rows = byTable.get(found.table) ?? new Map<TableRow, Map<string, string>>();
      byTable.set(found.table, rows);
      const cells = rows.get(found.row) ?? new Map<string, string>();
      rows.set(found.row, cells);
      cells.set(column, writeMarkdownCell(text));
    }
    return [...byTable].flatMap(([table, rows]) => this.#changeTable(table, rows));
  }

  addRows(rows: readonly NewRow[]): TextEdit[] {
    const edits: TextEdit[] = [];
    for (const { cells, after } of rows) {
      const found = after && this.#find(after);
      const table = found?.table ?? this.#tables[0];
      if (!table) continue;
      const texts = table.columns.map((column) => writeMarkdownCell(newCellText(column === null ? '' : cells.get(column))));
      const line = rowLike(this.#lines, found?.row ?? table.rows[0] ?? table.header, texts);
      const beside = found?.row.line ?? table.header.line + 1;
      const at = this.#lines.start(beside) + this.#lines.of(beside).length;
      edits.push({ range: { start: at, end: at }, newText: this.#document.eol + line });
    }
    return edits;
  }

  /** The changes of one table; a column it does not have is put at its end, in all rows. */
  #changeTable(table: RegisterTable, rows: ReadonlyMap<TableRow, ReadonlyMap<string, string>>): TextEdit[] {
    const wanted = new Set([...rows.values()].flatMap((cells) => [...cells.keys()]));
    const known = this.#registers.kinds.get(this.#kind)?.columns ?? [];
    const added = known.filter(({ id }) => wanted.has(id) && !table.columns.includes(id)).map(({ id }) => id);
    const all = [...table.columns, ...added];
    const lines = added.length === 0 ? rows.keys() : table.rows;
    const edits: TextEdit[] = [];
    for (const row of lines) {
      const cells = rows.get(row);
      const texts = new Map<number, string>();
      for (const [column, text] of cells ?? []) texts.set(all.indexOf(column), text);
      if (added.length === 0) edits.push(...cellEdits(this.#lines, row, texts));
      else
        edits.push(
          this.#rewrite(
            row,
            all.map((_, i) => texts.get(i) ?? cellSource(this.#lines, row, i)),
          ),
        );
    }
    if (added.length === 0) return edits;
    const titles = added.map((id) => this.#title(id));
    const width = table.columns.length;
    const sources = (row: TableRow): string[] => Array.from({ length: width }, (_, i) => cellSource(this.#lines, row, i));
    edits.push(this.#rewrite(table.header, [...sources(table.header), ...titles]));
    const end = this.#lines.start(table.header.line + 1) + this.#lines.of(table.header.line + 1).trimEnd().length;
    const isClosed = this.#lines.text[end - 1] === '|';
    edits.push({ range: { start: end, end }, newText: added.map(() => (isClosed ? ' --- |' : ' | ---')).join('') });
    return edits;
  }

  #rewrite(row: TableRow, texts: readonly string[]): TextEdit {
    const start = this.#lines.start(row.line);
    return { range: { start, end: start + this.#lines.of(row.line).length }, newText: rowLike(this.#lines, row, texts) };
  }

  /** What a column is called in the language of the document. */
  #title(column: string): string {
    const { headings } = this.#registers.column(this.#kind, column) ?? {};
    const own = this.#document.language === 'en' ? undefined : headings?.[this.#document.language]?.split(';')[0];
    const title = own ?? column.replaceAll('_', ' ');
    return `${title[0]?.toUpperCase() ?? ''}${title.slice(1)}`;
  }

  #find(row: RegisterRow): { readonly table: RegisterTable; readonly row: TableRow } | undefined {
    return this.#rowAt.get(this.#lines.at(row.range.start));
  }

  #columnsOf({ header }: MarkdownTable): (string | null)[] {
    const headings = header.cells.map(({ start, end }) => normaliseTitle(readMarkdownCell(this.#lines.text.slice(start, end))));
    return this.#registers.columnsOf(this.#kind, headings);
  }
}
