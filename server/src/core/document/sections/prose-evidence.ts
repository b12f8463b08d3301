import type { SectionKind, TitleForms } from '../../catalog/catalog-files.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { ProseEvidence } from '../policy-document.ts';
import { spanAt } from '../span-at.ts';
import type { TextSpan } from '../walk-markdown.ts';

/** A sentence is looked at this far. */
const reach = 240;
const sentenceEnd = /[.!?](?:\s|$)|[\n。|]/;

/** Ways to say a kind in one language. */
interface Sayings {
  /** What begins any of them. */
  readonly heads: RegExp;
  /** Patterns that follow one another in one sentence. */
  readonly sayings: readonly (readonly RegExp[])[];
}

/** Sentences that state what a section kind asks for, by kind and language. */
export class SentencePatterns {
  readonly #sources = new Map<string, Readonly<Record<string, readonly string[]>>>();
  readonly #compiled = new Map<string, Sayings | null>();
  readonly #words: TitleForms['words'];

  constructor(kinds: Iterable<SectionKind>, { words }: TitleForms) {
    for (const { id, sentences } of kinds) if (sentences) this.#sources.set(id, sentences);
    this.#words = words;
  }

  /** Ids of the kinds that a sentence can state. */
  get kinds(): Iterable<string> {
    return this.#sources.keys();
  }

  /** The ways to say a kind in a language; null if there are none. Made when first asked for. */
  sayings(kind: string, language: string): Sayings | null {
    const key = `${kind} ${language}`;
    const known = this.#compiled.get(key);
    if (known !== undefined) return known;
    const sources = (this.#sources.get(kind)?.[language] ?? []).map((source) => this.#filled(source, language).split('~'));
    const made = sources.length === 0 ? null : compiled(sources);
    this.#compiled.set(key, made);
    return made;
  }

  #filled(source: string, language: string): string {
    let text = source;
    for (const [name, words] of Object.entries(this.#words[language] ?? {})) text = text.replaceAll(`{${name}}`, words);
    return text;
  }
}

function compiled(sources: readonly (readonly string[])[]): Sayings {
  return {
    heads: new RegExp(sources.map(([head]) => head).join('|'), 'gu'),
    sayings: sources.map((parts) => parts.map((part, i) => new RegExp(part, i === 0 ? 'yu' : 'gu'))),
  };
}

/**
 * The first sentence of each kind that stands in readable text.
 * @param folded the text as `foldCase` gives it
 * @param languages in which sentences are looked for
 * @param stated kinds that headings, labels or metadata state: they need no sentence, and none is looked for
 * @param isBest tells of a sentence that no other one is better: it is taken, however many stand before it
 */
export function readProseEvidence(
  folded: string,
  spans: readonly TextSpan[],
  languages: readonly string[],
  stated: ReadonlySet<string>,
  patterns: SentencePatterns,
  isBest: ((evidence: ProseEvidence) => boolean) | null = null,
): ProseEvidence[] {
  const found: ProseEvidence[] = [];
  for (const kind of patterns.kinds) {
    if (stated.has(kind)) continue;
    const isBestRange = isBest && ((range: TextRange): boolean => isBest({ kind, form: 'sentence', range }));
    const ranges = languages.flatMap((language) => firstSaying(folded, spans, patterns.sayings(kind, language), isBestRange) ?? []);
    ranges.sort((a, b) => a.start - b.start);
    const first = (isBestRange && ranges.find(isBestRange)) ?? ranges[0];
    if (first) found.push({ kind, form: 'sentence', range: first });
  }
  return found;
}

/** The best sentence if there is one, else the first. */
function firstSaying(
  folded: string,
  spans: readonly TextSpan[],
  ways: Sayings | null,
  isBest: ((range: TextRange) => boolean) | null,
): TextRange | null {
  if (!ways) return null;
  let first: TextRange | null = null;
  ways.heads.lastIndex = 0;
  for (let match = ways.heads.exec(folded); match; match = ways.heads.exec(folded)) {
    const start = match.index;
    const span = readableSpan(spans, start);
    // what stands in brackets tells the author what to write
    if (!span || folded[span.start] === '[') continue;
    const sentence = folded.slice(start, start + reach);
    const end = sentence.search(sentenceEnd);
    const said = end < 0 ? sentence : sentence.slice(0, end);
    for (const saying of ways.sayings) {
      const length = saidLength(said, saying);
      if (length === null) continue;
      const range = { start, end: start + length };
      if (!isBest || isBest(range)) return range;
      first ??= range;
      break;
    }
  }
  return first;
}

/** How far a sentence goes that holds some patterns one behind the other from its start; null if it does not. */
function saidLength(sentence: string, saying: readonly RegExp[]): number | null {
  let at = 0;
  for (const pattern of saying) {
    pattern.lastIndex = at;
    if (!pattern.test(sentence)) return null;
    at = pattern.lastIndex;
  }
  return at;
}

/** True for a place of text that readers see, headings included, but for text in brackets that is still to be written. */
export function isReadable(folded: string, spans: readonly TextSpan[], offset: number): boolean {
  const span = spanAt(spans, offset);
  return span !== null && folded[span.start] !== '[';
}

function readableSpan(spans: readonly TextSpan[], offset: number): TextSpan | null {
  const span = spanAt(spans, offset);
  return span?.place === 'heading' ? null : span;
}
