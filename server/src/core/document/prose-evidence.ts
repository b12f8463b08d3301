import type { SectionKind, TitleForms } from '../catalog/catalog-files.ts';
import type { ProseEvidence } from './policy-document.ts';
import type { TextSpan } from './walk-markdown.ts';

/** Sentences that state what a section kind asks for, by kind and language. */
export class SentencePatterns {
  readonly #sources = new Map<string, Readonly<Record<string, string>>>();
  readonly #compiled = new Map<string, RegExp | null>();
  readonly #words: TitleForms['words'];
  readonly #markers: readonly (readonly [string, RegExp])[];

  constructor(kinds: Iterable<SectionKind>, { words, markers }: TitleForms) {
    for (const { id, sentences } of kinds) if (sentences) this.#sources.set(id, sentences);
    this.#words = words;
    this.#markers = Object.entries(markers).map(([language, source]) => [language, new RegExp(source, 'u')]);
  }

  /** Ids of the kinds that a sentence can state. */
  get kinds(): Iterable<string> {
    return this.#sources.keys();
  }

  /** Languages that a text may be in, by its common words; English always. @param text its beginning */
  languagesOf(text: string): string[] {
    return ['en', ...this.#markers.flatMap(([language, marker]) => (marker.test(text) ? [language] : []))];
  }

  /** One pattern for a kind in some languages; null if none of them has one. */
  pattern(kind: string, languages: readonly string[]): RegExp | null {
    const key = `${kind} ${languages.join(' ')}`;
    const known = this.#compiled.get(key);
    if (known !== undefined) return known;
    const sentences = this.#sources.get(kind);
    const sources = languages.flatMap((language) => {
      let source = sentences?.[language];
      for (const [name, words] of Object.entries(this.#words[language] ?? {})) source = source?.replaceAll(`{${name}}`, words);
      return source ?? [];
    });
    const made = sources.length > 0 ? new RegExp(sources.join('|'), 'giu') : null;
    this.#compiled.set(key, made);
    return made;
  }
}

/**
 * The first sentence of each kind that stands in readable text.
 * @param stated kinds that headings, labels or metadata state: they need no sentence, and none is looked for
 * @param languages languages in which sentences are looked for, each once
 */
export function readProseEvidence(
  markdown: string,
  spans: readonly TextSpan[],
  stated: ReadonlySet<string>,
  languages: readonly string[],
  patterns: SentencePatterns,
): ProseEvidence[] {
  const found: ProseEvidence[] = [];
  for (const kind of patterns.kinds) {
    const pattern = stated.has(kind) ? null : patterns.pattern(kind, languages);
    if (!pattern) continue;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(markdown); match; match = pattern.exec(markdown)) {
      const { index } = match;
      const span = readableSpan(spans, index);
      // what stands in brackets tells the author what to write
      if (!span || markdown[span.start] === '[') continue;
      found.push({ kind, form: 'sentence', range: { start: index, end: index + match[0].length } });
      break;
    }
  }
  return found;
}

function readableSpan(spans: readonly TextSpan[], offset: number): TextSpan | null {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle] as TextSpan).end <= offset) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span !== undefined && span.start <= offset && span.place !== 'heading' ? span : null;
}
