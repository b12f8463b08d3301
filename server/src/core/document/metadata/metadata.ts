import type { TextRange } from '../../text/text-range.ts';
import type { FrontMatterValue } from '../front-matter/front-matter-value.ts';

/**
 * Where a value of the document control data stands, in order of trust (first, most trusted):
 * - `front-matter`: the YAML at the head, with or without its opening fence
 * - `table`: a key/value table, or one with the labels in its header and one row of values
 * - `label`: `**Owner:** CISO`, `Owner: CISO`, list items of these, a fenced YAML block below the title
 * - `blockquote`: such lines in a quote
 * - `badge`: the description or path of a badge image
 * - `history`: the newest row of a version history. What it says of people and dates is of that version
 */
export type Carrier = (typeof carrierTrust)[number];

/** All carriers, the most trusted first. */
export const carrierTrust = ['front-matter', 'table', 'label', 'blockquote', 'badge', 'history'] as const;

/** One value of the document control data. */
export interface MetadataField {
  /** Canonical key of the metadata table (`owner`). */
  readonly key: string;
  /** The key or label as written (`Policy Owner`). */
  readonly written: string;
  readonly keyRange: TextRange;
  /** The value as text, quotes and marks removed, trimmed; list items joined by `, `. */
  readonly text: string;
  readonly valueRange: TextRange;
  readonly carrier: Carrier;
  /** The YAML value, for carrier `front-matter`. */
  readonly value: FrontMatterValue | null;
  /** Empty, or nothing but a placeholder (`TBD`, `[Owner]`, `{{owner}}`). */
  readonly blank: boolean;
}

/** Document control data: all fields found, the most trusted carrier of a key first. */
export interface Metadata {
  readonly fields: readonly MetadataField[];
}

/** The most trusted field of a key, filled ones before blank ones; undefined if nobody states it. */
export function metadataField(metadata: Metadata, key: string): MetadataField | undefined {
  let blank: MetadataField | undefined;
  for (const field of metadata.fields) {
    if (field.key !== key) continue;
    if (!field.blank) return field;
    blank ??= field;
  }
  return blank;
}

/** The text of a key, or undefined if it is absent or blank. */
export function metadataText(metadata: Metadata, key: string): string | undefined {
  const field = metadataField(metadata, key);
  return field && !field.blank ? field.text : undefined;
}
