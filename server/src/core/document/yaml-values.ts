import { type Document, isAlias, isMap, isPair, isScalar, isSeq, parseDocument, type Node as YamlNode } from 'yaml';
import { ownText } from '../text/own-text.ts';
import type { TextRange } from '../text/text-range.ts';
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

/** As {@link readYaml}, always by the `yaml` package. */
export function readAnyYaml(text: string, range: TextRange): YamlBlock {
  const source = text.slice(range.start, range.end);
  let parsed: Document.Parsed;
  try {
    parsed = parseDocument(source, { logLevel: 'silent', prettyErrors: false, strict: false, stringKeys: false });
  } catch {
    return { entries: [], problems: [{ message: 'The block is too deeply nested to be read.', range }], isMapping: true };
  }
  // what is never closed is missing behind the last word, not on the line of the closing fence
  const last = source.trimEnd().length;
  const problems = parsed.errors.map(({ code, pos: [start, end] }) => ({
    message: explanations[code] ?? 'This is not valid YAML.',
    range: {
      start: range.start + Math.min(start, last),
      end: range.start + Math.min(code === 'DUPLICATE_KEY' ? endOfKey(source, start) : Math.max(end, start), last),
    },
  }));
  const reader = new ValueReader(text, range.start);
  const { contents } = parsed;
  const empty = contents === null || (isScalar(contents) && contents.value === null);
  return { entries: isMap(contents) ? reader.entries(contents.items, 0) : [], problems, isMapping: empty || isMap(contents) };
}

/** The end of a key; the parser tells only where it starts. */
function endOfKey(source: string, start: number): number {
  return start + (/^(?:"[^"]*"|'[^']*'|[^\s:]+(?: +[^\s:]+)*)/.exec(source.slice(start, start + 200))?.[0].length ?? 1);
}

class ValueReader {
  readonly #text: string;
  readonly #base: number;

  constructor(text: string, base: number) {
    this.#text = text;
    this.#base = base;
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
    const value = node.value as string | number | boolean | null;
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
