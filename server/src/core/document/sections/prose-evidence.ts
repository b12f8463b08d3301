import type { SectionKind, TitleForms } from '../../catalog/catalog-files.ts';
import { lazily } from '../../text/lazily.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { ProseEvidence } from '../policy-document.ts';
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
  readonly #markers: () => readonly (readonly [string, RegExp])[];

  constructor(kinds: Iterable<SectionKind>, { words, markers }: TitleForms) {
    for (const { id, sentences } of kinds) if (sentences) this.#sources.set(id, sentences);
    this.#words = words;
    this.#markers = lazily(() => Object.entries(markers).map(([language, source]) => [language, new RegExp(source, 'iu')] as const));
  }

  /** Ids of the kinds that a sentence can state. */
  get kinds(): Iterable<string> {
    return this.#sources.keys();
  }

  /** Languages that a text may be in, by its common words; English always. @param text its beginning */
  languagesOf(text: string): string[] {
    return this.#markers().flatMap(([language, marker]) => (language === 'en' || marker.test(text) ? [language] : []));
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
    heads: new RegExp(sources.map(([head]) => head).join('|'), 'giu'),
    sayings: sources.map((parts) => parts.map((part, i) => new RegExp(part, i === 0 ? 'yiu' : 'giu'))),
  };
}

/**
 * The first sentence of each kind that stands in readable text.
 * @param stated kinds that headings, labels or metadata state: they need no sentence, and none is looked for
 */
export function readProseEvidence(
  markdown: string,
  spans: readonly TextSpan[],
  stated: ReadonlySet<string>,
  patterns: SentencePatterns,
): ProseEvidence[] {
  const from = spans[0]?.start ?? 0;
  const languages = patterns.languagesOf(markdown.slice(from, from + 3000));
  const found: ProseEvidence[] = [];
  for (const kind of patterns.kinds) {
    if (stated.has(kind)) continue;
    const ranges = languages.flatMap((language) => firstSaying(markdown, spans, patterns.sayings(kind, language)) ?? []);
    const first = ranges.sort((a, b) => a.start - b.start)[0];
    if (first) found.push({ kind, form: 'sentence', range: first });
  }
  return found;
}

function firstSaying(markdown: string, spans: readonly TextSpan[], ways: Sayings | null): TextRange | null {
  if (!ways) return null;
  ways.heads.lastIndex = 0;
  for (let match = ways.heads.exec(markdown); match; match = ways.heads.exec(markdown)) {
    const start = match.index;
    const span = readableSpan(spans, start);
    // what stands in brackets tells the author what to write
    if (!span || markdown[span.start] === '[') continue;
    const sentence = markdown.slice(start, start + reach);
    const end = sentence.search(sentenceEnd);
    const said = end < 0 ? sentence : sentence.slice(0, end);
    for (const saying of ways.sayings) {
      const length = saidLength(said, saying);
      if (length !== null) return { start, end: start + length };
    }
  }
  return null;
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
export function isReadable(markdown: string, spans: readonly TextSpan[], offset: number): boolean {
  const span = spanAt(spans, offset);
  return span !== null && markdown[span.start] !== '[';
}

function readableSpan(spans: readonly TextSpan[], offset: number): TextSpan | null {
  const span = spanAt(spans, offset);
  return span?.place === 'heading' ? null : span;
}

function spanAt(spans: readonly TextSpan[], offset: number): TextSpan | null {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle] as TextSpan).end <= offset) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span !== undefined && span.start <= offset ? span : null;
}
