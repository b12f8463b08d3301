import type { Registers } from '../../../catalog/registers.ts';
import type { PolicyDocument } from '../../../document/policy-document.ts';
import { type CsvCell, readCsvCells } from '../../../document/registers/csv-cells.ts';
import type { Register } from '../../../document/registers/register.ts';
import { normaliseTitle } from '../../../document/sections/titles.ts';
import type { TextEdit } from '../../../text/text-edit.ts';
import { type CellChange, type NewRow, newCellText } from './cell-change.ts';

/** Edits of a register in CSV, by cells. */
export class CsvEdits {
  readonly #document: PolicyDocument;
  readonly #separator: string;
  readonly #rows: readonly (readonly CsvCell[])[];
  readonly #columns: readonly (string | null)[];
  readonly #register: Register;

  constructor(document: PolicyDocument, text: string, register: Register, registers: Registers) {
    this.#document = document;
    this.#register = register;
    const { rows, separator } = readCsvCells(text);
    this.#rows = rows;
    this.#separator = separator;
    const headings = (rows[0] ?? []).map((cell) => normaliseTitle(cell.text.replaceAll('_', ' ')));
    this.#columns = registers.columnsOf(register.kind, headings);
  }

  setCells(changes: readonly CellChange[]): TextEdit[] {
    const edits: TextEdit[] = [];
    const all = [...this.#columns];
    const missing = new Map<number, CellChange[]>();
    for (const change of changes) {
      const cell = change.row.cells[change.column];
      if (cell) {
        edits.push({ range: cell.range, newText: this.#written(change.text) });
        continue;
      }
      if (!all.includes(change.column)) all.push(change.column);
      missing.set(change.row.range.start, [...(missing.get(change.row.range.start) ?? []), change]);
    }
    const titles = all.slice(this.#columns.length).map((column) => this.#separator + this.#written(column ?? ''));
    if (titles.length > 0) edits.push(this.#insert(this.#rows[0]?.at(-1)?.range.end ?? 0, titles.join('')));
    const byStart = new Map(this.#rows.map((cells) => [cells[0]?.range.start ?? 0, cells]));
    for (const [start, own] of missing) {
      const cells = byStart.get(start);
      if (!cells) continue;
      const last = Math.max(...own.map(({ column }) => all.indexOf(column)));
      const texts = all.slice(cells.length, last + 1).map((column) => own.find((change) => change.column === column)?.text ?? '');
      edits.push(this.#insert(cells.at(-1)?.range.end ?? start, texts.map((text) => this.#separator + this.#written(text)).join('')));
    }
    return edits;
  }

  addRows(rows: readonly NewRow[]): TextEdit[] {
    return rows.map(({ cells, after }) => {
      const line = this.#columns
        .map((column) => this.#written(newCellText(column === null ? '' : cells.get(column))))
        .join(this.#separator);
      return this.#insert(after?.range.end ?? this.#register.range.end, this.#document.eol + line);
    });
  }

  #written(text: string): string {
    return /["\r\n,;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  #insert(at: number, newText: string): TextEdit {
    return { range: { start: at, end: at }, newText };
  }
}
