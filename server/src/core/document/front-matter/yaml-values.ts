import { type Document, isAlias, isMap, isPair, isScalar, isSeq, parseDocument, type Node as YamlNode } from 'yaml';
import { ownText } from '../../text/own-text.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { FrontMatterEntry, FrontMatterProblem, FrontMatterValue } from './front-matter-value.ts';
import { readPlainYaml } from './plain-yaml.ts';

/** A YAML block as plain values with ranges in the whole text, and what was wrong with it. */
export interface YamlBlock {
  readonly entries: readonly FrontMatterEntry[];
  readonly problems: readonly FrontMatterProblem[];
  /** Whether the block holds a mapping (or nothing at all), as document control data must. */
  readonly isMapping: boolean;
}

/** Nested deeper than this, values are cut off: nobody writes them, and recursion has an end. */
const maxDepth = 12;

/** Plain words for the error codes of the `yaml` package. */
const explanations: Readonly<Record<string, string>> = {
  BAD_INDENT: 'The indentation does not fit the lines above.',
  TAB_AS_INDENT: 'YAML does not allow a tab as indentation; use spaces.',
  DUPLICATE_KEY: 'This key stands here twice; keep one of them.',
  BLOCK_AS_IMPLICIT_KEY: 'A value that holds a colon must be put in quotes.',
  MULTILINE_IMPLICIT_KEY: 'This line is neither `key: value` nor a list item.',
  MISSING_CHAR: 'A colon, quote or bracket is missing here.',
  BAD_SCALAR_START: 'A value cannot start with this character unless it is put in quotes.',
  UNEXPECTED_TOKEN: 'This does not belong here.',
  BAD_ALIAS: 'A value that starts with `*` or `&` must be put in quotes.',
  BAD_DQ_ESCAPE: 'A backslash in double quotes must be written twice.',
};

/**
 * Reads a YAML block without ever throwing.
 * @param text the whole text of the document
 * @param range the YAML in it
 */
export function readYaml(text: string, range: TextRange): YamlBlock {
  const entries = readPlainYaml(text, range);
  return entries ? { entries, problems: [], isMapping: true } : readAnyYaml(text, range);
}

/** So many broken lines are read around; a block with more of them is no front matter. */
const mostRepairs = 8;

/** As {@link readYaml}, always by the `yaml` package. A line that is broken in itself costs no other line. */
export function readAnyYaml(text: string, range: TextRange): YamlBlock {
  const source = text.slice(range.start, range.end);
  let repaired = source;
  const problems: FrontMatterProblem[] = [];
  for (let i = 0; ; i++) {
    let parsed: Document.Parsed;
    try {
      parsed = parseDocument(repaired, { logLevel: 'silent', prettyErrors: false, strict: false, stringKeys: false });
    } catch {
      return { entries: [], problems: [{ message: 'The block is too deeply nested to be read.', range }], isMapping: true };
    }
    const broken = i < mostRepairs && source.length < 20_000 ? brokenValue(repaired, parsed) : null;
    if (broken) {
      problems.push({ message: explanations[broken.code] ?? 'This is not valid YAML.', range: shifted(broken, range.start) });
      repaired = `${repaired.slice(0, broken.start)}${'x'.repeat(broken.end - broken.start)}${repaired.slice(broken.end)}`;
      continue;
    }
    // what is never closed is missing behind the last word, not on the line of the closing fence
    const last = source.trimEnd().length;
    for (const { code, pos } of parsed.errors) {
      const start = Math.min(pos[0], last);
      const end = Math.min(code === 'DUPLICATE_KEY' ? endOfKey(source, start) : Math.max(pos[1], start), last);
      problems.push({ message: explanations[code] ?? 'This is not valid YAML.', range: shifted({ start, end }, range.start) });
    }
    problems.sort((a, b) => a.range.start - b.range.start);
    const reader = new ValueReader(text, range.start, problems.length > 0);
    const { contents } = parsed;
    const empty = contents === null || (isScalar(contents) && contents.value === null);
    return { entries: isMap(contents) ? reader.entries(contents.items, 0) : [], problems, isMapping: empty || isMap(contents) };
  }
}

function shifted({ start, end }: TextRange, by: number): TextRange {
  return { start: start + by, end: end + by };
}

/** Errors that the value of their own line makes: a colon within it, or a sign that no value may begin with. */
const lineErrors: ReadonlySet<string> = new Set([
  'BLOCK_AS_IMPLICIT_KEY',
  'BAD_SCALAR_START',
  'BAD_ALIAS',
  'UNEXPECTED_TOKEN',
  'MULTILINE_IMPLICIT_KEY',
]);

/** The value of the first `key: value` line that cannot be read as it stands, null if the first error is another one. */
function brokenValue(source: string, { errors }: Document.Parsed): (TextRange & { readonly code: string }) | null {
  const error = errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  if (!error) return null;
  const open = openValue(source);
  if (open) return open;
  if (!lineErrors.has(error.code)) return null;
  const at = Math.min(error.pos[0], source.length);
  const lineStart = source.lastIndexOf('\n', at - 1) + 1;
  const next = source.indexOf('\n', lineStart);
  const line = source.slice(lineStart, next < 0 ? source.length : next).trimEnd();
  const key = /^ {0,20}(?:- )?[A-Za-z_][\w .-]{0,60}:[ \t]+(?=[^\s{|>#])/.exec(line)?.[0];
  const value = key === undefined ? '' : line.slice(key.length);
  // a list or quoted text is broken by what stands behind it, else it goes on in the next line
  const isMasked = /^x*$/.test(value);
  if (key === undefined || isMasked || (/^["'[]/.test(value) && !/^(?:"[^"]*"|'[^']*'|\[[^\]]*\])\s*[^\s#]/.test(value))) return null;
  return { start: lineStart + key.length, end: lineStart + line.length, code: error.code };
}

/** The first value whose quote or bracket is not closed before the next key begins, as it is while somebody types it. */
function openValue(source: string): (TextRange & { readonly code: string }) | null {
  const lines = source.split('\n');
  let at = 0;
  for (const [i, line] of lines.entries()) {
    const key = /^[A-Za-z_][\w.-]{0,60}:[ \t]{1,20}(?=["'[{])/.exec(line)?.[0];
    if (key !== undefined && /^(?:[A-Za-z_][\w.-]{0,60}:(?:[ \t\r]|$)|\s*$)/.test(lines[i + 1] ?? '')) {
      const value = line.slice(key.length).trimEnd();
      if (isOpen(value)) return { start: at + key.length, end: at + key.length + value.length, code: 'MISSING_CHAR' };
    }
    at += line.length + 1;
  }
  return null;
}

function isOpen(value: string): boolean {
  if (value.startsWith('"')) return !/^"(?:[^"\\]|\\.)*"/.test(value);
  if (value.startsWith("'")) return value.indexOf("'", 1) < 0;
  const bare = value.replace(/"[^"]*"|'[^']*'/g, '');
  return (bare.match(/[[{]/g)?.length ?? 0) > (bare.match(/[\]}]/g)?.length ?? 0);
}

/** The end of a key; the parser tells only where it starts. */
function endOfKey(source: string, start: number): number {
  return start + (/^(?:"[^"]*"|'[^']*'|[^\s:]+(?: +[^\s:]+)*)/.exec(source.slice(start, start + 200))?.[0].length ?? 1);
}

class ValueReader {
  readonly #text: string;
  readonly #base: number;
  readonly #isRepaired: boolean;

  /** @param isRepaired the tree was read around broken values: what stands in the text counts */
  constructor(text: string, base: number, isRepaired: boolean) {
    this.#text = text;
    this.#base = base;
    this.#isRepaired = isRepaired;
  }

  entries(items: readonly unknown[], depth: number): FrontMatterEntry[] {
    const entries: FrontMatterEntry[] = [];
    for (const item of items) {
      if (!isPair(item)) continue;
      const keyRange = this.#rangeOf(item.key as YamlNode | null, null);
      if (!keyRange) continue;
      const key = isScalar(item.key) ? String(item.key.value ?? '') : this.#text.slice(keyRange.start, keyRange.end);
      const after = this.#afterColon(keyRange.end);
      entries.push({ key, keyRange, value: this.value(item.value as YamlNode | null, after, depth + 1) });
    }
    return entries;
  }

  value(node: YamlNode | null, fallback: number, depth: number): FrontMatterValue {
    const range = this.#rangeOf(node, fallback) ?? { start: fallback, end: fallback };
    if (depth <= maxDepth) {
      if (isSeq(node)) {
        const items = node.items.map((item) => this.value(isPair(item) ? null : (item as YamlNode | null), range.start, depth + 1));
        return { kind: 'list', range, flow: node.flow === true, items };
      }
      if (isMap(node)) return { kind: 'map', range, flow: node.flow === true, entries: this.entries(node.items, depth) };
    }
    const source = ownText(this.#text.slice(range.start, range.end));
    if (!isScalar(node) || isAlias(node))
      return { kind: 'scalar', range, source, value: source === '' ? null : source, text: source, style: 'plain' };
    const style = node.type === 'PLAIN' || node.type === undefined ? 'plain' : node.type.startsWith('BLOCK') ? 'block' : 'quoted';
    const made = node.value as string | number | boolean | null;
    const value = this.#isRepaired && style === 'plain' && typeof made === 'string' ? source.trim() : made;
    const text = style === 'plain' ? source.trim() : String(value ?? '');
    return { kind: 'scalar', range, source, value: typeof value === 'object' && value !== null ? text : value, text, style };
  }

  #rangeOf(node: YamlNode | null, fallback: number | null): TextRange | null {
    if (!node?.range) return fallback === null ? null : { start: fallback, end: fallback };
    return { start: this.#base + node.range[0], end: this.#base + node.range[1] };
  }

  /** The place behind `key: `, where a missing value would stand. */
  #afterColon(keyEnd: number): number {
    const colon = this.#text.indexOf(':', keyEnd);
    if (colon < 0) return keyEnd;
    return this.#text[colon + 1] === ' ' ? colon + 2 : colon + 1;
  }
}
