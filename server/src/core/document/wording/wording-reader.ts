import type { WordingFile } from '../../catalog/catalog-files.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { Section, VagueWord } from '../policy-document.ts';
import { StepReader } from '../structure/steps.ts';
import type { TextSpan } from '../walk-markdown.ts';
import { readPlaceholders } from './placeholders.ts';
import { readVagueWords, type VaguePatterns, vaguePatterns } from './vague-words.ts';

/** Finds wording that a policy should not keep: text still to be filled in, words that leave open what is required, steps that nobody takes. */
export class WordingReader {
  readonly #file: WordingFile;
  readonly #blank: RegExp;
  /** Numbered steps, and who takes them. */
  readonly steps: StepReader;
  readonly #languages = new Map<string, VaguePatterns | null>();

  constructor(file: WordingFile) {
    this.#file = file;
    this.steps = new StepReader(file.steps);
    this.#blank = new RegExp(`(?<![\\p{L}-])(?:${Object.values(file.blanks).join('|')})(?![\\p{L}-])`, 'iu');
  }

  /** Places of text that is still to be filled in, in readable text and in HTML that is no tag. */
  placeholders(text: string, spans: readonly TextSpan[], html: readonly TextRange[]): TextRange[] {
    return readPlaceholders(text, spans, html, this.#blank);
  }

  /**
   * Words in binding sentences that leave open what is required.
   * @param folded the text as `foldCase` gives it
   */
  vagueWords(folded: string, spans: readonly TextSpan[], sections: readonly Section[], language: string): VagueWord[] {
    const patterns = this.#patterns(language);
    return patterns ? readVagueWords(folded, spans, sections, patterns) : [];
  }

  /** Words that make a sentence binding, global, for folded text; null in languages without them. */
  obligation(language: string): RegExp | null {
    return this.#patterns(language)?.obligation ?? null;
  }

  #patterns(language: string): VaguePatterns | null {
    let patterns = this.#languages.get(language);
    if (patterns === undefined) {
      patterns = vaguePatterns(this.#file, language);
      this.#languages.set(language, patterns);
    }
    return patterns;
  }
}
