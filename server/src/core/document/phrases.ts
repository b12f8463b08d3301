import { WordMap } from '../text/word-map.ts';
import { normaliseTitle } from './titles.ts';

/** Words of titles and file names, compared token by token. */

/** `POL-003`, `0200`, `v1.2`, `2026`, `q1` at an end of a title name nothing. */
const numbering = /^(?:\p{L}{0,4}\d[\d.]{0,12}|draft|final|[a-z])$/u;
const longest = 5;
/** Scripts that put no space between words. */
const isUnspaced = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/;

/** The words of a title in comparable form. */
export function titleTokens(title: string): string[] {
  const text = normaliseTitle(title.slice(0, 300).replace(/[_-]/g, ' '));
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

/** A set of words and phrases of several languages that are looked for in titles. */
export class PhraseSet {
  readonly #phrases: ReadonlySet<string>;
  /** The first words of the phrases; most words of titles are none. */
  readonly #firstWords = new WordMap<true>();
  /** Most words that a phrase has. */
  readonly #longest: number;
  readonly #unspaced: readonly string[];
  readonly #within: readonly string[];

  /**
   * @param phrases words and phrases as written
   * @param within words that also count inside of longer ones, as in German and Dutch compounds
   */
  constructor(phrases: Iterable<string>, within: Iterable<string> = []) {
    const all = [...phrases];
    this.#phrases = new Set([...all, ...within].map((phrase) => titleTokens(phrase).join(' ')));
    let most = 0;
    for (const phrase of this.#phrases) {
      const words = phrase.split(' ');
      this.#firstWords.set(words[0] as string, true);
      most = Math.max(most, words.length);
    }
    this.#longest = Math.min(most, longest);
    this.#unspaced = all.filter((phrase) => isUnspaced.test(phrase));
    this.#within = [...within].filter((word) => word.length > 4);
  }

  /** The first phrase that stands in the tokens, undefined if none does. */
  find(tokens: readonly string[]): string | undefined {
    for (let i = 0; i < tokens.length; i++) {
      const length = this.startsAt(tokens, i);
      if (length > 0) return tokens.slice(i, i + length).join(' ');
      const token = tokens[i] as string;
      const inner =
        (isUnspaced.test(token) ? this.#unspaced.find((word) => token.includes(word)) : undefined) ??
        this.#within.find((word) => token.includes(word));
      if (inner !== undefined) return inner;
    }
    return undefined;
  }

  /** The number of tokens of the longest phrase that begins at an index; 0 if none does. */
  startsAt(tokens: readonly string[], at: number): number {
    if (at >= tokens.length || !this.#firstWords.has(tokens[at] as string)) return 0;
    for (let length = Math.min(this.#longest, tokens.length - at); length > 0; length--)
      if (this.#phrases.has(tokens.slice(at, at + length).join(' '))) return length;
    return 0;
  }

  /** True if the tokens end with a phrase. */
  ends(tokens: readonly string[]): boolean {
    for (let length = Math.min(this.#longest, tokens.length); length > 0; length--)
      if (this.#phrases.has(tokens.slice(-length).join(' '))) return true;
    return false;
  }

  /** True if the tokens are a phrase and nothing else. */
  is(tokens: readonly string[]): boolean {
    return this.#phrases.has(tokens.join(' '));
  }
}
