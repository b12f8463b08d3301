import type { TextRange } from '../../text/text-range.ts';

/** Where in the front matter the cursor is, and what is being typed there. Offsets are UTF-16. */
export interface CompletionContext {
  /**
   * `key`: the name of a mapping entry. `value`: a value or list item. `child`: the first thing on a line of its own
   * below a key, so an item without its dash, or a key of a mapping.
   */
  readonly place: 'key' | 'value' | 'child';
  /** Keys that lead to the place, outermost first; for a value its own key is the last. */
  readonly path: readonly string[];
  /** From the start of the token to the cursor. */
  readonly typed: string;
  /** The whole token without quotes: what is replaced. */
  readonly range: TextRange;
  readonly quoted: boolean;
  /** True if a blank must be written first, as right behind `key:` or `-`. */
  readonly needsSpace: boolean;
  /** For a key: true if its colon stands there. */
  readonly hasColon: boolean;
  /** For a key or child: the other keys of the same mapping. */
  readonly siblings: readonly string[];
}
