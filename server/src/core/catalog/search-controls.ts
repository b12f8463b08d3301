import Fuse, { type IFuseOptions } from 'fuse.js';
import type { Control, Framework } from './catalog.ts';

/** A control that a search found. */
export interface ControlMatch {
  readonly control: Control;
  /** The id of the earlier edition that led to it (`A.9.1.1`), null if it was found by its own id or words. */
  readonly replaced: string | null;
}

/** What a framework is searched with. */
interface SearchIndex {
  readonly entries: readonly { readonly control: Control; readonly title: readonly string[]; readonly keywords: readonly string[] }[];
  readonly fuzzy: Fuse<Control>;
}

/** What may stand before the number of an Annex A control. */
const annexLead = /^(?:annex\s*)?a?[\s.]*/i;

/** A longer text is a sentence and no search any more. */
const mostWords = 12;

const options: IFuseOptions<Control> = {
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
 * of the edition before, or words of title and keywords (their beginnings; fuzzy where no control has them).
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
  const index = indexOf(framework);
  const words = wordsOf(typed);
  if (words.length === 0 || words.length > mostWords) return [];
  return byWords(index, words).map(found);
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
 * Controls that have a word for each of the words typed. A whole word counts more than a beginning, a title more than a
 * keyword. A word that no control has is taken for misspelt and searched by likeness.
 */
function byWords(index: SearchIndex, words: readonly string[]): Control[] {
  const scores = words.map((word) => {
    const exact = index.entries.map(({ title, keywords }) => Math.max(2 * scoreOf(title, word), scoreOf(keywords, word)));
    return exact.some((score) => score > 0) ? exact : likeness(index, word);
  });
  const scored = index.entries.flatMap(({ control, title }, at) => {
    const own = scores.map((score) => score[at] ?? 0);
    if (own.includes(0)) return [];
    // Of two titles that have the words the one that says less besides is meant.
    return [{ control, score: own.reduce((sum, score) => sum + score, 0) - title.length / 100 }];
  });
  return scored.sort((a, b) => b.score - a.score).map(({ control }) => control);
}

/** Scores between 0 and 1, in the order of the entries. */
function likeness(index: SearchIndex, word: string): number[] {
  const scores = new Array<number>(index.entries.length).fill(0);
  for (const { refIndex, score = 1 } of index.fuzzy.search(word)) scores[refIndex] = Math.max(0.01, 1 - score);
  return scores;
}

function scoreOf(words: readonly string[], typed: string): number {
  let score = 0;
  for (const word of words) {
    if (word === typed) return 3;
    if (word.startsWith(typed)) score = 2;
  }
  return score;
}

function indexOf(framework: Framework): SearchIndex {
  let index = indexes.get(framework);
  if (!index) {
    const controls = [...framework.controls.values()];
    const entries = controls.map((control) => ({
      control,
      title: wordsOf(control.title),
      keywords: (control.keywords ?? []).flatMap(wordsOf),
    }));
    index = { entries, fuzzy: new Fuse(controls, options) };
    indexes.set(framework, index);
  }
  return index;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function found(control: Control): ControlMatch {
  return { control, replaced: null };
}
