import { foldCase } from '../text/fold-case.ts';
import type { RatingWords, RegisterColumn, RegisterKind, RegistersFile, RegisterValue } from './catalog-files.ts';

/** The kinds of registers, with their columns found by the headings of the catalogue. */
export class Registers {
  readonly kinds: ReadonlyMap<string, RegisterKind>;
  readonly ratings: RatingWords;
  readonly #columns = new Map<string, ReadonlyMap<string, readonly RegisterColumn[]>>();
  readonly #values = new Map<RegisterColumn, ReadonlyMap<string, RegisterValue>>();
  readonly #identifying: readonly { readonly kind: RegisterKind; readonly headings: ReadonlySet<string> }[];

  constructor(file: RegistersFile) {
    this.ratings = file.ratings;
    this.kinds = new Map(file.registers.map((kind) => [kind.id, kind]));
    for (const kind of file.registers) this.#columns.set(kind.id, columnsByHeading(kind));
    this.#identifying = file.registers.map((kind) => ({
      kind,
      headings: new Set(kind.columns.filter(({ id }) => kind.identifying.includes(id)).flatMap(headingsOf)),
    }));
  }

  /** A column of a kind by its id. */
  column(kind: string, id: string): RegisterColumn | undefined {
    return this.kinds.get(kind)?.columns.find((column) => column.id === id);
  }

  /**
   * The columns that a row of headings names, each column once and each heading at most one.
   * @param headings normalised: lower case, no marks of emphasis
   * @returns for each heading the id of its column, null for none
   */
  columnsOf(kind: string, headings: readonly string[]): (string | null)[] {
    const byHeading = this.#columns.get(kind);
    const taken = new Set<string>();
    const take = (column: RegisterColumn | undefined): string | null => {
      if (!column) return null;
      taken.add(column.id);
      return column.id;
    };
    const isFree = ({ id }: RegisterColumn): boolean => !taken.has(id);
    const found = headings.map((heading) => {
      const known = byHeading?.get(heading) ?? byHeading?.get(heading.replace(/ ?\?$/, ''));
      return take(known?.find(isFree));
    });
    headings.forEach((heading, i) => {
      if (found[i] === null) found[i] = take(byHeading?.get(withoutNote(heading))?.find(isFree));
    });
    if (headings.length < 2) return found;
    // a table is told by all its headings, so that some may be longer or missing
    const columns = this.kinds.get(kind)?.columns ?? [];
    headings.forEach((heading, i) => {
      if (found[i] === null && heading !== '') found[i] = take(columns.find((column) => isFree(column) && isIn(column, heading)));
    });
    const unnamed = headings.indexOf('');
    if (unnamed >= 0) found[unnamed] = take(columns.slice(0, 1).find(isFree));
    return found;
  }

  /**
   * The value of a column that a text means: `Partially implemented (60 %)` is `partial`. Null if it means none, or the
   * column has no fixed set.
   */
  valueOf(kind: string, column: string, text: string): RegisterValue | null {
    const found = this.column(kind, column);
    if (!found?.values) return null;
    let words = this.#values.get(found);
    if (!words) {
      words = valuesByWord(found.values);
      this.#values.set(found, words);
    }
    const written = foldCase(text.slice(0, 80)).trim().replace(leadingSign, '').replace(/_/g, ' ').replace(/\s+/g, ' ');
    const short = written.replace(/(?<=.)(?: ?[(,;:]| [-–—] |\. ).*$/, '').replace(/\.$/, '');
    return words.get(written) ?? words.get(short) ?? null;
  }

  /** The kinds that a table of a Markdown document may be by one of its headings; most tables are none. */
  kindsNamedBy(heading: string, documentType: string): RegisterKind[] {
    return this.#identifying
      .filter(
        ({ kind, headings }) => kind.documentTypes.includes(documentType) && (headings.has(heading) || headings.has(withoutNote(heading))),
      )
      .map(({ kind }) => kind);
  }
}

/** `✅ Implemented` says implemented; a sign that stands alone may be a word of its own. */
const leadingSign = /^(?:(?:\p{Extended_Pictographic}\uFE0F?){1,3}|[–—]) (?=\p{L})/u;

/** `likelihood (1-5)` is called likelihood, `asset / process` asset. */
function withoutNote(heading: string): string {
  const open = heading.endsWith(')') ? heading.lastIndexOf('(') : heading.indexOf(' / ');
  return open > 0 ? heading.slice(0, open).trimEnd() : heading;
}

function columnsByHeading(kind: RegisterKind): Map<string, RegisterColumn[]> {
  const byHeading = new Map<string, RegisterColumn[]>();
  for (const column of kind.columns)
    for (const heading of new Set(headingsOf(column))) {
      const there = byHeading.get(heading);
      if (there) there.push(column);
      else byHeading.set(heading, [column]);
    }
  return byHeading;
}

function isIn({ inHeading }: RegisterColumn, heading: string): boolean {
  return inHeading?.split(';').some((word) => heading.includes(word)) === true;
}

function valuesByWord(values: readonly RegisterValue[]): Map<string, RegisterValue> {
  const byWord = new Map<string, RegisterValue>();
  for (const value of values)
    for (const word of [value.id.replaceAll('_', ' '), ...Object.values(value.words).flatMap((words) => words.split(';'))])
      if (!byWord.has(word)) byWord.set(word, value);
  return byWord;
}

function headingsOf({ id, headings }: RegisterColumn): string[] {
  return [id.replaceAll('_', ' '), ...Object.values(headings).flatMap((words) => words.split(';'))];
}
