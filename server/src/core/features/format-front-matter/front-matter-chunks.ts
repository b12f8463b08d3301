import type { FrontMatterEntry } from '../../document/front-matter/front-matter-value.ts';
import type { TextLines } from '../../document/lines/text-lines.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import type { TextRange } from '../../text/text-range.ts';

/** An entry with the comments and blank lines above it: what moves as a whole. Whole lines. */
export interface Chunk extends TextRange {
  readonly entry: FrontMatterEntry;
  /** Start of the line with the key. */
  readonly keyStart: number;
}

/** A front matter as lines of entries. */
export interface FrontMatterChunks {
  /** Comments at the top that speak of all that follows; may be empty. */
  readonly head: TextRange;
  readonly chunks: readonly Chunk[];
  /** What stands below the last entry. */
  readonly tail: TextRange;
}

/** A comment for tools, which read it in the first line only. */
const toolComment = /^#\s{0,3}(?:yaml|vim?:|-\*-)/i;

/** Takes a front matter apart; null where its entries are no lines of their own. */
export function frontMatterChunks({ frontMatter }: PolicyDocument, lines: TextLines): FrontMatterChunks | null {
  const { entries, contentRange } = frontMatter;
  const first = lines.at(contentRange.start);
  const chunks: Chunk[] = [];
  let free = first;
  let head = { start: contentRange.start, end: contentRange.start };
  for (const entry of entries) {
    const keyLine = lines.at(entry.keyRange.start);
    if (lines.start(keyLine) !== entry.keyRange.start || keyLine < free) return null;
    let lead = keyLine;
    while (lead > free && isBetween(lines.of(lead - 1))) lead--;
    if (chunks.length === 0) {
      // what no blank line parts from its comment belongs to the key below
      const blank = lastBlankBelowComment(lines, lead, keyLine);
      const own = blank >= 0 ? blank + 1 : toolComment.test(lines.of(lead)) ? lead + 1 : lead;
      head = { start: contentRange.start, end: lines.start(own) };
      if (lead !== free) return null;
      lead = own;
    }
    const previous = chunks.at(-1);
    if (previous) chunks[chunks.length - 1] = { ...previous, end: lines.start(lead) };
    chunks.push({ entry, start: lines.start(lead), keyStart: lines.start(keyLine), end: contentRange.end });
    free = lastLineOf(entry, lines) + 1;
  }
  const last = chunks.at(-1);
  if (!last) return null;
  // an indented comment still speaks of the entry above
  const end = lines.at(contentRange.end);
  let tail = end;
  while (tail > free && isBetween(lines.of(tail - 1))) tail--;
  chunks[chunks.length - 1] = { ...last, end: lines.start(tail) };
  return { head, chunks, tail: { start: lines.start(tail), end: contentRange.end } };
}

/** The last line on which a value has text. */
export function lastLineOf({ keyRange, value }: FrontMatterEntry, lines: TextLines): number {
  let { end } = value.range;
  while (end > keyRange.end && /\s/.test(lines.text[end - 1] as string)) end--;
  return lines.at(Math.max(keyRange.end, end - 1));
}

function isBetween(line: string): boolean {
  return line.trim() === '' || line.startsWith('#');
}

/** The last blank line that has a comment above it, −1 if none has. */
function lastBlankBelowComment(lines: TextLines, from: number, to: number): number {
  let found = -1;
  let hasComment = false;
  for (let line = from; line < to; line++) {
    if (lines.of(line).trim() !== '') hasComment = true;
    else if (hasComment) found = line;
  }
  return found;
}
