import type { TitleForms } from '../../catalog/catalog-files.ts';
import { lazily } from '../../text/lazily.ts';

/** This much of a text tells its language. */
const sample = 4000;

/** Tells the language of a text by its common words. */
export class LanguageGuess {
  readonly #markers: () => readonly (readonly [string, RegExp])[];

  constructor({ markers }: TitleForms) {
    this.#markers = lazily(() => Object.entries(markers).map(([language, source]) => [language, new RegExp(source, 'giu')] as const));
  }

  /**
   * The language that clearly speaks from the beginning of a text, null if none does.
   * @param from where the readable text begins
   */
  clear(text: string, from: number): string | null {
    const beginning = text.slice(from, from + sample);
    const counts = this.#markers()
      .map(([language, marker]) => [language, beginning.match(marker)?.length ?? 0] as const)
      .sort((a, b) => b[1] - a[1]);
    const [[best, most], [, next]] = counts as unknown as [readonly [string, number], readonly [string, number]];
    return most >= 2 && most >= next * 1.5 ? best : null;
  }
}
