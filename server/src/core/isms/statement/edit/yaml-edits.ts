import type { Registers } from '../../../catalog/registers.ts';
import type { FrontMatterEntry, FrontMatterMap, FrontMatterValue } from '../../../document/front-matter/front-matter-value.ts';
import { readYaml } from '../../../document/front-matter/yaml-values.ts';
import type { PolicyDocument } from '../../../document/policy-document.ts';
import type { Register, RegisterCell } from '../../../document/registers/register.ts';
import { rowsEntry } from '../../../document/registers/yaml-register.ts';
import { normaliseTitle } from '../../../document/sections/titles.ts';
import type { TextEdit } from '../../../text/text-edit.ts';
import { type CellChange, type NewCells, type NewRow, newCellText } from './cell-change.ts';
import { yamlText } from './yaml-scalars.ts';

/** Edits of a register in YAML by ranges of its text: what is not changed stays to the letter. */
export class YamlEdits {
  readonly #document: PolicyDocument;
  readonly #text: string;
  readonly #register: Register;
  readonly #registers: Registers;
  readonly #rows: FrontMatterEntry | undefined;
  /** Offset of a row → its map; null where the row has none yet. */
  readonly #maps = new Map<number, FrontMatterMap | null>();

  constructor(document: PolicyDocument, text: string, register: Register, registers: Registers) {
    this.#document = document;
    this.#text = text;
    this.#register = register;
    this.#registers = registers;
    const kind = registers.kinds.get(register.kind);
    this.#rows = kind && rowsEntry(readYaml(text, { start: 0, end: text.length }).entries, kind);
    const value = this.#rows?.value;
    if (value?.kind === 'list') for (const item of value.items) this.#maps.set(item.range.start, item.kind === 'map' ? item : null);
    if (value?.kind === 'map')
      for (const { keyRange, value: row } of value.entries) this.#maps.set(keyRange.start, row.kind === 'map' ? row : null);
  }

  setCells(changes: readonly CellChange[]): TextEdit[] {
    const edits: TextEdit[] = [];
    const added = new Map<number, CellChange[]>();
    for (const change of changes) {
      const cell = change.row.cells[change.column];
      if (cell) edits.push(this.#replace(cell, change));
      else added.set(change.row.range.start, [...(added.get(change.row.range.start) ?? []), change]);
    }
    for (const [start, own] of added) edits.push(...this.#addCells(start, own));
    return edits;
  }

  addRows(rows: readonly NewRow[]): TextEdit[] {
    const value = this.#rows?.value;
    if (!this.#rows || !value) return [];
    if (value.kind === 'scalar') return this.#fillEmpty(value, rows);
    if (value.flow) return this.#addToFlow(value, rows);
    const first = this.#register.rows[0];
    if (!first) return [];
    const indent = ' '.repeat(this.#column(this.#markStart(first.range.start)));
    return rows.map(({ cells, after }) => {
      const lines = value.kind === 'list' ? listRow(cells, indent) : mapRow(cells, indent);
      const block = lines.join(this.#document.eol);
      if (after) return this.#insert(this.#lineEnd(this.#trimmed(after.range.end)), this.#document.eol + block);
      const at = this.#lineStart(this.#markStart(first.range.start));
      return this.#insert(at, block + this.#document.eol);
    });
  }

  #replace({ range, items }: RegisterCell, { row, text, items: list }: CellChange): TextEdit {
    const end = this.#trimmed(range.end, range.start);
    const before = this.#text.slice(range.start, end);
    const lead = before === '' && !/\s/.test(this.#text[range.start - 1] ?? ' ') ? ' ' : '';
    const isList = list && (items.length > 0 || before === '' || before === '[]');
    if (isList && before.startsWith('-') && list.length > 0) return this.#replaceItems(range.start, this.#lineEnd(end), items, list);
    const known = new Map(items.map((item) => [item.text, this.#text.slice(item.range.start, item.range.end)]));
    const newText = isList
      ? `[${list.map((item) => known.get(item) ?? yamlText(item, true)).join(', ')}]`
      : yamlText(text, this.#isInFlow(row.range.start), before);
    return { range: { start: range.start, end }, newText: lead + newText };
  }

  /** A list with an item on each line: comments beside the items that stay, stay. */
  #replaceItems(start: number, end: number, items: RegisterCell['items'], list: readonly string[]): TextEdit {
    const indent = ' '.repeat(this.#column(start));
    const gone = new Set(
      items.filter(({ text }) => !list.includes(text)).map(({ range }) => this.#lineOf(range.start) - this.#lineOf(start)),
    );
    const stay = this.#text
      .slice(start, end)
      .split(/\r?\n/)
      .filter((_, i) => !gone.has(i));
    const fresh = list.filter((item) => !items.some(({ text }) => text === item)).map((item) => `${indent}- ${yamlText(item, false)}`);
    return { range: { start, end }, newText: [...stay, ...fresh].join(this.#document.eol).trimStart() };
  }

  #addCells(start: number, changes: readonly CellChange[]): TextEdit[] {
    const map = this.#maps.get(start);
    const ordered = [...changes].sort((a, b) => this.#rank(a.column) - this.#rank(b.column));
    const entry = ({ column, text, items }: CellChange, isInFlow: boolean): string =>
      `${column}: ${items ? `[${items.map((item) => yamlText(item, true)).join(', ')}]` : yamlText(text, isInFlow)}`;
    if (!map || map.entries.length === 0) {
      // a row that is a key with nothing behind it
      const indent = ' '.repeat(this.#column(start) + 2);
      const lines = ordered.map((change) => this.#document.eol + indent + entry(change, false));
      return [this.#insert(this.#lineEnd(start), lines.join(''))];
    }
    const groups = new Map<number, string[]>();
    for (const change of ordered) {
      const place = this.#placeFor(map, change.column);
      const written = entry(change, map.flow);
      const indent = ' '.repeat(this.#column((map.entries[0] as FrontMatterEntry).keyRange.start));
      const newText = map.flow ? `, ${written}` : `${this.#document.eol}${indent}${written}`;
      groups.set(place, [...(groups.get(place) ?? []), newText]);
    }
    return [...groups].map(([at, parts]) => this.#insert(at, parts.join('')));
  }

  /** Behind the entry with the nearest column before it, else behind the first. */
  #placeFor(map: FrontMatterMap, column: string): number {
    const rank = this.#rank(column);
    let best = map.entries[0] as FrontMatterEntry;
    let bestRank = -1;
    for (const entry of map.entries) {
      const own = this.#rank(this.#columnOf(entry.key));
      if (own < rank && own >= bestRank) [best, bestRank] = [entry, own];
    }
    const end = this.#trimmed(Math.max(best.value.range.end, best.keyRange.end));
    if (!map.flow) return this.#lineEnd(end);
    return end > best.keyRange.end ? end : this.#text.indexOf(':', best.keyRange.end) + 1;
  }

  #columnOf(key: string): string {
    const [column] = this.#registers.columnsOf(this.#register.kind, [normaliseTitle(key.replaceAll('_', ' '))]);
    return column ?? '';
  }

  #rank(column: string): number {
    return this.#registers.kinds.get(this.#register.kind)?.columns.findIndex(({ id }) => id === column) ?? -1;
  }

  #fillEmpty({ range }: FrontMatterValue, rows: readonly NewRow[]): TextEdit[] {
    const block = rows.flatMap(({ cells }) => listRow(cells, '  ')).join(this.#document.eol);
    const at = this.#lineEnd(range.start);
    return rows.length === 0 ? [] : [this.#insert(at, this.#document.eol + block)];
  }

  #addToFlow(value: Extract<FrontMatterValue, { kind: 'list' | 'map' }>, rows: readonly NewRow[]): TextEdit[] {
    const last = value.kind === 'list' ? value.items.at(-1)?.range.end : value.entries.at(-1)?.value.range.end;
    const written = rows.map(({ cells }) => {
      const [first, ...others] = [...cells].map(([column, text]) => [column, cellYaml(text, true)] as const);
      const fields = (value.kind === 'list' ? [first, ...others] : others).flatMap((field) => (field ? [`${field[0]}: ${field[1]}`] : []));
      return value.kind === 'list' ? `{ ${fields.join(', ')} }` : `${first?.[1]}: { ${fields.join(', ')} }`;
    });
    if (rows.length === 0) return [];
    if (last === undefined) return [this.#insert(value.range.start + 1, written.join(', '))];
    return [this.#insert(last, `, ${written.join(', ')}`)];
  }

  /** The dash of a list item, or the key itself. */
  #markStart(start: number): number {
    const line = this.#lineStart(start);
    const dash = /^[ \t]*-[ \t]/.exec(this.#text.slice(line, start))?.[0];
    return dash ? line + dash.indexOf('-') : start;
  }

  #isInFlow(start: number): boolean {
    const rows = this.#rows?.value;
    return (rows?.kind !== 'scalar' && rows?.flow === true) || this.#maps.get(start)?.flow === true;
  }

  #lineOf(offset: number): number {
    return this.#document.lines.lineAt(offset);
  }

  #lineStart(offset: number): number {
    return this.#document.lines.lineStart(this.#lineOf(offset));
  }

  #lineEnd(offset: number): number {
    const end = this.#text.slice(offset).search(/[\r\n]/);
    return end < 0 ? this.#text.length : offset + end;
  }

  #column(offset: number): number {
    return offset - this.#lineStart(offset);
  }

  /** An end without the white space before it. */
  #trimmed(end: number, least = 0): number {
    let at = end;
    while (at > least && /\s/.test(this.#text[at - 1] as string)) at--;
    return at;
  }

  #insert(at: number, newText: string): TextEdit {
    return { range: { start: at, end: at }, newText };
  }
}

function listRow(cells: NewCells, indent: string): string[] {
  return [...cells].map(([column, cell], i) => `${indent}${i === 0 ? '- ' : '  '}${column}: ${cellYaml(cell, false)}`.trimEnd());
}

function mapRow(cells: NewCells, indent: string): string[] {
  const [first, ...others] = [...cells];
  return [
    `${indent}${yamlText(newCellText(first?.[1]), false)}:`,
    ...others.map(([column, cell]) => `${indent}  ${column}: ${cellYaml(cell, false)}`.trimEnd()),
  ];
}

function cellYaml(cell: string | readonly string[], isInFlow: boolean): string {
  return typeof cell === 'string' ? yamlText(cell, isInFlow) : `[${cell.map((item) => yamlText(item, true)).join(', ')}]`;
}
