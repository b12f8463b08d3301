import Fuse, { type IFuseOptions } from 'fuse.js';
import type { Control, Framework } from './catalog.ts';

/** A control that a search found. */
export interface ControlMatch {
  readonly control: Control;
  /** The id of the earlier edition that led to it (`A.9.1.1`), null if it was found by its own id or words. */
  readonly replaced: string | null;
}

/** What a control is found by, all words folded. */
interface SearchEntry {
  readonly control: Control;
  readonly title: readonly string[];
  readonly terms: readonly SearchTerm[];
  readonly summary: readonly string[];
}

/** A keyword of one or several words. */
interface SearchTerm {
  readonly words: readonly string[];
  /** Between 0 and 1: the first of a list of keywords tell most. */
  readonly weight: number;
}

/** What misspelt words are compared with. */
interface Likened {
  readonly title: string;
  /** The most telling ones; all of them would take several times as long. */
  readonly keywords: readonly string[];
}

/** What a framework is searched with. */
interface SearchIndex {
  readonly entries: readonly SearchEntry[];
  readonly fuzzy: Fuse<Likened>;
}

/** What may stand before the number of an Annex A control. */
const annexLead = /^(?:annex\s*)?a?[\s.]*/i;

/** A longer text is a sentence and no search any more. */
const mostWords = 12;

/** Words between those that are looked for. */
const fillers: ReadonlySet<string> = new Set(
  'a an and at by for from in of on or the to with der die das und oder fur von zu de des du et la le les pour del el los las para y'.split(
    ' ',
  ),
);

const options: IFuseOptions<Likened> = {
  keys: [
    { name: 'title', weight: 3 },
    { name: 'keywords', weight: 2 },
  ],
  includeScore: true,
  ignoreLocation: true,
  ignoreDiacritics: true,
  threshold: 0.4,
};

/** One index per framework, made at the first question and kept as long as the catalogue is. */
const indexes = new WeakMap<Framework, SearchIndex>();

/**
 * Finds controls by what an author types: the beginning of an id (`A.5.1`, `a5.1`, `5.1`, exact), the beginning of an id
 * of the edition before, or words of title, keywords in several languages and summary (their beginnings; fuzzy where no
 * control has them).
 * @param query trimmed or not; empty finds all
 * @returns catalogue order for ids, best match first for words
 */
export function searchControls(framework: Framework, query: string): readonly ControlMatch[] {
  const typed = query.trim();
  const number = typed.replace(annexLead, '');
  if (number === '') return [...framework.controls.values()].map(found);
  const isId = /^[\d.]+$/.test(number);
  const byIds = byId(framework, isId ? `A.${number}` : typed.toUpperCase());
  if (isId || byIds.length > 0) return byIds;
  const words = wordsOf(typed);
  if (words.length === 0 || words.length > mostWords) return [];
  const telling = words.filter((word) => !fillers.has(word));
  return byWords(indexOf(framework), telling.length > 0 ? telling : words, words).map(found);
}

function byId(framework: Framework, prefix: string): readonly ControlMatch[] {
  const controls = [...framework.controls.values()];
  const own = controls.filter((control) => control.id.startsWith(prefix));
  if (own.length > 0) return own.map(found);
  return controls.flatMap((control) => {
    const replaced = control.replaces?.find((id) => id.startsWith(prefix));
    return replaced === undefined ? [] : [{ control, replaced }];
  });
}

/**
 * Controls that have a word for each of the words typed. A title counts more than a keyword, a keyword more than the
 * summary, a whole word more than its beginning. A word that no control has is taken for misspelt and searched by likeness.
 */
function byWords(index: SearchIndex, words: readonly string[], phrase: readonly string[]): Control[] {
  const scores = words.map((word) => {
    const own = index.entries.map((entry) => scoreOf(entry, word));
    return own.some((score) => score > 0) ? own : likeness(index, word);
  });
  const scored = index.entries.flatMap((entry, at) => {
    const own = scores.map((score) => score[at] ?? 0);
    if (own.includes(0)) return [];
    // Of two titles that have the words the one that says less besides is meant.
    const score = own.reduce((sum, each) => sum + each, 0) - entry.title.length / 100;
    return [{ control: entry.control, score: score + phraseScore(entry, phrase) }];
  });
  return scored.sort((a, b) => b.score - a.score).map(({ control }) => control);
}

/** Several words that are a keyword as they stand, or begin one, mean it. */
function phraseScore({ terms }: SearchEntry, phrase: readonly string[]): number {
  if (phrase.length < 2) return 0;
  let score = 0;
  for (const { words } of terms) {
    if (!phrase.every((word, i) => (i === phrase.length - 1 ? words[i]?.startsWith(word) : words[i] === word))) continue;
    score = Math.max(score, words.length === phrase.length && words.at(-1) === phrase.at(-1) ? 8 : 3);
  }
  return score;
}

/** Scores between 0 and 1, in the order of the entries. */
function likeness(index: SearchIndex, word: string): number[] {
  const scores = new Array<number>(index.entries.length).fill(0);
  for (const { refIndex, score = 1 } of index.fuzzy.search(word)) scores[refIndex] = Math.max(0.01, 1 - score);
  return scores;
}

function scoreOf({ title, terms, summary }: SearchEntry, typed: string): number {
  let score = 0;
  const singular = singularOf(typed);
  for (const word of title) score = Math.max(score, likenessOf(word, typed, singular, 6, 2.5));
  for (const { words, weight } of terms)
    for (const word of words) {
      const isWhole = words.length === 1;
      score = Math.max(
        score,
        likenessOf(word, typed, singular, isWhole ? 3 + weight : 2 + weight / 2, isWhole ? 1.5 + weight / 4 : 1 + weight / 4),
      );
    }
  if (score === 0 && typed.length > 3) for (const word of summary) score = Math.max(score, likenessOf(word, typed, singular, 0.8, 0.5));
  return score;
}

function likenessOf(word: string, typed: string, singular: string | null, whole: number, beginning: number): number {
  if (word === typed) return whole;
  if (word === singular) return whole - 0.1;
  return word.startsWith(typed) ? beginning : 0;
}

/** `passwords` finds `password`, `policies` `policy`; null if the word does not look like a plural. */
function singularOf(word: string): string | null {
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss')) return null;
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : /(?:sh|ch|x|ss)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

function indexOf(framework: Framework): SearchIndex {
  let index = indexes.get(framework);
  if (!index) {
    const controls = [...framework.controls.values()];
    index = { entries: controls.map(entryOf), fuzzy: new Fuse(controls.map(likenedOf), options) };
    indexes.set(framework, index);
  }
  return index;
}

function likenedOf({ title, keywords = [] }: Control): Likened {
  return { title, keywords: keywords.slice(0, 6) };
}

function entryOf(control: Control): SearchEntry {
  const lists = [control.keywords ?? [], ...Object.values(control.localWords ?? {}).map((words) => words.split(';'))];
  const terms = lists.flatMap((list) => list.map((term, i) => ({ words: wordsOf(term), weight: Math.max(0, 1 - i / 16) })));
  return { control, title: wordsOf(control.title), terms, summary: wordsOf(control.summary ?? '') };
}

/** The words of a text in lower case without accents: `Löschung` is found by `loschung` too. */
function wordsOf(text: string): string[] {
  const folded = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
  return folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function found(control: Control): ControlMatch {
  return { control, replaced: null };
}
