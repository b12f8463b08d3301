import type { TextEdit } from '../../text/text-edit.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { TextLines } from './text-lines.ts';

/** A line of a table. Cells are the ranges between its pipes, white space included. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly TextRange[];
}

/** A Markdown table as its lines have it. */
export interface MarkdownTable {
  readonly header: TableRow;
  /** The rows below the header, in order. */
  readonly rows: readonly TableRow[];
}

const quotes = /^[ \t]{0,8}(?:>[ \t]{0,4}){0,4}/;
const delimiter = /^\|?[ \t]{0,80}:?-[-:| \t]{0,4000}$/;
const fence = /^[ \t]{0,3}(?:>[ \t]{0,4}){0,4}(```+|~~~+)/;

/** The table that has one of its rows on a line; null if there is none. */
export function tableAround(lines: TextLines, line: number): MarkdownTable | null {
  let first = line;
  while (lines.of(first - 1).includes('|')) first--;
  for (let head = first; head <= line; head++) if (isHead(lines, head)) return readTable(lines, head);
  return null;
}

/** All tables of a text outside of code, in order. */
export function* tablesIn(lines: TextLines): Generator<MarkdownTable> {
  let open: string | null = null;
  for (let line = 0; line < lines.count; line++) {
    const source = lines.of(line);
    const mark = fence.exec(source)?.[1];
    if (open !== null) {
      if (mark?.startsWith(open)) open = null;
    } else if (mark) open = mark;
    else if (source.includes('|') && isHead(lines, line)) {
      const table = readTable(lines, line);
      yield table;
      line = table.rows.at(-1)?.line ?? line + 1;
    }
  }
}

function isHead(lines: TextLines, line: number): boolean {
  const below = lines.of(line + 1).replace(quotes, '');
  return below.includes('|') && delimiter.test(below) && splitRow(lines, line).length === splitRow(lines, line + 1).length;
}

function readTable(lines: TextLines, head: number): MarkdownTable {
  const rows: TableRow[] = [];
  for (let line = head + 2; lines.of(line).includes('|'); line++) rows.push({ line, cells: splitRow(lines, line) });
  return { header: { line: head, cells: splitRow(lines, head) }, rows };
}

/** The ranges between the pipes of a line; a pipe behind a backslash is none. */
function splitRow(lines: TextLines, line: number): TextRange[] {
  const source = lines.of(line);
  const base = lines.start(line);
  const end = source.trimEnd().length;
  const cells: TextRange[] = [];
  let start = quotes.exec(source)?.[0].length ?? 0;
  if (source[start] === '|') start++;
  for (let at = start; at < end; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === '|') {
      cells.push({ start: base + start, end: base + at });
      start = at + 1;
    }
  }
  if (start < end) cells.push({ start: base + start, end: base + end });
  return cells;
}

/** What stands in a cell, trimmed; empty where the row has no such cell. */
export function cellSource(lines: TextLines, row: TableRow, column: number): string {
  const cell = row.cells[column];
  return cell ? lines.text.slice(cell.start, cell.end).trim() : '';
}

/** The edits that put texts into cells of a row. @param texts column → Markdown without open pipes */
export function cellEdits(lines: TextLines, row: TableRow, texts: ReadonlyMap<number, string>): TextEdit[] {
  if ([...texts.keys()].some((column) => !row.cells[column])) {
    const width = Math.max(row.cells.length, ...[...texts.keys()].map((column) => column + 1));
    const all = Array.from({ length: width }, (_, column) => texts.get(column) ?? cellSource(lines, row, column));
    const start = lines.start(row.line);
    return [{ range: { start, end: start + lines.of(row.line).length }, newText: rowLike(lines, row, all) }];
  }
  return [...texts].flatMap(([column, newText]): TextEdit[] => {
    const cell = row.cells[column] as TextRange;
    const source = lines.text.slice(cell.start, cell.end);
    const inner = source.trim();
    if (inner === newText) return [];
    if (inner === '') return [{ range: cell, newText: ` ${newText} ` }];
    const start = cell.start + source.indexOf(inner);
    return [{ range: { start, end: start + inner.length }, newText }];
  });
}

/** A new line of a table in the manner of another: quote marks, outer pipes, spaces. */
export function rowLike(lines: TextLines, model: TableRow, texts: readonly string[]): string {
  const source = lines.of(model.line);
  const base = lines.start(model.line);
  const [first] = model.cells;
  const opening = first ? source.slice(0, first.start - base) : '| ';
  const isTight = first !== undefined && first.end > first.start && lines.text[first.end - 1] !== ' ' && opening.endsWith('|');
  const closing = source.trimEnd().endsWith('|') || !opening.includes('|') ? source.trimEnd().at(-1) === '|' : false;
  const cells = texts.map((text) => (isTight || text === '' ? text || ' ' : ` ${text} `)).join('|');
  return opening.includes('|') ? `${opening}${cells}${closing ? '|' : ''}` : `${opening}${cells.trim()}${closing ? '|' : ''}`;
}

/** A text as it can stand in a cell: one line, its pipes escaped. */
export function escapeCell(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<!\\)\|/g, '\\|');
}
