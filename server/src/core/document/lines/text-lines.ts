import type { TextRange } from '../../text/text-range.ts';
import type { PolicyDocument } from '../policy-document.ts';

const quotePrefix = /^[ \t]{0,8}(?:>[ \t]{0,4}){0,4}/;
const tableLine = /\|/;

/** The lines of a text as the document counts them. */
export class TextLines {
  readonly text: string;
  readonly count: number;
  readonly #document: PolicyDocument;

  constructor(document: PolicyDocument, text: string) {
    this.text = text;
    this.#document = document;
    this.count = document.lines.lineAt(text.length) + 1;
  }

  /** The line an offset stands on. */
  at(offset: number): number {
    return this.#document.lines.lineAt(offset);
  }

  start(line: number): number {
    return this.#document.lines.lineStart(line);
  }

  /** Start of the next line. */
  next(line: number): number {
    return line + 1 < this.count ? this.#document.lines.lineStart(line + 1) : this.text.length;
  }

  /** The text of a line without its line end; empty past the end. */
  of(line: number): string {
    return line < 0 || line >= this.count ? '' : this.text.slice(this.start(line), this.next(line)).replace(/[\r\n]{1,2}$/, '');
  }

  /** True if a line holds nothing but white space and quote marks. */
  isBlank(line: number): boolean {
    return /^[\s>]*$/.test(this.of(line));
  }
}

/** The cells of a table line: ranges between its pipes. Null where a pipe is escaped or stands in code. */
export function cellsOf(line: number, lines: TextLines): TextRange[] | null {
  const source = lines.of(line);
  if (!tableLine.test(source) || source.includes('\\|')) return null;
  if (source.includes('`') && source.split('`').some((part, i) => i % 2 === 1 && part.includes('|'))) return null;
  const prefix = quotePrefix.exec(source)?.[0].length ?? 0;
  const base = lines.start(line);
  const cells: TextRange[] = [];
  let at = prefix;
  for (let pipe = source.indexOf('|', at); pipe >= 0; pipe = source.indexOf('|', at)) {
    if (pipe > prefix) cells.push({ start: base + at, end: base + pipe });
    at = pipe + 1;
  }
  if (source.slice(at).trim() !== '') cells.push({ start: base + at, end: base + source.length });
  return cells;
}
