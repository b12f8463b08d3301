import type { DocumentType } from '../../catalog/catalog-files.ts';
import type { PolicyDocument, Section } from '../../document/policy-document.ts';
import type { TextEdit } from '../../text/text-edit.ts';

/** The number a heading carries: `4.`, `2.1`, `3)`. */
const numbered = /^(?<parents>(?:\d{1,2}\.)*)(?<last>\d{1,2})(?<mark>[.)]?)(?<gap>\s+)/;

/** Where and how a document wants a new section. */
export interface SectionSlot {
  /** Heading line without the title: `## 4. `; `**` for bold lines. */
  readonly opening: string;
  /** What closes the heading: empty, or `**`. */
  readonly closing: string;
  /** The section it goes in front of; undefined for the end of the document. */
  readonly before: Section | undefined;
  /** Edits that count up the numbers of the sections behind it. */
  readonly renumbering: readonly TextEdit[];
}

/**
 * Finds the place of a new section: on the level the document uses for its sections, in the order of the template,
 * numbered if its siblings are. Numbers that links or claims lead to are never changed; then it goes to the end.
 * @param kind section kind of the new section
 */
export function findSlot(document: PolicyDocument, type: DocumentType | undefined, kind: string): SectionSlot {
  const depth = sectionDepth(document);
  const siblings = document.sections.filter((section) => section.depth === depth && !isTitle(document, section));
  const opening = depth === 7 ? '**' : `${'#'.repeat(depth)} `;
  const closing = depth === 7 ? '**' : '';
  const at = insertionIndex(siblings, type, kind);
  const last = siblings.findLast((section) => numbered.test(section.title));
  const count = siblings.filter((section) => numbered.test(section.title)).length;
  if (!last || count * 2 < siblings.length)
    return { opening, closing, before: siblings[at] ?? nextOuter(document, siblings.at(-1)), renumbering: [] };

  const behind = siblings.slice(at);
  const next = behind.find((section) => numbered.test(section.title));
  const renumbering = next ? countUp(document, next) : [];
  if (next && renumbering) {
    const before = next === behind[0] ? next : siblings[at];
    return { opening: opening + numberOf(next.title, 0), closing, before, renumbering };
  }
  const behindLast = siblings[siblings.indexOf(last) + 1] ?? nextOuter(document, last);
  return { opening: opening + numberOf(last.title, 1), closing, before: behindLast, renumbering: [] };
}

/** The heading level most known sections have; else that of the highest headings below the title; else 2. */
function sectionDepth(document: PolicyDocument): number {
  const below = document.sections.filter((section) => !isTitle(document, section));
  const counts = new Map<number, number>();
  for (const section of below) if (section.kinds.length > 0) counts.set(section.depth, (counts.get(section.depth) ?? 0) + 1);
  let best: number | undefined;
  for (const [depth, count] of counts) {
    const known = best === undefined ? 0 : (counts.get(best) ?? 0);
    if (best === undefined || count > known || (count === known && depth < best)) best = depth;
  }
  const headings = below.filter((section) => section.form === 'heading').map((section) => section.depth);
  return best ?? (headings.length > 0 ? Math.min(...headings) : 2);
}

/** The heading that names the document; not the first of several on the top level that is itself a known section. */
function isTitle(document: PolicyDocument, section: Section): boolean {
  if (section.depth !== 1 || document.title?.range.start !== section.titleRange.start) return false;
  return section.kinds.length === 0 || !document.sections.some((other) => other.depth === 1 && other !== section);
}

/** Behind the last section that comes earlier in the template, else in front of the first that comes later, else last. */
function insertionIndex(siblings: readonly Section[], type: DocumentType | undefined, kind: string): number {
  const order = type?.sections.map((section) => section.kind) ?? [];
  const own = order.indexOf(kind);
  const ranks = siblings.map((section) => section.kinds.map((each) => order.indexOf(each)).filter((rank) => rank >= 0));
  const earlier = ranks.findLastIndex((rank) => rank.length > 0 && rank.every((each) => each < own));
  if (earlier >= 0) return earlier + 1;
  const later = ranks.findIndex((rank) => rank.some((each) => each > own));
  return later >= 0 ? later : siblings.length;
}

/** The heading of a higher level that ends the group a section stands in. */
function nextOuter(document: PolicyDocument, section: Section | undefined): Section | undefined {
  if (!section) return undefined;
  return document.sections.find((other) => other.headingRange.start >= section.range.end);
}

/** The number of a title, raised by `step`, with its dot and space. */
function numberOf(title: string, step: number): string {
  const { parents = '', last = '', mark = '', gap = ' ' } = numbered.exec(title)?.groups ?? {};
  return `${parents}${Number(last) + step}${mark}${gap}`;
}

/**
 * Edits that raise the number of a section, of its later siblings and of everything below them by one.
 * @returns null if that would break a link, a claim or the sequence
 */
function countUp(document: PolicyDocument, first: Section): TextEdit[] | null {
  const { parents = '', last = '' } = numbered.exec(first.title)?.groups ?? {};
  const level = parents.split('.').length - 1;
  const edits: TextEdit[] = [];
  let expected = Number(last);
  for (const [index, section] of document.sections.entries()) {
    if (section.headingRange.start < first.headingRange.start || !section.title.startsWith(parents)) continue;
    const match = numbered.exec(section.title);
    if (!match) continue;
    const parts = `${match.groups?.parents}${match.groups?.last}`.split('.');
    const isSibling = section.depth === first.depth;
    if (isSibling ? Number(parts[level]) !== expected++ : parts.length <= level + 1 || Number(parts[level]) !== expected - 1) return null;
    // a title with escapes or marks in front of its text does not start where its text does
    if (section.titleRange.end - section.titleRange.start !== section.title.length || isLinked(document, section, index)) return null;
    const start = section.titleRange.start + parts.slice(0, level).join('.').length + (level > 0 ? 1 : 0);
    edits.push({ range: { start, end: start + (parts[level]?.length ?? 0) }, newText: String(Number(parts[level]) + 1) });
  }
  return edits;
}

function isLinked(document: PolicyDocument, section: Section, index: number): boolean {
  const linked = document.links.some((link) => link.uri === document.uri && link.anchor === section.anchor);
  return linked || document.references.some((reference) => reference.place === 'front-matter' && reference.section === index);
}
