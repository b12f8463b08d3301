import { ownText } from '../../text/own-text.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { FrontMatterEntry, FrontMatterScalar, FrontMatterValue } from './front-matter-value.ts';

/** What this reader leaves to the full one wherever it occurs: tabs, comments, blank lines, rare characters. */
const unusual = /[^\n\r\x20-\x7e\u00a1-\u024f\u0370-\u052f\u2010-\u2027\u3001-\u9fff\uac00-\ud7a3]|\r(?!\n)|(?:^|\n)[ \r]*(?:#|\n)/;
const keyPattern = /([A-Za-z_][\w-]{0,60}(?: \w[\w-]{0,60}){0,5}):(?= |\r?$)/my;
const plainStart = /[A-Za-z\d\u00a1-\uffff]/;
/** Words that YAML reads as something else than text, and numbers in other notations than the decimal one. */
const notText = /^(?:null|true|false|0[ox].*|[\d.]+e.*)$/i;
const number = /^\d{1,15}(?:\.\d{0,15})?$/;
const maxDepth = 6;

/** Thrown inside this file only: the block is none of the plain ones. */
const notPlain = Symbol('not plain');

/**
 * Reads the YAML that nearly all front matter is made of: keys with words, numbers or quoted texts, lists and maps in
 * block or one-line flow form. Many times faster than the `yaml` package, and of the same result.
 * @param text the whole text of the document
 * @param range the YAML in it
 * @returns null for everything else, which is then read by the `yaml` package, errors included
 */
export function readPlainYaml(text: string, range: TextRange): FrontMatterEntry[] | null {
  // values share the memory of the block, not of the whole text
  const source = ownText(text.slice(range.start, range.end));
  if (source === '' || unusual.test(source)) return null;
  try {
    return new PlainReader(source, range.start).read();
  } catch (error) {
    if (error !== notPlain) throw error;
    return null;
  }
}

class PlainReader {
  readonly #source: string;
  readonly #base: number;
  /** The line that is read: where it starts and ends, and where its text begins. */
  #start = 0;
  #end = 0;
  #content = 0;

  constructor(source: string, base: number) {
    this.#source = source;
    this.#base = base;
  }

  read(): FrontMatterEntry[] {
    this.#goTo(0);
    const entries = this.#map(0, 0);
    if (this.#start < this.#source.length) throw notPlain;
    return entries;
  }

  /** Goes to the line that starts at an offset; past the last one, its indentation is −1. */
  #goTo(start: number): void {
    const next = this.#source.indexOf('\n', start);
    this.#start = start;
    this.#end = next < 0 ? this.#source.length : next;
    let content = start;
    while (this.#source.charCodeAt(content) === 32) content++;
    this.#content = content;
  }

  #nextLine(): void {
    this.#goTo(Math.min(this.#end + 1, this.#source.length));
  }

  get #indent(): number {
    return this.#start >= this.#source.length ? -1 : this.#content - this.#start;
  }

  get #isItem(): boolean {
    return this.#source.charCodeAt(this.#content) === 45 && this.#source.charCodeAt(this.#content + 1) === 32;
  }

  #map(indent: number, depth: number): FrontMatterEntry[] {
    if (depth > maxDepth) throw notPlain;
    const entries: FrontMatterEntry[] = [];
    while (this.#indent === indent && !this.#isItem) {
      const key = this.#key(this.#content, entries);
      const colon = this.#content + key.length;
      const keyRange = this.#range(this.#content, colon);
      const at = this.#skipBlanks(colon + 1);
      entries.push({
        key,
        keyRange,
        value: at < this.#lineEnd() ? this.#lineValue(at, depth) : this.#blockValue(colon + 1, indent, depth),
      });
    }
    if (this.#indent > indent) throw notPlain;
    return entries;
  }

  /** What stands below a key: a list or map, or nothing. */
  #blockValue(at: number, indent: number, depth: number): FrontMatterValue {
    const trailing = at < this.#lineEnd();
    this.#nextLine();
    const start = this.#content;
    const inner = this.#indent;
    if (this.#isItem && inner >= indent) {
      const items = this.#items(inner, depth + 1);
      return { kind: 'list', range: this.#range(start, this.#start), flow: false, items };
    }
    if (inner > indent) {
      const entries = this.#map(inner, depth + 1);
      return { kind: 'map', range: this.#range(start, this.#start), flow: false, entries };
    }
    // the full reader ends a nested map in its own way behind a missing value
    if (trailing || indent > 0) throw notPlain;
    return { kind: 'scalar', range: this.#range(at, at), source: '', value: null, text: '', style: 'plain' };
  }

  #items(indent: number, depth: number): FrontMatterValue[] {
    const items: FrontMatterValue[] = [];
    while (this.#indent === indent && this.#isItem) {
      const at = this.#skipBlanks(this.#content + 1);
      keyPattern.lastIndex = at;
      if (at >= this.#lineEnd() || keyPattern.test(this.#source)) throw notPlain;
      items.push(this.#lineValue(at, depth));
    }
    if (this.#indent > indent) throw notPlain;
    return items;
  }

  /** The value that fills the rest of the line. */
  #lineValue(at: number, depth: number): FrontMatterValue {
    const end = this.#lineEnd();
    const first = this.#source[at];
    if (first === '[' || first === '{') {
      const value = this.#flow(at, end, depth);
      if (this.#skipBlanks(value.range.end - this.#base) !== end) throw notPlain;
      this.#nextLine();
      return value;
    }
    const value = first === '"' || first === "'" ? this.#quoted(at, end) : this.#plain(at, end);
    if (this.#skipBlanks(value.range.end - this.#base) !== end) throw notPlain;
    this.#nextLine();
    return value;
  }

  #flow(at: number, end: number, depth: number): FrontMatterValue {
    if (depth > maxDepth) throw notPlain;
    const isMap = this.#source[at] === '{';
    const closing = isMap ? '}' : ']';
    const items: FrontMatterValue[] = [];
    const entries: FrontMatterEntry[] = [];
    let i = this.#skipBlanks(at + 1);
    while (this.#source[i] !== closing) {
      if (items.length + entries.length > 0) {
        if (this.#source[i] !== ',') throw notPlain;
        i = this.#skipBlanks(i + 1);
      }
      let key = '';
      let keyRange: TextRange | null = null;
      if (isMap) {
        key = this.#key(i, entries);
        keyRange = this.#range(i, i + key.length);
        i = this.#skipBlanks(i + key.length + 1);
      }
      const value = this.#flowValue(i, end, depth + 1);
      if (keyRange) entries.push({ key, keyRange, value });
      else items.push(value);
      i = this.#skipBlanks(value.range.end - this.#base);
    }
    const range = this.#range(at, i + 1);
    return isMap ? { kind: 'map', range, flow: true, entries } : { kind: 'list', range, flow: true, items };
  }

  #flowValue(at: number, end: number, depth: number): FrontMatterValue {
    const first = this.#source[at];
    if (first === '[' || first === '{') return this.#flow(at, end, depth);
    if (first === '"' || first === "'") return this.#quoted(at, end);
    let stop = at;
    while (stop < end && !',[]{}'.includes(this.#source[stop] as string)) stop++;
    return this.#plain(at, stop);
  }

  /** The key at an offset. A second one of the same name is an error, for which the full reader has the words. */
  #key(at: number, before: readonly FrontMatterEntry[]): string {
    keyPattern.lastIndex = at;
    const key = keyPattern.exec(this.#source)?.[1];
    if (key === undefined || notText.test(key) || before.some((entry) => entry.key === key)) throw notPlain;
    return key;
  }

  #quoted(at: number, end: number): FrontMatterScalar {
    const quote = this.#source[at] as string;
    const closing = this.#source.indexOf(quote, at + 1);
    if (closing < 0 || closing >= end || this.#source[closing + 1] === quote) throw notPlain;
    const source = this.#source.slice(at, closing + 1);
    if (source.includes('\\')) throw notPlain;
    const text = source.slice(1, -1);
    return { kind: 'scalar', range: this.#range(at, closing + 1), source, value: text, text, style: 'quoted' };
  }

  #plain(at: number, end: number): FrontMatterScalar {
    let stop = end;
    while (stop > at && this.#source.charCodeAt(stop - 1) === 32) stop--;
    const text = this.#source.slice(at, stop);
    if (
      text === '' ||
      !plainStart.test(text[0] as string) ||
      text.endsWith(':') ||
      text.includes(': ') ||
      text.includes(' #') ||
      notText.test(text)
    )
      throw notPlain;
    const value = number.test(text) ? Number(text) : text;
    return { kind: 'scalar', range: this.#range(at, stop), source: text, value, text, style: 'plain' };
  }

  /** End of the line without its carriage return. */
  #lineEnd(): number {
    return this.#end > this.#start && this.#source.charCodeAt(this.#end - 1) === 13 ? this.#end - 1 : this.#end;
  }

  #skipBlanks(at: number): number {
    let i = at;
    while (this.#source.charCodeAt(i) === 32) i++;
    return i;
  }

  #range(start: number, end: number): TextRange {
    return { start: this.#base + start, end: this.#base + end };
  }
}
