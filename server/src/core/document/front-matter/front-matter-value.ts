import type { TextRange } from '../../text/text-range.ts';

/** A value in front matter with its exact place. The ranges of a quoted scalar include its quotes. */
export type FrontMatterValue = FrontMatterScalar | FrontMatterList | FrontMatterMap;

/** A single value. `source` is what stands in the file, `value` what YAML 1.2 makes of it. */
export interface FrontMatterScalar {
  readonly kind: 'scalar';
  readonly range: TextRange;
  /** As written, quotes included: `5.10`, `"2.1"`, ``. */
  readonly source: string;
  /** What YAML makes of it; `5.10` is the number 5.1. */
  readonly value: string | number | boolean | null;
  /** The text without quotes, number formatting kept: `5.10`. */
  readonly text: string;
  readonly style: 'plain' | 'quoted' | 'block';
}

/** A list in block or flow form. */
export interface FrontMatterList {
  readonly kind: 'list';
  readonly range: TextRange;
  readonly flow: boolean;
  readonly items: readonly FrontMatterValue[];
}

/** A mapping in block or flow form. */
export interface FrontMatterMap {
  readonly kind: 'map';
  readonly range: TextRange;
  readonly flow: boolean;
  readonly entries: readonly FrontMatterEntry[];
}

/** One `key: value` of a mapping. */
export interface FrontMatterEntry {
  readonly key: string;
  readonly keyRange: TextRange;
  readonly value: FrontMatterValue;
}

/**
 * The block at the head of a document.
 * - `none`: there is none, or the `---` block is Markdown and no YAML at all
 * - `yaml`: fenced by `---`; `yaml-head`: key lines first and one closing `---` (comply style)
 * - `toml`, `executable` (`---js` and the like, never run), `other`: named, not read
 */
export interface FrontMatter {
  readonly kind: 'none' | 'yaml' | 'yaml-head' | 'toml' | 'executable' | 'other';
  /** The word behind the opening fence, or `yaml`, `toml`. */
  readonly language: string;
  /** With its fences. */
  readonly range: TextRange;
  /** Between the fences. */
  readonly contentRange: TextRange;
  readonly entries: readonly FrontMatterEntry[];
  /** What the YAML reader objected to; the entries hold what could be read all the same. */
  readonly problems: readonly FrontMatterProblem[];
}

/** A syntax error in the YAML, in plain words. */
export interface FrontMatterProblem {
  readonly message: string;
  readonly range: TextRange;
}
