import type { RegisterKind } from '../../catalog/catalog-files.ts';
import type { Registers } from '../../catalog/registers.ts';
import { nearest } from '../../text/edit-distance.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { FrontMatterEntry, FrontMatterValue } from '../front-matter/front-matter-value.ts';
import type { YamlBlock } from '../front-matter/yaml-values.ts';
import { normaliseTitle } from '../sections/titles.ts';
import type { RegisterReading } from './csv-register.ts';
import type { Register, RegisterCell, RegisterProblem, RegisterRow } from './register.ts';

/** The entry of a YAML file that holds the rows of a kind; undefined if there is none. */
export function rowsEntry(entries: readonly FrontMatterEntry[], kind: RegisterKind): FrontMatterEntry | undefined {
  return entries.find(({ key }) => kind.rows.includes(key.toLowerCase()));
}

/**
 * Reads the rows of a YAML file: a list of maps, or a map from the id of a row to a map. A map within a row is taken
 * apart: `acceptance: { date: … }` is the column "acceptance date".
 */
export function readYamlRegister(block: YamlBlock, kind: RegisterKind, registers: Registers): RegisterReading {
  const problems: RegisterProblem[] = block.problems.map(({ message, range }) => ({ kind: 'syntax', message, range }));
  const entry = rowsEntry(block.entries, kind);
  if (!entry) {
    const named = kind.rows[0] as string;
    problems.push({
      kind: 'syntax',
      range: block.entries[0]?.keyRange ?? { start: 0, end: 0 },
      message: `There is no \`${named}:\` here, so the file holds no row of a register. Put the rows in a list below \`${named}:\`.`,
    });
    return { register: null, problems };
  }
  const reader = new RowReader(kind, registers);
  const rows = reader.rows(entry);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row.cells)))];
  return { register: { kind: kind.id, columns, rows, range: entry.keyRange }, problems: [...problems, ...reader.problems] };
}

/** Kinds whose rows may stand in the front matter of the document that they are about. */
const besideText = ['exceptions'];

/**
 * The registers in the front matter of a document: entries of `exceptions` that say what is allowed, or until when. An id
 * alone, or with remarks, only names a row of a register.
 */
export function readFrontMatterRegisters(entries: readonly FrontMatterEntry[], registers: Registers): Register[] {
  return besideText.flatMap((id) => {
    const kind = registers.kinds.get(id);
    const entry = kind && rowsEntry(entries, kind);
    if (entry?.value.kind !== 'list' || !entry.value.items.some((item) => item.kind === 'map')) return [];
    const all = new RowReader(kind as RegisterKind, registers).rows(entry);
    const rows = all.filter(({ cells }) => (kind as RegisterKind).identifying.some((column) => cells[column]));
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row.cells)))];
    return rows.length === 0 ? [] : [{ kind: id, columns, rows, range: entry.keyRange }];
  });
}

class RowReader {
  readonly #kind: RegisterKind;
  readonly #registers: Registers;
  /** Key as written, with its parents → column. */
  readonly #known = new Map<string, string | null>();
  readonly problems: RegisterProblem[] = [];

  constructor(kind: RegisterKind, registers: Registers) {
    this.#kind = kind;
    this.#registers = registers;
  }

  rows({ keyRange, value }: FrontMatterEntry): RegisterRow[] {
    if (value.kind === 'list') return value.items.flatMap((item) => this.#row(item, null));
    if (value.kind === 'map')
      return value.entries.flatMap(({ key, keyRange: range, value: row }) => this.#row(row, { text: key, range, items: [] }));
    if (value.value !== null) this.#expected(value.range);
    else if (value.text !== '') this.#expected(keyRange);
    return [];
  }

  /** @param id the key of the row, where rows are named by keys */
  #row(value: FrontMatterValue, id: RegisterCell | null): RegisterRow[] {
    const cells: Record<string, RegisterCell> = {};
    const first = this.#kind.columns[0]?.id ?? 'id';
    if (id) cells[first] = id;
    if (value.kind === 'map') this.#take(value.entries, '', cells);
    else if (!id || value.kind === 'list' || value.value !== null) {
      this.#expected(value.range);
      return [];
    }
    const start = id ? id.range.start : value.range.start;
    return [{ range: { start, end: Math.max(start, value.range.end) }, cells }];
  }

  #take(entries: readonly FrontMatterEntry[], prefix: string, cells: Record<string, RegisterCell>): void {
    for (const { key, keyRange, value } of entries) {
      const column = this.#column(`${prefix}${key}`);
      if (value.kind === 'map' && prefix === '') {
        this.#take(value.entries, `${key} `, cells);
        continue;
      }
      if (column === null) {
        this.#unknown(`${prefix}${key}`, keyRange);
        continue;
      }
      // the first of two keys for one column counts, as where one key stands twice
      cells[column] ??= cellOf(value);
    }
  }

  #column(key: string): string | null {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const [column] = this.#registers.columnsOf(this.#kind.id, [normaliseTitle(key.replaceAll('_', ' '))]);
    this.#known.set(key, column ?? null);
    return column ?? null;
  }

  /** A key of somebody's own is nobody's business, one that is nearly a column is a slip. */
  #unknown(key: string, range: TextRange): void {
    const meant = nearest(
      key.toLowerCase(),
      this.#kind.columns.map(({ id }) => id),
      2,
    );
    if (meant && key.length > 3)
      this.problems.push({
        kind: 'key',
        range,
        meant,
        message: `\`${key}\` is no column of a register of this kind. Did you mean \`${meant}\`?`,
      });
  }

  #expected(range: TextRange): void {
    const [first, second] = this.#kind.columns;
    this.problems.push({
      kind: 'syntax',
      range,
      message: `This is no row of a register. Write \`${first?.id}: …\`, \`${second?.id}: …\` and so on, each on a line of its own.`,
    });
  }
}

function cellOf(value: FrontMatterValue): RegisterCell {
  if (value.kind === 'list') {
    const items = value.items.map((item) => ({ text: textOf(item), range: item.range }));
    return { text: items.map(({ text }) => text).join(', '), range: value.range, items };
  }
  return { text: textOf(value), range: value.range, items: [] };
}

function textOf(value: FrontMatterValue): string {
  if (value.kind === 'scalar') return value.value === null && value.style === 'plain' ? '' : value.text.trim();
  if (value.kind === 'list') return value.items.map(textOf).join(', ');
  return value.entries.map(({ key, value: inner }) => `${key}: ${textOf(inner)}`).join(', ');
}
