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
    source: String.raw`\s*(?:[,;(]|\s(?:or|and|oder|und|ou|et|o|y|\+)\s(?=(?:upon|after|when|whenever|if|on|as|following|earlier|sooner|bei|nach|wenn|anlassbezogen|en|lors|après|si|tras|cuando|ante)(?!\p{L}))).*$`,
    longest: 200,
    why: 'the value is cut to 200 characters before',
  },
  { file: 'core/text/review-cycle.ts', source: String.raw`[.\s]+$`, longest: 200, why: 'the value is cut to 200 characters before' },
  {
    file: 'core/features/risks/risk-at.ts',
    source: String.raw`[\p{L}\p{N}._-]*$`,
    longest: 40,
    why: 'no more is looked at in front of a place',
  },
  {
    file: 'core/catalog/registers.ts',
    source: String.raw`(?<=.)(?: ?[(,;:]| [-–—] |\. ).*$`,
    longest: 80,
    why: 'the value is cut to 80 characters before',
  },
  { file: 'core/isms/risks/read-rating.ts', source: String.raw`^[-\s]+|[-\s]+$`, longest: 60, why: 'longer cells are no rating' },
  {
    file: 'core/isms/risks/read-risks.ts',
    source: String.raw`\s*(?:[/+&,;|]|\s(?:and|or|und|oder|et|ou|y|o)\s)\s*`,
    longest: 200,
    why: 'the cell is cut to 200 characters before',
  },
  {
    file: 'core/isms/risks/read-risks.ts',
    source: String.raw`^[\s,;:()–—-]+|[\s,;:()–—-]+$`,
    longest: 200,
    why: 'the cell is cut to 200 characters before',
  },
  {
    file: 'core/isms/risks/read-risks.ts',
    source: String.raw`[\s,;(–—-]+(?:on|am|le|el)$`,
    longest: 200,
    why: 'the cell is cut to 200 characters before',
  },
  {
    file: 'core/features/completion/body/prose.ts',
    source: String.raw`(?:^|[^\p{L}\p{N}_.@#/\\$-])(A\.(\p{L}[\p{L}\p{N}-]{1,30}(?: [\p{L}\p{N}-]{0,30}){0,2}))$`,
    longest: 200,
    why: 'no more is looked at in front of the cursor',
  },
];
