import type { FrontMatterEntry, FrontMatterScalar, FrontMatterValue } from '../../document/front-matter/front-matter-value.ts';
import type { TextLines } from '../../document/lines/text-lines.ts';
import { type MetadataValueKind, metadataKeyByName } from '../../document/metadata/metadata-keys.ts';
import { isIsoDate } from '../../text/iso-date.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import { plainScalar } from '../completion/quoting.ts';
import { lastLineOf } from './front-matter-chunks.ts';

/** How a value is written: as its kind of metadata asks for, with quoted numbers (ids and clauses), or as it is. */
export type ValueForm = MetadataValueKind | 'ids' | 'as-is';

/** A list in one line is broken up beyond this many characters. */
const widest = 100;
/** Columns by which what belongs to a key is set in. */
const step = 2;

/** The edits that write one entry of the front matter in the usual way. Comments keep every character. */
export function formatEntry(entry: FrontMatterEntry, form: ValueForm, lines: TextLines, eol: string): TextEdit[] {
  return new EntryFormatter(lines, eol).format(entry, form);
}

class EntryFormatter {
  readonly #lines: TextLines;
  readonly #text: string;
  readonly #eol: string;
  readonly #edits: TextEdit[] = [];

  constructor(lines: TextLines, eol: string) {
    this.#lines = lines;
    this.#text = lines.text;
    this.#eol = eol;
  }

  format(entry: FrontMatterEntry, form: ValueForm): TextEdit[] {
    const { value } = entry;
    const broken = value.kind === 'list' && value.flow ? this.#asBlock(entry, form) : null;
    if (broken) this.#edits.push(broken);
    else {
      this.#entry(entry, form);
      if (value.kind !== 'scalar' && !value.flow) this.#shift(entry);
    }
    this.#trimEnds(entry);
    return this.#edits;
  }

  #entry({ keyRange, value }: FrontMatterEntry, form: ValueForm): void {
    const gap = this.#text.slice(keyRange.end, value.range.start);
    if (/^[ \t]*:[ \t]+$/.test(gap) && value.range.end > value.range.start) this.#replace(keyRange.end, value.range.start, ': ');
    this.#value(value, form);
  }

  #value(value: FrontMatterValue, form: ValueForm): void {
    if (value.kind === 'scalar') this.#replaceValue(value, this.#scalar(value, form));
    else if (value.flow) this.#replaceValue(value, this.#flow(value, form));
    else if (value.kind === 'map') for (const entry of value.entries) this.#entry(entry, formBelow(entry, form));
    else
      for (const item of value.items) {
        this.#dash(item);
        this.#value(item, form);
      }
  }

  /** One blank between the dash of an item and its text. */
  #dash(item: FrontMatterValue): void {
    if (item.kind !== 'scalar' && !item.flow) return;
    let at = item.range.start;
    while (this.#text[at - 1] === ' ') at--;
    if (this.#text[at - 1] === '-' && item.range.end > item.range.start) this.#replace(at, item.range.start, ' ');
  }

  #replaceValue({ range }: FrontMatterValue, newText: string | null): void {
    if (newText !== null) this.#replace(range.start, range.end, newText);
  }

  #replace(start: number, end: number, newText: string): void {
    if (this.#text.slice(start, end) !== newText) this.#edits.push({ range: { start, end }, newText });
  }

  /** A scalar as it should be written; null where it is to stay. */
  #scalar(scalar: FrontMatterScalar, form: ValueForm): string | null {
    const { source, style, text, value } = scalar;
    if (form === 'as-is' || style === 'block' || text === '' || /[\r\n]/.test(source) || /^[&*!]/.test(source)) return null;
    // quotes within quotes, and what had to be escaped, stay
    if (style === 'quoted' && source.slice(1, -1) !== text) return null;
    if (form === 'version') return value === null || typeof value === 'boolean' || /["\\]/.test(text) ? null : JSON.stringify(text);
    if (form === 'ids' && style === 'plain') return typeof value === 'number' ? JSON.stringify(text) : null;
    if (style === 'plain') return null;
    if (form === 'date') return isIsoDate(text) ? text : null;
    return isPlain(text) ? text : null;
  }

  /** A list or map in brackets; null where a part of it must stay as it is. */
  #flow(value: FrontMatterValue, form: ValueForm): string | null {
    if (value.kind === 'scalar') {
      const { source } = value;
      return source === '' || /[\r\n]/.test(source) ? null : (this.#scalar(value, form) ?? source.trim());
    }
    const { start, end } = value.range;
    if (/(?:^|\s)#|[&*!]\S/.test(this.#text.slice(start, end))) return null;
    if (value.kind === 'list') {
      const items = value.items.map((item) => this.#flow(item, form));
      return items.includes(null) ? null : `[${items.join(', ')}]`;
    }
    const entries = value.entries.map((entry) => {
      const shown = this.#flow(entry.value, formBelow(entry, form));
      return shown === null ? null : `${this.#text.slice(entry.keyRange.start, entry.keyRange.end)}: ${shown}`;
    });
    if (entries.includes(null)) return null;
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }

  /** A list in one line that is too long, as lines of its own; null where it fits. */
  #asBlock({ keyRange, value }: FrontMatterEntry, form: ValueForm): TextEdit | null {
    const line = this.#flow(value, form);
    if (value.kind !== 'list' || line === null || keyRange.end - keyRange.start + line.length + 2 <= widest) return null;
    const end = this.#lines.at(value.range.end);
    const behind = this.#text.slice(value.range.end, this.#lines.start(end) + this.#lines.of(end).length);
    const items = value.items.map((item) => this.#flow(item, form));
    if (behind.trim() !== '' || items.some((item) => item === null)) return null;
    const newText = `:${items.map((item) => `${this.#eol}${' '.repeat(step)}- ${item}`).join('')}`;
    return { range: { start: keyRange.end, end: value.range.end + behind.length }, newText };
  }

  /** Moves the lines below a key so that the first of them is set in by two. */
  #shift(entry: FrontMatterEntry): void {
    const { value } = entry;
    const first = this.#lines.at(value.range.start);
    const from = this.#lines.at(entry.keyRange.end) + 1;
    const column = value.range.start - this.#lines.start(first);
    const by = step - column;
    if (by === 0 || first < from) return;
    const edits: TextEdit[] = [];
    for (let line = from; line <= lastLineOf(entry, this.#lines); line++) {
      const source = this.#lines.of(line);
      const indent = source.length - source.trimStart().length;
      if (source.trim() === '' || (source.trimStart().startsWith('#') && indent < column)) continue;
      if (indent + by < 0 || source.slice(0, indent).includes('\t')) return;
      const start = this.#lines.start(line);
      edits.push(by > 0 ? { range: { start, end: start }, newText: ' '.repeat(by) } : { range: { start, end: start - by }, newText: '' });
    }
    this.#edits.push(...edits);
  }

  /** Blanks at the ends of lines say nothing, but for those in texts of several lines and in comments. */
  #trimEnds(entry: FrontMatterEntry): void {
    const isLong = (value: FrontMatterValue): boolean =>
      value.kind === 'scalar'
        ? value.style === 'block' || /[\r\n]/.test(value.source.trim())
        : (value.kind === 'list' ? value.items : value.entries.map((one) => one.value)).some(isLong);
    if (isLong(entry.value)) return;
    for (let line = this.#lines.at(entry.keyRange.start); line <= lastLineOf(entry, this.#lines); line++) {
      const source = this.#lines.of(line);
      const trimmed = source.trimEnd();
      const [start, end] = [this.#lines.start(line) + trimmed.length, this.#lines.start(line) + source.length];
      if (trimmed.length === source.length || trimmed === '' || trimmed.includes('#')) continue;
      if (!this.#edits.some(({ range }) => range.start <= end && start < range.end))
        this.#edits.push({ range: { start, end }, newText: '' });
    }
  }
}

/** What is below a key of a map: controls below their framework, dates and versions of a history. Notes are left alone. */
function formBelow({ key, value }: FrontMatterEntry, form: ValueForm): ValueForm {
  const name = key.toLowerCase();
  if (form === 'ids') return value.kind !== 'scalar' || /^(?:ref|id|control|control_id)$/.test(name) ? 'ids' : 'as-is';
  if (form !== 'structured') return 'as-is';
  if (/(?:^|_)date$/.test(name)) return 'date';
  return metadataKeyByName(name)?.kind === 'version' ? 'version' : 'as-is';
}

/** True for a text that every reader of YAML takes for text without quotes. */
function isPlain(text: string): boolean {
  return (
    text.length <= 200 &&
    /^\p{L}/u.test(text) &&
    plainScalar(text) === text &&
    !/^(?:y|n|nan|inf)$/i.test(text) &&
    !/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]/u.test(text)
  );
}
