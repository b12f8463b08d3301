import { firstIndex } from '../../text/first-index.ts';
import type { TextRange } from '../../text/text-range.ts';
import { AnchorMaker } from '../links/anchors.ts';
import type { Section } from '../policy-document.ts';
import type { RawHeading } from '../read-heading.ts';
import type { BodyFacts } from '../walk-markdown.ts';
import { withPlainHeadings } from './plain-headings.ts';
import type { SectionKindMatcher } from './section-kinds.ts';
import { isPlaceholder } from './titles.ts';

/** The section tree of a document and the languages its titles speak. */
export interface SectionReading {
  readonly sections: readonly Section[];
  /** BCP 47 primary tag → number of titles that its table names; a title that two languages share counts half. */
  readonly languages: ReadonlyMap<string, number>;
}

type Content = Section['content'];
const weight: Readonly<Record<Content, number>> = { empty: 0, placeholder: 1, text: 2 };

/**
 * Builds the section tree: headings, and bold lines whose title is a known section kind; in a text without any, numbered
 * lines of this kind.
 * @param end length of the text
 */
export function readSections(found: BodyFacts, text: string, end: number, matcher: SectionKindMatcher): SectionReading {
  const body = found.headings.length === 0 ? withPlainHeadings(found, text, matcher) : found;
  const languages = new Map<string, number>();
  const headings: RawHeading[] = [];
  const kinds: (readonly string[])[] = [];
  const isOnlyTop = body.headings.filter(({ depth }) => depth === 1).length === 1 && body.headings.length > 1;
  for (const heading of body.headings) {
    const match = isOnlyTop && heading.depth === 1 ? matcher.matchName(heading.title) : matcher.match(heading.title);
    if (heading.depth === 7 && (match.kinds.length === 0 || isLastItem(heading, body, text))) continue;
    // `Alcance` is Spanish and Portuguese: half a word for each
    if (match.languages.length < 3)
      for (const language of match.languages) languages.set(language, (languages.get(language) ?? 0) + 1 / match.languages.length);
    headings.push(heading);
    kinds.push(match.kinds);
  }
  if (isNameAlone(headings, kinds)) kinds[0] = [];
  const own = ownContent(headings, body, text);
  const anchors = new AnchorMaker();
  const ends = new Array<number>(headings.length).fill(end);
  const parents = new Array<number>(headings.length).fill(-1);
  const open: number[] = [];
  headings.forEach((heading, i) => {
    while (open.length > 0 && (headings[open.at(-1) as number] as RawHeading).depth >= heading.depth)
      ends[open.pop() as number] = heading.headingRange.start;
    parents[i] = open.at(-1) ?? -1;
    open.push(i);
  });
  const total = [...own];
  for (let i = headings.length - 1; i >= 0; i--) {
    const parent = parents[i] as number;
    if (parent >= 0 && weight[total[i] as Content] > weight[total[parent] as Content]) total[parent] = total[i] as Content;
  }
  const sections = headings.map(
    (heading, i): Section => ({
      title: heading.title,
      depth: heading.depth,
      form: heading.depth === 7 ? 'bold-line' : 'heading',
      titleRange: heading.titleRange,
      headingRange: heading.headingRange,
      range: { start: heading.headingRange.start, end: ends[i] as number },
      kinds: kinds[i] as readonly string[],
      content: total[i] as Content,
      parent: parents[i] as number,
      anchor: heading.depth === 7 ? '' : anchors.make(heading.title),
    }),
  );
  return { sections, languages };
}

/** The end of a list of names is no heading: `- **Accountability**` with nothing but the next section behind it. */
function isLastItem({ headingRange: { start, end } }: RawHeading, { blocks, headings }: BodyFacts, text: string): boolean {
  if (!/(?:^|\n)[ \t>]{0,12}[-*+][ \t]{1,4}$/.test(text.slice(Math.max(0, start - 20), start))) return false;
  const block = blocks[firstIndex(blocks, (each) => each.start >= end)]?.start ?? text.length;
  const heading = headings[firstIndex(headings, ({ headingRange }) => headingRange.start >= end)]?.headingRange.start ?? text.length;
  return heading <= block;
}

/** `ISMS scope` on top names the document; it is a section on its boundaries only where sections below draw them. */
function isNameAlone(headings: readonly RawHeading[], kinds: readonly (readonly string[])[]): boolean {
  if (headings[0]?.depth !== 1 || headings.length === 1) return false;
  return kinds.findIndex((each) => each.includes('boundaries')) === 0 && !kinds.some((each, i) => i > 0 && each.includes('boundaries'));
}

/** What stands directly below each heading, subsections not counted. */
function ownContent(headings: readonly RawHeading[], body: BodyFacts, text: string): Content[] {
  const content = new Array<Content>(headings.length).fill('empty');
  let at = -1;
  const take = ({ start, end }: TextRange, isProse: boolean): void => {
    while (at + 1 < headings.length && (headings[at + 1] as RawHeading).headingRange.start <= start) at++;
    if (at < 0 || content[at] === 'text') return;
    content[at] = isProse && end - start < 400 && isPlaceholder(text.slice(start, end)) ? 'placeholder' : 'text';
  };
  // bold lines that are no section heading are text like any other, and come in their turn
  let line = 0;
  let heading = 0;
  const takeLines = (until: number): void => {
    for (; line < body.headings.length; line++) {
      const next = body.headings[line] as RawHeading;
      if (next.headingRange.start >= until) return;
      if (next === headings[heading]) heading++;
      else take(next.headingRange, true);
    }
  };
  for (const block of body.blocks) {
    takeLines(block.start);
    take(block, block.kind === 'prose');
  }
  takeLines(text.length + 1);
  return content;
}

/** Index of the section that holds an offset, −1 before the first heading. `sections` are in document order. */
export function sectionAt(sections: readonly Section[], offset: number): number {
  return firstIndex(sections, ({ headingRange }) => headingRange.start > offset) - 1;
}
