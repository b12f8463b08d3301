import { isDelimiterRow } from '../../../document/lines/line-shapes.ts';
import { readMarkdownCell, writeMarkdownCell } from '../../../document/registers/markdown-cell.ts';
import { normaliseTitle } from '../../../document/sections/titles.ts';
import { columnCandidates } from '../../register/column-candidates.ts';
import { controlCandidates } from '../control-candidates.ts';
import { type CompletionList, completionItems, noItems } from '../items.ts';
import { type BodyRequest, bodyFramework, type LineAt, lineAt, listToken } from './body-request.ts';

const annexHeader = /annexe?[ \u00a0]a\b|anhang[ \u00a0]a\b|anexo[ \u00a0]a\b|2700[12]/;
const controlHeader =
  /^(?:[\p{L}\d()/:.-]{1,20} ){0,4}(?:controls?|safeguards?|kontrollen?|maßnahmen?|contrôles?|mesures?|controles?|medidas?)(?: (?:ids?|no\.?|nr\.?|numbers?|ref(?:erence)?s?\.?|#))?(?: \([^()]{0,40}\))?$/u;
/** Columns that speak about controls and hold none. */
const aboutControls =
  /\b(?:owner|title|name|description|text|status|effectiveness|type|family|objective|applicab|justification|access|titel|beschreibung|eigner|umsetzung|titre|nom|título|descripción)/u;
/** Headers under which a Statement of Applicability has its ids. */
const idHeader = /^(?:|id|ids|ref\.?|reference|no\.?|nr\.?|#|referenz|référence|referencia)$/u;
const controlId = /^[\s*_`[]*A[. \u00a0]?\d{1,2}\.\d{1,2}(?!\d)/;
/** Rows that are looked at to see what a column holds. */
const looked = 200;

/** The table around a line. */
interface TableAt {
  readonly header: string;
  /** Lines below the delimiter row other than the cursor's, {@link looked} at most. */
  readonly rows: readonly string[];
  readonly start: number;
}

/** Completes cells of columns that hold control ids, as in a Statement of Applicability or a risk register; null elsewhere. */
export function completeTableCell(request: BodyRequest, line: LineAt): CompletionList | null {
  const { text, offset, document } = request;
  if (!(line.before + line.after).includes('|')) return null;
  const table = tableAt(text, line);
  const framework = bodyFramework(request);
  if (!table || !framework) return null;
  const row = text.slice(line.start, line.end);
  const cells = cellsOf(row);
  const column = cells.findIndex(({ start, end }) => line.before.length >= start && line.before.length <= end);
  const cell = cells[column];
  if (!cell) return null;
  if (!holdsControls(table, column, document.classification.type === 'soa')) return completeValue(request, line, table, column, cell);
  const token = listToken(text, line.start + cell.start, offset, line.start + cell.end);
  // behind a whole id its title follows, and behind a sentence nothing
  if (/\d\s+$|^(?:\S+\s+){5}/.test(token.typed)) return noItems;
  const isSoa = document.classification.type === 'soa';
  const scope = isSoa
    ? { start: table.start, end: tableEnd(text, line.end) }
    : { start: line.start + cell.start, end: line.start + cell.end };
  const ids = new Set<string>();
  for (const { range, controls } of document.references)
    if (range.start >= scope.start && range.end <= scope.end && !(range.start <= offset && offset <= range.end))
      for (const control of controls) ids.add(control);
  const note = isSoa ? 'already in this table' : 'already in this cell';
  const candidates = controlCandidates(framework, token.typed, { ids, note, sink: true });
  const lead = /[|,;]/.test(text[token.range.start - 1] ?? '') ? ' ' : '';
  return completionItems(candidates, { ...token, lead }, true);
}

/** What a column of a register can hold that is no control: values of a fixed set, documents, people, days. */
function completeValue(
  { service, document, text, offset }: BodyRequest,
  line: LineAt,
  table: TableAt,
  column: number,
  cell: { readonly start: number; readonly end: number },
): CompletionList | null {
  const register = document.registers.find(({ range }) => document.lines.lineAt(range.start) === document.lines.lineAt(table.start));
  if (!register) return null;
  const headings = cellsOf(table.header).map((_, i) => normaliseTitle(readMarkdownCell(cellText(table.header, i))));
  const id = service.catalog.registers.columnsOf(register.kind, headings)[column];
  if (!id) return null;
  const token = listToken(text, line.start + cell.start, offset, line.start + cell.end);
  const place = { service, document, kind: register.kind, column: id, offset, typed: token.typed, write: writeMarkdownCell };
  const found = columnCandidates(place);
  const lead = /[|,;]/.test(text[token.range.start - 1] ?? '') ? ' ' : '';
  return found && completionItems(found.candidates, { ...token, lead }, found.searched);
}

function tableAt(text: string, line: LineAt): TableAt | null {
  const rows: string[] = [];
  for (let at = line.start; at > 0; ) {
    const above = lineAt(text, previousLineEnd(text, at));
    const content = text.slice(above.start, above.end);
    if (!content.includes('|')) return null;
    if (isDelimiterRow(content)) {
      if (above.start === 0) return null;
      const header = lineAt(text, previousLineEnd(text, above.start));
      const below = rowsBelow(text, line.end, looked - rows.length);
      return { header: text.slice(header.start, header.end), rows: [...rows, ...below], start: header.start };
    }
    if (rows.length < looked) rows.push(content);
    at = above.start;
  }
  return null;
}

function previousLineEnd(text: string, lineStart: number): number {
  return text[lineStart - 1] === '\n' && text[lineStart - 2] === '\r' ? lineStart - 2 : lineStart - 1;
}

function rowsBelow(text: string, end: number, most: number): string[] {
  const rows = text
    .slice(end, end + 40_000)
    .split(/\r?\n/, Math.max(0, most) + 1)
    .slice(1);
  const blank = rows.findIndex((row) => !row.includes('|'));
  return blank < 0 ? rows : rows.slice(0, blank);
}

function tableEnd(text: string, from: number): number {
  const blank = text.slice(from).search(/\r?\n[ \t>]*(?:\r?\n|$)/);
  return blank < 0 ? text.length : from + blank;
}

/** The cells of a row as offsets in the line, without their pipes. */
function cellsOf(row: string): { start: number; end: number }[] {
  const lead = /^[ \t>]*/.exec(row)?.[0].length ?? 0;
  const pipes: number[] = row[lead] === '|' ? [] : [lead - 1];
  for (let at = lead; at < row.length; at++) {
    if (row[at] === '\\') at++;
    else if (row[at] === '|') pipes.push(at);
  }
  return pipes.map((pipe, i) => ({ start: pipe + 1, end: pipes[i + 1] ?? row.length }));
}

function holdsControls({ header, rows }: TableAt, column: number, isSoa: boolean): boolean {
  const title = plain(header, column);
  // a column of that name may hold what is done instead of ids, as in checklists
  const isProse = rows.some((row) => isWords(cellText(row, column))) && !rows.some((row) => /\d\.\d/.test(cellText(row, column)));
  if (!isProse && !aboutControls.test(title) && (annexHeader.test(title) || controlHeader.test(title))) return true;
  if (isSoa && idHeader.test(title) && column === cellsOf(header).findIndex((_, i) => idHeader.test(plain(header, i)))) return true;
  return rows.some((row) => controlId.test(cellText(row, column)));
}

/** True for several words; a single one, or a blank to fill in, may yet become an id. */
function isWords(cell: string): boolean {
  return cell.split(/[[\]{}<>]/).some((part) => {
    const first = part.search(/\p{L}{2}/u);
    return first >= 0 && /\s\p{L}{2}/u.test(part.slice(first + 2));
  });
}

function plain(row: string, column: number): string {
  return cellText(row, column).replace(/[*_`]/g, '').trim().replace(/\s+/g, ' ').toLowerCase();
}

function cellText(row: string, column: number): string {
  const cell = cellsOf(row)[column];
  return cell ? row.slice(cell.start, cell.end) : '';
}
