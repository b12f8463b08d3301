import type { Topic, TopicElement } from '../../catalog/catalog-files.ts';
import type { Reference } from '../policy-document.ts';
import { PhraseSet, titleTokens } from '../sections/phrases.ts';

/** A word of a compound is looked for inside of it if it has so many letters. */
const shortestInside = 6;
/** Languages that write compounds in one word. */
const compounding = 'de';

/** A topic and the words that tell it from others. */
interface TopicTitles {
  readonly topic: Topic;
  readonly titles: PhraseSet;
  readonly notTitles: PhraseSet;
  readonly parts: PhraseSet;
}

/** Recognises what documents are about, and finds the words that show that they say what their topic asks for. */
export class TopicWords {
  readonly #topics: readonly TopicTitles[];
  readonly #patterns = new Map<string, RegExp | null>();

  /** @param topics in the order in which they are tried */
  constructor(topics: Iterable<Topic>) {
    this.#topics = [...topics].map((topic) => ({
      topic,
      titles: phrases(topic.titles),
      notTitles: phrases(topic.notTitles),
      parts: phrases(topic.parts ?? {}),
    }));
  }

  /** The topic that a title names; undefined if it names none, or only something narrower. */
  inTitle(title: string): Topic | undefined {
    const tokens = titleTokens(title);
    return this.#topics.find(({ titles, notTitles }) => titles.find(tokens) !== undefined && notTitles.find(tokens) === undefined)?.topic;
  }

  /** The topic of which the title names a part, as that of an access review does; undefined if it names none. */
  inPart(title: string): Topic | undefined {
    const tokens = titleTokens(title);
    return this.#topics.find(({ parts }) => parts.find(tokens) !== undefined)?.topic;
  }

  /** The topic of which most controls are claimed, at least two and at least half; undefined if there is none. */
  inClaims(claims: readonly Reference[]): Topic | undefined {
    if (claims.length < 2) return undefined;
    const claimed = new Set(claims.flatMap(({ controls }) => controls));
    let best: Topic | undefined;
    let most = 1;
    for (const { topic } of this.#topics) {
      const count = topic.controls.filter((control) => claimed.has(control)).length;
      if (count > most && count * 2 >= topic.controls.length) [best, most] = [topic, count];
    }
    return best;
  }

  /** The words of an element in a language; null if there are none. Global, for folded text. Made when first asked for. */
  words(topic: string, { id, words }: TopicElement, language: string): RegExp | null {
    const key = `${topic} ${id} ${language}`;
    let made = this.#patterns.get(key);
    if (made === undefined) {
      const source = words[language];
      made = source === undefined ? null : new RegExp(source, 'gu');
      this.#patterns.set(key, made);
    }
    return made;
  }
}

function phrases(lists: Topic['titles']): PhraseSet {
  const inside = (lists[compounding] ?? []).filter((word) => word.length >= shortestInside && !word.includes(' '));
  return new PhraseSet(Object.values(lists).flat(), inside);
}
