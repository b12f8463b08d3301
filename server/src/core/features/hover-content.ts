import type { TextRange } from '../text/text-range.ts';

/** What is shown for a place. */
export interface Hover {
  /** Markdown. Texts of the workspace in it are escaped. */
  readonly contents: string;
  /** What it speaks of, UTF-16 offsets. */
  readonly range: TextRange;
}
