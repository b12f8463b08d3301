import { ownText } from '../../text/own-text.ts';
import { WordMap } from '../../text/word-map.ts';
import { normaliseTitle } from './titles.ts';

/** Words of titles and file names, compared token by token. */

/** `POL-003`, `0200`, `v1.2`, `2026`, `q1` at an end of a title name nothing. */
const numbering = /^(?:\p{L}{0,4}\d[\d.]{0,12}|draft|final|[a-z])$/u;
const longest = 5;
/** Scripts that put no space between words. */
const isUnspaced = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/;

/** The words of a title in comparable form. */
export function titleTokens(title: string): readonly string[] {
  const known = lately.get(title);
  if (known) return known;
  const tokens = tokensOf(title);
  // one file asks for its title and its name several times over
  if (lately.size >= 64) lately.clear();
  lately.set(ownText(title), tokens);
  return tokens;
}

const lately = new Map<string, readonly string[]>();

/** Words with nothing between them but spaces, as in most titles. */
const onlyWords = /^[a-z0-9à-öø-ɏ]{1,80}(?: [a-z0-9à-öø-ɏ]{1,80})*$/;

function tokensOf(title: string): readonly string[] {
  const text = normaliseTitle(title.slice(0, 300).replace(/[_-]/g, ' '));
  if (onlyWords.test(text)) return text.split(' ');
  return text.match(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.+]{0,80}/gu)?.map((token) => token.replace(/[.'’]$/, '')) ?? [];
}

/** Tokens without the numbers, ids and stages at both ends. */
export function withoutNumbering(tokens: readonly string[]): readonly string[] {
  let start = 0;
  let end = tokens.length;
  while (end - start > 1 && numbering.test(tokens[start] as string)) start++;
  while (end - start > 1 && numbering.test(tokens[end - 1] as string)) end--;
  return start === 0 && end === tokens.length ? tokens : tokens.slice(start, end);
}

/** What a {@link PhraseSet} looks up. */
interface PhraseIndex {
  readonly phrases: ReadonlySet<string>;
  /** The first words of the phrases; most words of titles are none. */
  readonly firstWords: WordMap<true>;
  /** Most words that a phrase has. */
  readonly longest: number;
  readonly unspaced: readonly string[];
  readonly within: readonly string[];
}

/** A set of words and phrases of several languages that are looked for in titles; made ready when first asked. */
export class PhraseSet {
  readonly #written: readonly string[];
  readonly #withinWritten: readonly string[];
  #made: PhraseIndex | null = null;

  /**
   * @param phrases words and phrases as written
   * @param within words that also count inside of longer ones, as in German and Dutch compounds
   */
  constructor(phrases: readonly string[], within: readonly string[] = []) {
    this.#written = phrases;
    this.#withinWritten = within;
  }

  get #index(): PhraseIndex {
    this.#made ??= indexed(this.#written, this.#withinWritten);
    return this.#made;
  }

  /** The first phrase that stands in the tokens, undefined if none does. */
  find(tokens: readonly string[]): string | undefined {
    for (let i = 0; i < tokens.length; i++) {
      const length = this.startsAt(tokens, i);
      if (length > 0) return tokens.slice(i, i + length).join(' ');
      const token = tokens[i] as string;
      const inner =
        (isUnspaced.test(token) ? this.#index.unspaced.find((word) => token.includes(word)) : undefined) ??
        this.#index.within.find((word) => token.includes(word));
      if (inner !== undefined) return inner;
    }
    return undefined;
  }

  /** The number of tokens of the longest phrase that begins at an index; 0 if none does. */
  startsAt(tokens: readonly string[], at: number): number {
    if (at >= tokens.length || !this.#index.firstWords.has(tokens[at] as string)) return 0;
    for (let length = Math.min(this.#index.longest, tokens.length - at); length > 0; length--)
      if (this.#index.phrases.has(tokens.slice(at, at + length).join(' '))) return length;
    return 0;
  }

  /** True if the tokens end with a phrase. */
  ends(tokens: readonly string[]): boolean {
    for (let length = Math.min(this.#index.longest, tokens.length); length > 0; length--)
      if (this.#index.phrases.has(tokens.slice(-length).join(' '))) return true;
    return false;
  }

  /** True if the tokens are a phrase and nothing else. */
  is(tokens: readonly string[]): boolean {
    return this.#index.phrases.has(tokens.join(' '));
  }
}

function indexed(written: readonly string[], within: readonly string[]): PhraseIndex {
  const phrases = new Set([...written, ...within].map((phrase) => tokensOf(phrase).join(' ')));
  const firstWords = new WordMap<true>();
  let most = 0;
  for (const phrase of phrases) {
    const words = phrase.split(' ');
    firstWords.set(words[0] as string, true);
    most = Math.max(most, words.length);
  }
  return {
    phrases,
    firstWords,
    longest: Math.min(most, longest),
    unspaced: written.filter((phrase) => isUnspaced.test(phrase)),
    within: within.filter((word) => word.length > 4),
  };
}
