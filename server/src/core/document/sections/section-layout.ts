import type { DocumentType } from '../../catalog/catalog-files.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { PolicyDocument, Section } from '../policy-document.ts';
import { endOf, type OutlineEntry, outlineOf } from './outline.ts';

/** The number a heading carries: `4.`, `2.1`, `3)`. */
const numbered = /^(?<parents>(?:\d{1,2}\.)*)(?<last>\d{1,2})(?<mark>[.)]?)(?<gap>\s+)/;

/** Where and how a document wants a new section. */
export interface SectionSlot {
  /** 1–6; 7 for a bold line. */
  readonly depth: number;
  /** What stands in front of the title: `4. `, or nothing. */
  readonly number: string;
  /** Index in the outline that it gets. */
  readonly at: number;
  /** New titles of sections behind it whose numbers count up. */
  readonly renumbered: ReadonlyMap<OutlineEntry, string>;
}

/**
 * Finds the place of a new section: on the level the document uses for its sections, in the order of the template,
 * numbered if its siblings are. Numbers that links or claims lead to are never changed; then it goes to the end.
 * @param outline of the document, with what was put in before
 * @param kind section kind of the new section
 */
export function findSlot(
  document: PolicyDocument,
  outline: readonly OutlineEntry[],
  type: DocumentType | undefined,
  kind: string,
): SectionSlot {
  const depth = depthOf(document, outline);
  const siblings = outline.filter((entry) => entry.depth === depth && !isTitle(document, outline, entry));
  const behind = (entry: OutlineEntry | undefined): number => (entry ? endOf(outline, outline.indexOf(entry)) : outline.length);
  const at = insertionIndex(siblings, type, kind);
  const next = siblings[at];
  const last = siblings.findLast((entry) => numbered.test(entry.title));
  const count = siblings.filter((entry) => numbered.test(entry.title)).length;
  const renumbered = new Map<OutlineEntry, string>();
  if (!last || count * 2 < siblings.length)
    return { depth, number: '', at: next ? outline.indexOf(next) : behind(siblings.at(-1)), renumbered };

  const nextNumbered = siblings.slice(at).find((entry) => numbered.test(entry.title));
  const counted = nextNumbered && countUp(document, outline, nextNumbered);
  if (nextNumbered && next && counted)
    return { depth, number: numberOf(nextNumbered.title, 0), at: outline.indexOf(next), renumbered: counted };
  return { depth, number: numberOf(last.title, 1), at: behind(last), renumbered };
}

/**
 * The heading level most known sections have; else that of the highest headings below the title; else 2. Bold lines count as 7.
 * @param except a section that is left out, as it is still being typed
 */
export function sectionDepth(document: PolicyDocument, except?: Section): number {
  return depthOf(document, outlineWithout(document, except));
}

function outlineWithout(document: PolicyDocument, except: Section | undefined): OutlineEntry[] {
  return outlineOf(document).filter(({ section }) => except === undefined || section !== except);
}

function depthOf(document: PolicyDocument, outline: readonly OutlineEntry[]): number {
  const below = outline.filter((entry) => !isTitle(document, outline, entry));
  const counts = new Map<number, number>();
  for (const { kinds, depth } of below) if (kinds.length > 0) counts.set(depth, (counts.get(depth) ?? 0) + 1);
  // subsections repeat what their sections are: the highest level with more than half as many known ones as the richest
  const most = Math.max(...counts.values());
  const levels = [...counts].flatMap(([depth, count]) => (count * 2 > most ? [depth] : []));
  const best = levels.length > 0 ? Math.min(...levels) : undefined;
  const headings = below.filter(({ section }) => section?.form === 'heading').map(({ depth }) => depth);
  return best ?? (headings.length > 0 ? Math.min(...headings) : 2);
}

/** The heading that names the document; not the first of several on the top level that is itself a known section. */
function isTitle(document: PolicyDocument, outline: readonly OutlineEntry[], entry: OutlineEntry): boolean {
  if (entry.depth !== 1 || !entry.section || document.title?.range.start !== entry.section.titleRange.start) return false;
  return entry.kinds.length === 0 || !outline.some((other) => other.depth === 1 && other !== entry);
}

/** The number that a heading at a place needs: with its dot and space, empty where the siblings have none. */
export interface HeadingNumber {
  readonly text: string;
  /** Edits that count up the numbers of the sections behind it; empty where that would break a link or a claim. */
  readonly renumbering: readonly TextEdit[];
}

/**
 * Numbers a heading that is typed between others, in the way of its siblings.
 * @param depth level of the heading
 * @param except the section of the heading itself, as the facts have it
 */
export function headingNumberAt(document: PolicyDocument, depth: number, offset: number, except?: Section): HeadingNumber {
  const outline = outlineWithout(document, except);
  const siblings = outline.filter((entry) => entry.depth === depth && !isTitle(document, outline, entry));
  const counted = siblings.filter(({ title }) => numbered.test(title));
  if (counted.length === 0 || counted.length * 2 < siblings.length) return { text: '', renumbering: [] };
  const startOf = ({ section }: OutlineEntry): number => section?.headingRange.start ?? -1;
  const before = counted.findLast((entry) => startOf(entry) < offset);
  const next = counted.find((entry) => startOf(entry) > offset);
  const text = before ? numberOf(before.title, 1) : numberOf(next?.title ?? '', 0);
  const renumbered = next && numberOf(next.title, 0).trimEnd() === text.trimEnd() ? countUp(document, outline, next) : null;
  return { text, renumbering: [...(renumbered ?? [])].flatMap(([{ section }, title]) => renumbering(section, title)) };
}

/** A title without the number in front of it. */
export function withoutNumber(title: string): string {
  return title.replace(numbered, '');
}

/** The edit of a number that was counted up: the part of it that changed. @param title the new one */
export function renumbering(section: Section | null, title: string): TextEdit[] {
  if (!section || title === section.title) return [];
  const [before, after] = [section.title, title].map((text) => /^[\d.]*\d/.exec(text)?.[0].split('.') ?? []) as [string[], string[]];
  const level = before.findIndex((part, i) => part !== after[i]);
  const start = section.titleRange.start + before.slice(0, level).join('.').length + (level > 0 ? 1 : 0);
  return [{ range: { start, end: start + (before[level] ?? '').length }, newText: after[level] ?? '' }];
}

/** Behind the last section that comes earlier in the template, else in front of the first that comes later, else last. */
function insertionIndex(siblings: readonly OutlineEntry[], type: DocumentType | undefined, kind: string): number {
  const order = type?.sections.map((section) => section.kind) ?? [];
  const own = order.indexOf(kind);
  const ranks = siblings.map((entry) => entry.kinds.map((each) => order.indexOf(each)).filter((rank) => rank >= 0));
  const earlier = ranks.findLastIndex((rank) => rank.length > 0 && rank.every((each) => each < own));
  if (earlier >= 0) return earlier + 1;
  const later = ranks.findIndex((rank) => rank.some((each) => each > own));
  return later >= 0 ? later : siblings.length;
}

/** The number of a title, raised by `step`, with its dot and space. */
function numberOf(title: string, step: number): string {
  const { parents = '', last = '', mark = '', gap = ' ' } = numbered.exec(title)?.groups ?? {};
  return `${parents}${Number(last) + step}${mark}${gap}`;
}

/**
 * The titles of a section, of its later siblings and of everything below them with their number raised by one.
 * @returns null if that would break a link, a claim or the sequence
 */
function countUp(document: PolicyDocument, outline: readonly OutlineEntry[], first: OutlineEntry): Map<OutlineEntry, string> | null {
  const { parents = '', last = '' } = numbered.exec(first.title)?.groups ?? {};
  const level = parents.split('.').length - 1;
  const renumbered = new Map<OutlineEntry, string>();
  let expected = Number(last);
  for (const entry of outline.slice(outline.indexOf(first))) {
    const match = entry.title.startsWith(parents) ? numbered.exec(entry.title) : null;
    if (!match) continue;
    const parts = `${match.groups?.parents}${match.groups?.last}`.split('.');
    const isSibling = entry.depth === first.depth;
    if (isSibling ? Number(parts[level]) !== expected++ : parts.length <= level + 1 || Number(parts[level]) !== expected - 1) return null;
    if (!isFree(document, entry)) return null;
    const start = parts.slice(0, level).join('.').length + (level > 0 ? 1 : 0);
    const number = parts[level] ?? '';
    renumbered.set(entry, `${entry.title.slice(0, start)}${Number(number) + 1}${entry.title.slice(start + number.length)}`);
  }
  return renumbered;
}

/** True if the number of a section can be changed: it stands as it reads, and nothing leads to it. */
function isFree(document: PolicyDocument, { section }: OutlineEntry): boolean {
  if (!section) return true;
  // a title with escapes or marks in front of its text does not start where its text does
  if (section.titleRange.end - section.titleRange.start !== section.title.length) return false;
  if (document.links.some((link) => link.uri === document.uri && link.anchor === section.anchor)) return false;
  const index = document.sections.indexOf(section);
  return !document.references.some((reference) => reference.place === 'front-matter' && reference.section === index);
}
