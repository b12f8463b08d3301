import type { PolicyDocument, Section } from '../policy-document.ts';

/** A section of a document as it stands or as it will, while new ones are being put in. */
export interface OutlineEntry {
  /** With its number; changes when sections in front of it are numbered. */
  title: string;
  readonly depth: number;
  readonly kinds: readonly string[];
  /** The section in the text; null for one that is still to be put in. */
  readonly section: Section | null;
}

/** The sections of a document, in order, ready to take further ones. */
export function outlineOf({ sections }: PolicyDocument): OutlineEntry[] {
  return sections.map((section) => ({ title: section.title, depth: section.depth, kinds: section.kinds, section }));
}

/** Index of the first entry behind all that an entry owns. */
export function endOf(outline: readonly OutlineEntry[], index: number): number {
  const depth = outline[index]?.depth ?? 0;
  for (let at = index + 1; at < outline.length; at++) if ((outline[at] as OutlineEntry).depth <= depth) return at;
  return outline.length;
}
