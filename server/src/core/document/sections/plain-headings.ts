import type { RawHeading } from '../read-heading.ts';
import type { BodyFacts, ContentBlock } from '../walk-markdown.ts';
import type { SectionKindMatcher } from './section-kinds.ts';

/** A title is no longer. */
const longest = 60;
/** The number of a list item in front of its text. */
const itemNumber = /(?:^|\n) {0,3}\d{1,2}[.)] {1,3}$/;
/** A sentence or the lead to a list is no title. */
const sentence = /[.:;,!?]$/;

/**
 * The facts of a text that was pasted without its marks: `1. Purpose` on a line of its own, with a blank line or more text
 * below, is read as a heading if it names a section kind. Only for texts without any heading.
 */
export function withPlainHeadings(body: BodyFacts, text: string, matcher: SectionKindMatcher): BodyFacts {
  const headings: RawHeading[] = [];
  const blocks: ContentBlock[] = [];
  for (const block of body.blocks) {
    const end = block.kind === 'prose' && !block.quoted ? titleEnd(text, block) : -1;
    const title = end < 0 ? '' : text.slice(block.start, end);
    if (title === '' || matcher.match(title).kinds.length === 0) {
      blocks.push(block);
      continue;
    }
    const range = { start: block.start, end };
    headings.push({ title, depth: 7, titleRange: range, headingRange: range });
    const rest = end + (/^\s*/.exec(text.slice(end, block.end))?.[0].length ?? 0);
    if (rest < block.end) blocks.push({ ...block, start: rest });
  }
  return headings.length < 2 ? body : { ...body, headings, blocks };
}

/** The end of the first line of a block if that is a numbered title with something below it; −1 if not. */
function titleEnd(text: string, { start, end }: ContentBlock): number {
  if (!itemNumber.test(text.slice(Math.max(0, start - 8), start))) return -1;
  const newline = text.indexOf('\n', start);
  const lineEnd = newline < 0 ? text.length : newline;
  const to = start + text.slice(start, Math.min(lineEnd, start + longest + 1)).trimEnd().length;
  if (to - start > longest || to === start || sentence.test(text[to - 1] as string)) return -1;
  return to < end || /^[ \t\r]*\n[ \t\r]*\n/.test(text.slice(to, to + 20)) ? to : -1;
}
