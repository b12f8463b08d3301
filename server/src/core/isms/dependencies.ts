import type { Question } from './questions.ts';
import type { Asked } from './tracked-view.ts';

/** Who asked which question: from a changed answer to the documents, and the rules on them, that it may concern. */
export class Dependencies {
  readonly #askers = new Map<Question, Set<string>>();
  readonly #asked = new Map<string, Map<Question, number>>();

  /**
   * Replaces what some rules asked for a document; what the others asked stands. Most of it is asked again every time.
   * @param key URI key of the document
   * @param rules bits of the rules
   */
  replace(key: string, rules: number, asked: Asked): void {
    let known = this.#asked.get(key);
    if (!known) {
      known = new Map();
      this.#asked.set(key, known);
    }
    for (const [question, askers] of known) {
      const left = (askers & ~rules) | (asked.get(question) ?? 0);
      if (left === 0) {
        known.delete(question);
        this.#forget(question, key);
      } else if (left !== askers) known.set(question, left);
    }
    for (const [question, bits] of asked) {
      if (known.has(question)) continue;
      known.set(question, bits);
      const askers = this.#askers.get(question);
      if (askers) askers.add(key);
      else this.#askers.set(question, new Set([key]));
    }
  }

  delete(key: string): void {
    for (const question of this.#asked.get(key)?.keys() ?? []) this.#forget(question, key);
    this.#asked.delete(key);
  }

  #forget(question: Question, key: string): void {
    const askers = this.#askers.get(question);
    askers?.delete(key);
    if (askers?.size === 0) this.#askers.delete(question);
  }

  /** Keys of the documents for which any of the questions was asked, with the bits of the rules that did. */
  askersOf(questions: Iterable<Question>): Map<string, number> {
    const rules = new Map<string, number>();
    for (const question of questions)
      for (const key of this.#askers.get(question) ?? [])
        rules.set(key, (rules.get(key) ?? 0) | (this.#asked.get(key)?.get(question) ?? 0));
    return rules;
  }
}
