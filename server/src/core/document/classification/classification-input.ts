import type { Metadata } from '../metadata/metadata.ts';
import type { Classification, Reference, Section } from '../policy-document.ts';
import type { DocumentVocabulary } from './document-words.ts';
import type { TypeWords } from './type-words.ts';

/** What is known of a file when it is to be classified. */
export interface ClassificationInput {
  /** Path below the config folder or workspace folder, with `/`; the whole URI where neither is known. */
  readonly path: string;
  /** What the config's globs say: not a document, a type, or nothing. */
  readonly configured: { readonly included: boolean; readonly type: string | null };
  /** Top-level keys of the front matter. */
  readonly keys: readonly string[];
  readonly metadata: Metadata;
  readonly title: string | null;
  /** True if the file starts below level one and has no title of its own: a chapter of something larger. */
  readonly isChapter: boolean;
  readonly sections: readonly Section[];
  /** What the file declares. */
  readonly claims: readonly Reference[];
  /** Reads what it mentions; only asked for where it may decide. */
  readonly readMentions: () => readonly Reference[];
  /** The text without front matter; only looked at where little more is needed. */
  readonly markdown: string;
  /** Gives the text as `foldCase` does. */
  readonly readFolded: () => string;
}

/** What titles, paths and texts are compared with. */
export interface ClassificationWords {
  readonly types: TypeWords;
  readonly vocabulary: DocumentVocabulary;
}

/** Keys that only documents under control have. */
export const controlKeys = [
  'id',
  'owner',
  'approver',
  'version',
  'status',
  'classification',
  'effective_date',
  'approved_date',
  'next_review_date',
  'last_review_date',
  'review_cycle',
];

/** The verdict that a file is no document. @param points what the reasons come to where they were weighed */
export function none(reason: string, points: number | null = null): Classification {
  return { isDocument: false, type: null, reasons: [reason], points, declared: false, assumed: false };
}
