import type { Catalog } from '../../catalog/catalog.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import type { RegisterRow } from '../../document/registers/register.ts';
import { listOf } from '../../document/registers/soa/soa-decision.ts';
import { isPlaceholder, normaliseTitle } from '../../document/sections/titles.ts';
import type { CellChange } from '../../isms/statement/edit/cell-change.ts';
import { registerEdits } from '../../isms/statement/edit/register-edits.ts';
import { statementRows } from '../../isms/statement/statements.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import { guardFormula, unguardFormula } from '../sheets/formula-guard.ts';
import type { ReadSheet } from '../sheets/sheet.ts';
import { type RowValues, rowKey, settled, titleOfControl, valuesOf } from './row-values.ts';
import { helpColumns, keyColumn, statementColumns } from './sheet-columns.ts';

/** A cell that somebody changed in the spreadsheet. */
export interface ImportedChange {
  /** What the row is called. */
  readonly control: string;
  readonly column: string;
  readonly from: string;
  readonly to: string;
}

/** A row that cannot be taken over, and why, in words. */
export interface ImportConflict {
  readonly control: string;
  readonly reason: string;
  readonly changes: readonly ImportedChange[];
}

/** What an import comes to. Nothing is guessed: what is not sure is a conflict. */
export interface StatementImport {
  readonly edits: readonly TextEdit[];
  readonly changes: readonly ImportedChange[];
  readonly conflicts: readonly ImportConflict[];
  /** Rows of the table whose control the statement does not have. */
  readonly unknownRows: readonly string[];
  /** Columns that the statement does not know. */
  readonly unknownColumns: readonly string[];
  /** Rows of the statement that the table does not have; they stay. */
  readonly absentRows: readonly string[];
}

/**
 * The table of a workbook or CSV file that is a statement: of several that name controls, what was exported as one, else
 * one that says what applies. Undefined if none names controls and something of them.
 */
export function statementTable(sheets: readonly ReadSheet[], catalog: Catalog): ReadSheet | undefined {
  const tables = sheets.flatMap((sheet) => {
    const head = sheet.rows[0] ?? [];
    const columns = columnsOf(head, catalog).filter((column) => column !== null);
    // any file has a first line, and a heading that is missing passes for that of the control
    if (!columns.includes('control') || columns.length < 2) return [];
    return [{ sheet, isExported: keyColumnOf(head) >= 0, decides: columns.includes('applicable') }];
  });
  return (tables.find(({ isExported }) => isExported) ?? tables.find(({ decides }) => decides) ?? tables[0])?.sheet;
}

function keyColumnOf(head: readonly string[]): number {
  return head.findIndex((title) => settled(title).toLowerCase() === keyColumn.toLowerCase());
}

/**
 * Compares a table that came back from a reviewer with the statement as it is now. A row that only the reviewer changed
 * is taken over; one that only changed here stays; one that both changed, or of which nobody knows, is a conflict.
 * @param text the text the statement was read from
 * @param own titles of the organisation's own controls
 */
export function importStatement(
  document: PolicyDocument,
  text: string,
  table: ReadSheet,
  catalog: Catalog,
  own: Readonly<Record<string, string>>,
): StatementImport {
  const [head = [], ...body] = table.rows;
  const columns = columnsOf(head, catalog);
  const keyAt = keyColumnOf(head);
  const known = new Set([...Object.values(helpColumns), keyColumn].map((title) => title.toLowerCase()));
  const unknownColumns = head.filter(
    (title, i) => columns[i] === null && settled(title) !== '' && !known.has(settled(title).toLowerCase()),
  );
  const places = new RowPlaces(document, catalog);
  const changes: ImportedChange[] = [];
  const cells: CellChange[] = [];
  const conflicts: ImportConflict[] = [];
  const unknownRows: string[] = [];
  for (const line of body) {
    const values = new Map(columns.flatMap((column, i) => (column === null ? [] : [[column, settled(line[i] ?? '')] as const])));
    const control = unguardFormula(values.get('control') ?? '');
    if ([...values.values()].every((value) => value === '')) continue;
    const key = keyAt < 0 ? '' : settled(line[keyAt] ?? '');
    const found = places.take(control, key);
    if (found === 'unknown') unknownRows.push(control === '' ? '(no control)' : control);
    else if (found === 'ambiguous')
      conflicts.push({ control, reason: 'the statement has several rows for it, and none is as it was exported', changes: [] });
    else {
      const { row, current } = found;
      const title = titleOfControl(control, catalog, own);
      const differing = changesOf(control, current, values, title);
      if (differing.length === 0 || isAsExported(key, values, title, catalog)) continue;
      const reason = whyNot(key, current, differing);
      if (reason !== null) conflicts.push({ control, reason, changes: differing });
      else {
        changes.push(...differing);
        cells.push(...differing.map((change) => cellChange(row, change)));
      }
    }
  }
  const edits = cells.length === 0 ? [] : (registerEdits(document, text, 'soa', catalog)?.setCells(cells) ?? []);
  return { edits, changes, conflicts, unknownRows, unknownColumns, absentRows: places.rest() };
}

/** The cells that differ. A title that only the export put in, and the apostrophe before what looks like a formula, do not. */
function changesOf(control: string, current: RowValues, values: RowValues, title: string): ImportedChange[] {
  const found: ImportedChange[] = [];
  for (const [column, to] of values) {
    const from = current.get(column) ?? '';
    if (column === 'control' || isSame(from, to) || (column === 'title' && from === '' && to === title)) continue;
    found.push({ control, column, from, to: unguardFormula(to) });
  }
  return found;
}

/** True if a row came back as it went out: then what differs was changed here. */
function isAsExported(key: string, values: RowValues, title: string, catalog: Catalog): boolean {
  if (key === '') return false;
  const columns = statementColumns(catalog).map(({ id }) => id);
  if (columns.some((column) => !values.has(column))) return false;
  const read = (of: (text: string) => string): Map<string, string> =>
    new Map(columns.map((column) => [column, of(values.get(column) ?? '')]));
  return [read((text) => text), read(unguardFormula)].some((row) => {
    // a title that only the export put in is no part of the row
    return rowKey(row) === key || (row.get('title') === title && rowKey(row.set('title', '')) === key);
  });
}

/** Why a row is not taken over; null if it can be. */
function whyNot(key: string, current: RowValues, changes: readonly ImportedChange[]): string | null {
  if (key === rowKey(current)) return null;
  if (key !== '') return 'it was changed here since the export; export it again';
  // without a key only what is empty here can be filled in
  const isFilling = changes.every(({ from, column }) => isPlaceholder(from) || (column === 'applicable' && from === 'undecided'));
  return isFilling ? null : 'it has no row key, so nobody can tell which side is newer';
}

function cellChange(row: RegisterRow, { column, to }: ImportedChange): CellChange {
  const isList = (row.cells[column]?.items.length ?? 0) > 0;
  return { row, column, text: to, ...(isList && { items: listOf({ text: to, range: row.range, items: [] }) }) };
}

function isSame(here: string, there: string): boolean {
  if (here === there || guardFormula(here) === there || unguardFormula(there) === here) return true;
  // spreadsheets write truth in capitals
  return /^(?:true|false)$/i.test(here) && here.toLowerCase() === there.toLowerCase();
}

function columnsOf(head: readonly string[], { registers }: Catalog): (string | null)[] {
  const titles = head.map((title) => normaliseTitle(settled(title).replaceAll('_', ' ')));
  const help = new Set(Object.values(helpColumns).map((title) => title.toLowerCase()));
  return registers.columnsOf(
    'soa',
    titles.map((title) => (help.has(title as never) || title === keyColumn.toLowerCase() ? '\0' : title)),
  );
}

/** A row of the statement that a line of the table may be. */
interface RowPlace {
  readonly row: RegisterRow;
  readonly current: RowValues;
  taken: boolean;
}

/** The rows for one control. */
interface ControlRows {
  readonly rows: RowPlace[];
  /** Row key → rows that are so now and that nobody took, the first one last. */
  readonly byKey: Map<string, RowPlace[]>;
}

/** The rows of a statement by control, each given out once. */
class RowPlaces {
  readonly #byControl = new Map<string, ControlRows>();

  constructor(document: PolicyDocument, catalog: Catalog) {
    for (const { row } of statementRows(document).reverse()) {
      const current = valuesOf(row, catalog);
      const control = current.get('control') ?? '';
      if (control === '') continue;
      const { rows, byKey } = this.#byControl.get(control) ?? { rows: [], byKey: new Map<string, RowPlace[]>() };
      this.#byControl.set(control, { rows, byKey });
      const place = { row, current, taken: false };
      rows.push(place);
      const key = rowKey(current);
      const alike = byKey.get(key);
      if (alike) alike.push(place);
      else byKey.set(key, [place]);
    }
  }

  take(control: string, key: string): RowPlace | 'unknown' | 'ambiguous' {
    const known = this.#byControl.get(control);
    if (!known) return 'unknown';
    const [only, ...others] = known.rows.slice(0, 2);
    const found = known.byKey.get(key)?.pop() ?? (others.length === 0 ? only : undefined);
    if (!found || found.taken) return 'ambiguous';
    found.taken = true;
    return found;
  }

  /** Controls of the rows that nobody took. */
  rest(): string[] {
    return [...this.#byControl].flatMap(([control, { rows }]) => (rows.some(({ taken }) => !taken) ? [control] : [])).reverse();
  }
}
