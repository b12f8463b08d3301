import type { TitleForms } from '../../catalog/catalog-files.ts';
import { lazily } from '../../text/lazily.ts';
import { ownText } from '../../text/own-text.ts';

/** This much of a text tells its language. */
const sample = 4000;
/** This much of it tells in which languages it may be. */
const glance = 3000;
/** Words that are kept with their languages. */
const mostKnown = 20_000;
/** The language of the tables that every text is read with. */
const always = 'en';

/** The marks of all languages, those of one language at its place in `languages`. */
interface Markers {
  readonly languages: readonly string[];
  /** Word → places of the languages that it is common in. */
  readonly words: ReadonlyMap<string, readonly number[]>;
  readonly endings: readonly { readonly ending: string; readonly language: number }[];
  /** The numbers that words of ASCII letters make, and those that the last two letters of endings make. */
  readonly wordSigns: Uint8Array;
  readonly endingSigns: Uint8Array;
  /** Letters of their own; each is written into its own pattern. */
  readonly letters: readonly { readonly pattern: RegExp; readonly language: number }[];
}

/** Tells the language of a text by its common words and letters. Texts are given as `foldCase` gives them. */
export class LanguageGuess {
  readonly #markers: () => Markers;
  /** Word → places of the languages that it is a mark of. Texts are made of few words. */
  readonly #known = new Map<string, readonly number[]>();

  constructor({ markers }: TitleForms) {
    this.#markers = lazily(() => indexed(markers));
  }

  /**
   * The language that clearly speaks from the beginning of a text, null if none does.
   * @param from where the readable text begins
   */
  clear(folded: string, from: number): string | null {
    const { languages } = this.#markers();
    const counts = this.#count(folded.slice(from, from + sample));
    const order = [...languages.keys()].sort((a, b) => (counts[b] as number) - (counts[a] as number));
    const [best, next] = order as [number, number];
    const most = counts[best] as number;
    return most >= 2 && most >= (counts[next] as number) * 1.5 ? (languages[best] as string) : null;
  }

  /** The languages that a text may be in, by any mark of them; English always. @param from where the readable text begins */
  possible(folded: string, from: number): string[] {
    const counts = this.#count(folded.slice(from, from + glance));
    return this.#markers().languages.filter((language, i) => language === always || (counts[i] as number) > 0);
  }

  /** How many marks of each language a text has. */
  #count(text: string): number[] {
    const { languages, letters } = this.#markers();
    const counts = new Array<number>(languages.length).fill(0);
    const add = (language: number): void => {
      counts[language] = (counts[language] as number) + 1;
    };
    if (!/[\u0080-\uffff]/.test(text)) {
      this.#countAscii(text, add);
      return counts;
    }
    for (const word of text.match(/\p{L}+/gu) ?? []) this.#languagesOf(word).forEach(add);
    for (const { pattern, language } of letters) for (const _ of text.matchAll(pattern)) add(language);
    return counts;
  }

  /** Most words are marks of nothing, which a number made of their letters tells before they are cut out. */
  #countAscii(text: string, add: (language: number) => void): void {
    const { wordSigns, endingSigns } = this.#markers();
    let from = 0;
    let sign = 0;
    let pair = 0;
    for (let at = 0; at <= text.length; at++) {
      const letter = at < text.length ? text.charCodeAt(at) - beforeA : 0;
      if (letter > 0 && letter <= 26) {
        sign = nextSign(sign, letter);
        pair = nextPair(pair, letter);
        continue;
      }
      if (at > from && (wordSigns[sign] === 1 || endingSigns[pair] === 1)) this.#languagesOf(text.slice(from, at)).forEach(add);
      from = at + 1;
      sign = 0;
      pair = 0;
    }
  }

  #languagesOf(word: string): readonly number[] {
    let marked = this.#known.get(word);
    if (marked === undefined) {
      const { words, endings } = this.#markers();
      marked = words.get(word) ?? endings.filter(({ ending }) => word.endsWith(ending)).map(({ language }) => language);
      if (this.#known.size >= mostKnown) this.#known.clear();
      this.#known.set(ownText(word), marked);
    }
    return marked;
  }
}

/** What stands before `a`. */
const beforeA = 96;
const signs = 1 << 12;

function nextSign(sign: number, letter: number): number {
  return (sign * 31 + letter) & (signs - 1);
}

/** Five bits a letter, for the last two. */
function nextPair(pair: number, letter: number): number {
  return ((pair & 31) << 5) | letter;
}

/** Which of the numbers some words end with. */
function signsOf(words: Iterable<string>, next: (sign: number, letter: number) => number): Uint8Array {
  const found = new Uint8Array(signs);
  for (const word of words)
    if (/^[a-z]+$/.test(word)) found[[...word].reduce((sign, letter) => next(sign, letter.charCodeAt(0) - beforeA), 0)] = 1;
  return found;
}

function indexed(markers: TitleForms['markers']): Markers {
  const words = new Map<string, number[]>();
  const endings: { ending: string; language: number }[] = [];
  const letters: { pattern: RegExp; language: number }[] = [];
  Object.values(markers).forEach((marker, language) => {
    for (const word of marker.words?.split(';') ?? []) {
      const known = words.get(word);
      if (known) known.push(language);
      else words.set(word, [language]);
    }
    for (const ending of marker.endings?.split(';') ?? []) endings.push({ ending, language });
    if (marker.letters !== undefined) letters.push({ pattern: new RegExp(`[${marker.letters}]`, 'gu'), language });
  });
  const wordSigns = signsOf(words.keys(), nextSign);
  const endingSigns = signsOf(
    endings.map(({ ending }) => ending),
    nextPair,
  );
  return { languages: Object.keys(markers), words, endings, wordSigns, endingSigns, letters };
}
