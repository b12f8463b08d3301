import { type Catalog, type Control, controlIdOf } from '../catalog/catalog.ts';
import { currentEdition } from '../catalog/control-ids.ts';
import { cellEdits, cellSource, escapeCell, rowLike, type TableRow } from '../document/lines/markdown-table.ts';
import { TextLines } from '../document/lines/text-lines.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { isPlaceholder } from '../document/sections/titles.ts';
import { registerEdits } from '../isms/statement/edit/register-edits.ts';
import { undecidedRows } from '../isms/statement/undecided-rows.ts';
import type { IsmsService } from '../service-api.ts';
import { insertion, type TextEdit } from '../text/text-edit.ts';
import { exclusionStatus, exclusionWord } from './applicability/decision-words.ts';
import { type StatementRow, type StatementTable, statementRows, statementTables } from './applicability/statement-tables.ts';

/**
 * The Statement of Applicability that decides about a control: the one with a row for it, else the one with most rows;
 * undefined if the workspace has none.
 */
export function statementFor(service: IsmsService, control: string): PolicyDocument | undefined {
  const [decided] = service.index.applicabilityOf(controlIdOf(control));
  if (decided) return decided.document;
  let best: PolicyDocument | undefined;
  for (const document of service.documents())
    if (document.classification.type === 'soa' && (!best || document.applicability.length > best.applicability.length)) best = document;
  return best;
}

/**
 * The edits that set a control to not applicable in a Statement of Applicability, with the words its columns use. A row
 * for several controls is parted; a missing row is added in catalogue order.
 * @param text the text the statement was read from
 * @param control `A.7.4`, or with its framework
 * @returns null if nothing is to change, there is no such control or reason, or no table decides about controls
 */
export function excludeControlEdits(
  catalog: Catalog,
  document: PolicyDocument,
  text: string,
  control: string,
  justification: string,
): TextEdit[] | null {
  const wanted = catalog.control(currentEdition, controlIdOf(control));
  if (document.format !== 'markdown') return wanted ? excludeRow(catalog, document, text, wanted, justification) : null;
  const reason = escapeCell(justification);
  if (!wanted || isPlaceholder(reason)) return null;
  const lines = new TextLines(document, text);
  const tables = statementTables(lines, catalog);
  const rows = tables.flatMap((table) => statementRows(lines, table, catalog));
  const statement: Statement = { document, lines, catalog, rows };
  const own = rows.filter(({ controls }) => controls.includes(wanted.id));
  const edits = own.length > 0 ? own.flatMap((row) => change(statement, row, wanted, reason)) : add(statement, tables, wanted, reason);
  return edits.length > 0 ? edits : null;
}

/** In YAML and CSV; null also for a row about several controls, which is for its author to part. */
function excludeRow(catalog: Catalog, document: PolicyDocument, text: string, { id }: Control, justification: string): TextEdit[] | null {
  const reason = justification.replace(/\s+/g, ' ').trim();
  const editor = registerEdits(document, text, 'soa', catalog);
  if (!editor || isPlaceholder(reason)) return null;
  const own = document.applicability.find(({ control }) => control === id);
  if (!own) {
    const rows = undecidedRows(document, [id], catalog);
    const edits = editor.addRows(
      rows.map(({ cells, after }) => ({ cells: new Map([...cells, ['applicable', 'no'], ['justification', reason]]), after })),
    );
    return edits.length > 0 ? edits : null;
  }
  if (document.applicability.some(({ row, control }) => row === own.row && control !== id)) return null;
  const { row } = own;
  const column = row.cells.justification_exclusion && !row.cells.justification?.text ? 'justification_exclusion' : 'justification';
  const cells = { ...(own.applicable !== false && { applicable: 'no' }), [column]: reason };
  const changes = Object.entries(cells).filter(([name, value]) => row.cells[name]?.text !== value);
  return changes.length === 0 ? null : editor.setCells(changes.map(([name, value]) => ({ row, column: name, text: value })));
}

interface Statement {
  readonly document: PolicyDocument;
  readonly lines: TextLines;
  readonly catalog: Catalog;
  readonly rows: readonly StatementRow[];
}

function change(statement: Statement, own: StatementRow, control: Control, reason: string): TextEdit[] {
  const { lines, document } = statement;
  const { table, row, controls } = own;
  const texts = decision(statement, table, reason);
  // a word for "no" that is there already stays, whatever others say
  if (own.applicable === false && table.columns.reason >= 0) texts.delete(table.columns.applicable);
  if (own.applicable === false && cellSource(lines, row, table.columns.status) !== '') texts.delete(table.columns.status);
  if (controls.length === 1) return cellEdits(lines, row, texts);
  const at = controls.indexOf(control.id);
  const copy = (ids: readonly string[]): string[] =>
    ids.length === 0 ? [] : [written(statement, row, table, new Map([[table.columns.id, idRange(statement, ids)]]), true)];
  const excluded = new Map([...texts, [table.columns.id, control.id]]);
  if (table.columns.title >= 0) excluded.set(table.columns.title, escapeCell(control.title));
  const newText = [...copy(controls.slice(0, at)), written(statement, row, table, excluded, false), ...copy(controls.slice(at + 1))].join(
    document.eol,
  );
  const start = lines.start(row.line);
  return [{ range: { start, end: start + lines.of(row.line).length }, newText }];
}

/** What the cells of an excluded control hold, by column. */
function decision({ document, lines, rows }: Statement, table: StatementTable, reason: string): Map<number, string> {
  const { applicable, reason: reasonColumn, status } = table.columns;
  const cells = table.rows.map((row) => cellSource(lines, row, applicable));
  const word = exclusionWord(cells, table.titles[applicable] ?? '', document.language);
  const texts = new Map([[applicable, reasonColumn < 0 ? `${word}: ${reason}` : word]]);
  if (reasonColumn >= 0) texts.set(reasonColumn, reason);
  if (status >= 0) {
    const others = rows.filter((row) => row.table === table && row.applicable === false);
    texts.set(
      status,
      exclusionStatus(
        others.map(({ row }) => cellSource(lines, row, status)),
        document.language,
      ),
    );
  }
  return texts;
}

function add(statement: Statement, tables: readonly StatementTable[], control: Control, reason: string): TextEdit[] {
  const { document, lines } = statement;
  const { neighbour, isAfter } = neighbourOf(statement, control);
  const table = neighbour?.table ?? tables[0];
  if (!table) return [];
  const model = neighbour?.row ?? table.rows[0];
  const texts = decision(statement, table, reason);
  const modelId = neighbour ? cellSource(lines, neighbour.row, table.columns.id) : '';
  const isTitled = table.columns.title < 0 && /\d\s{1,3}(?:[-–—:]\s{0,3})?\p{L}{2}/u.test(modelId);
  const id = /^[*_`]{0,3}\d/.test(modelId) ? control.id.replace(/^A\./, '') : control.id;
  const mark = /^(\*\*|`)[^*`]+\1$/.exec(modelId)?.[1] ?? '';
  texts.set(table.columns.id, isTitled ? `${id} ${escapeCell(control.title)}` : `${mark}${id}${mark}`);
  if (table.columns.title >= 0) texts.set(table.columns.title, escapeCell(control.title));
  const line = written(statement, model ?? table.header, table, texts, false);
  const beside = neighbour ? neighbour.row.line : (table.rows.at(-1)?.line ?? table.header.line + 1);
  if (neighbour && !isAfter) return [insertion(lines.start(beside), line + document.eol)];
  const end = lines.start(beside) + lines.of(beside).length;
  return [insertion(end, document.eol + line)];
}

/** The row a new one stands beside: the next lower of its theme, else the next higher, else the same among all themes. */
function neighbourOf({ catalog, rows }: Statement, control: Control): { neighbour: StatementRow | undefined; isAfter: boolean } {
  const order = new Map([...(catalog.frameworks.get(currentEdition)?.controls.keys() ?? [])].map((id, i) => [id, i]));
  const rank = (id: string | undefined): number => order.get(id ?? '') ?? -1;
  const theme = (id: string): string => id.slice(0, id.lastIndexOf('.'));
  const own = rank(control.id);
  for (const candidates of [rows.filter(({ controls }) => controls.some((id) => theme(id) === theme(control.id))), rows]) {
    let lower: StatementRow | undefined;
    let higher: StatementRow | undefined;
    for (const row of candidates) {
      const [first, last] = [rank(row.controls[0]), rank(row.controls.at(-1))];
      if (last < own && (!lower || last >= rank(lower.controls.at(-1)))) lower = row;
      if (first > own && (!higher || first < rank(higher.controls[0]))) higher = row;
    }
    if (lower || higher) return { neighbour: lower ?? higher, isAfter: lower !== undefined };
  }
  return { neighbour: undefined, isAfter: true };
}

/** A line of the table; cells that are not told are empty or, for a copy, those of the model. */
function written(
  { lines }: Statement,
  model: TableRow,
  table: StatementTable,
  texts: ReadonlyMap<number, string>,
  isCopy: boolean,
): string {
  const width = Math.max(table.header.cells.length, ...[...texts.keys()].map((column) => column + 1));
  const cells = Array.from({ length: width }, (_, column) => texts.get(column) ?? (isCopy ? cellSource(lines, model, column) : ''));
  return rowLike(lines, model, cells);
}

/** `A.5.15`, `A.5.15–A.5.17` where they follow each other in the catalogue, else `A.5.15/A.5.18`. */
function idRange({ catalog }: Statement, ids: readonly string[]): string {
  const all = [...(catalog.frameworks.get(currentEdition)?.controls.keys() ?? [])];
  const from = all.indexOf(ids[0] as string);
  const isRun = ids.length > 1 && ids.every((id, i) => all[from + i] === id);
  return isRun ? `${ids[0]}–${ids.at(-1)}` : ids.join('/');
}
