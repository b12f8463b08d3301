/**
 * Regular expressions whose work may grow with the square of their input, and why that input is short. Nothing worse
 * than a square is ever accepted.
 */
export interface BoundedRegex {
  /** As `literalRegexes` tells it. */
  readonly file: string;
  readonly source: string;
  /** Longest input in UTF-16 units. */
  readonly longest: number;
  /** What keeps the input that short. */
  readonly why: string;
}

export const boundedRegexes: readonly BoundedRegex[] = [
  {
    file: 'core/text/review-cycle.ts',
    source: String.raw`\s*(?:[,;(]|\s(?:or|and|oder|und|ou|et|o|y)\s(?=(?:upon|after|when|whenever|if|on|as|following|earlier|sooner|bei|nach|wenn|anlassbezogen|en|lors|après|si|tras|cuando|ante)(?!\p{L}))).*$`,
    longest: 200,
    why: 'the value is cut to 200 characters before',
  },
  { file: 'core/text/review-cycle.ts', source: String.raw`[.\s]+$`, longest: 200, why: 'the value is cut to 200 characters before' },
];
