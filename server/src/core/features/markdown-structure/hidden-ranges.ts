import { readBlocks } from '../../document/lines/read-blocks.ts';
import { firstIndex } from '../../text/first-index.ts';
import type { LineIndex } from '../../text/line-index.ts';
import type { TextRange } from '../../text/text-range.ts';

/** What may begin something that is no running text: code, a comment, a tag, the target of a link, an address. */
const opening = /`+|<(?=[!/a-z])|\][(:]|\bhttps?:\/\/|\bwww\./gi;
/** The line of a definition up to the end of its label, which is the text of links and so is shown. */
const definition = /(?:^|\n)[ \t]{0,3}\[[^\]\n]{1,200}$/;
const addressEnd = /[\s<>"')\]]/g;
/** Longest tag or link target that is looked at. */
const longest = 2000;

/**
 * The parts of a Markdown text that are not read by people: code, HTML comments and tags, targets of links and images,
 * addresses, what definitions of links lead to. In order; none overlap.
 * @param from offset behind the front matter
 */
export function hiddenRanges(text: string, lines: LineIndex, from = 0): readonly TextRange[] {
  const blocks = readBlocks(text, lines, from).filter(({ kind }) => kind === 'code' || kind === 'comment');
  const hidden: TextRange[] = [];
  let at = from;
  for (const block of blocks) {
    if (block.start < at) continue;
    scanInline(text, at, block.start, hidden);
    hidden.push({ start: block.start, end: block.end });
    at = block.end;
  }
  scanInline(text, at, text.length, hidden);
  return hidden;
}

/** True if a range touches none of the hidden ones. @param hidden in order */
export function isShown(hidden: readonly TextRange[], { start, end }: TextRange): boolean {
  const next = hidden[firstIndex(hidden, (range) => range.end > start)];
  return next === undefined || next.start >= end;
}

function scanInline(text: string, from: number, to: number, hidden: TextRange[]): void {
  opening.lastIndex = from;
  for (let match = opening.exec(text); match && match.index < to; match = opening.exec(text)) {
    const start = match.index;
    const end = Math.min(to, endOf(text, start, match[0]));
    if (end > start) hidden.push({ start, end });
    opening.lastIndex = Math.max(end, start + match[0].length);
  }
}

/** Where what begins here ends; its own start where it is nothing after all. */
function endOf(text: string, start: number, mark: string): number {
  const behind = start + mark.length;
  if (mark[0] === '`') return endOfCode(text, start, mark);
  if (mark === '<') {
    if (text.startsWith('<!--', start)) return endAfter(text, '-->', start + 4, text.length) ?? text.length;
    return endAfter(text, '>', behind, Math.min(text.length, start + longest)) ?? start;
  }
  if (mark === '](') {
    const isBracketed = text[behind] === '<';
    return endAfter(text, isBracketed ? '>' : ')', behind, Math.min(text.length, start + longest)) ?? start;
  }
  if (mark === ']:') {
    if (!definition.test(text.slice(Math.max(0, start - 206), start))) return start;
    const lineEnd = text.indexOf('\n', behind);
    return lineEnd < 0 ? text.length : lineEnd;
  }
  addressEnd.lastIndex = behind;
  return addressEnd.exec(text)?.index ?? text.length;
}

/** Code ends with as many backticks as it began with, in the same paragraph. */
function endOfCode(text: string, start: number, ticks: string): number {
  const blank = /\n[ \t>]*\r?\n/.exec(text.slice(start, start + longest))?.index;
  const limit = start + (blank ?? longest);
  for (let at = text.indexOf(ticks, start + ticks.length); at >= 0 && at < limit; ) {
    let end = at;
    while (text[end] === '`') end++;
    if (end - at === ticks.length) return end;
    at = text.indexOf(ticks, end);
  }
  return start;
}

function endAfter(text: string, mark: string, from: number, to: number): number | null {
  const at = text.indexOf(mark, from);
  return at < 0 || at >= to ? null : at + mark.length;
}
