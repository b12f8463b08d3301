import { isDelimiterRow } from '../../../document/lines/line-shapes.ts';
import { type MarkdownBlock, readBlocks } from '../../../document/lines/read-blocks.ts';
import { TextLines } from '../../../document/lines/text-lines.ts';
import type { PolicyDocument, Section } from '../../../document/policy-document.ts';
import { sectionAt } from '../../../document/sections/sections.ts';
import type { TextEdit } from '../../../text/text-edit.ts';
import type { TextRange } from '../../../text/text-range.ts';
import { type Removal, sentenceAround } from './sentence.ts';

/**
 * The smallest unit around a place that can be taken out: a sentence among others, a row, a list item, a line, a
 * paragraph. A section that would be left without text goes as a whole, if its type does not ask for it.
 * @param asked true for sections that must not go
 * @returns null where nothing can go: in a heading or the head of a table, in HTML, in a section that is asked for
 */
export function removalAround(
  document: PolicyDocument,
  text: string,
  place: TextRange,
  asked: (section: Section) => boolean,
): Removal | null {
  if (document.sections.some(({ headingRange }) => headingRange.start <= place.start && place.end <= headingRange.end)) return null;
  const lines = new TextLines(document, text);
  const unit = unitAround(document, lines, place);
  if (!unit) return null;
  const index = sectionAt(document.sections, place.start);
  const section = document.sections[index];
  if (!section || keepsText(document, text, index, unit)) return unit;
  const isTitle = section.titleRange.start === document.title?.range.start;
  const isParent = document.sections.some(({ parent }) => parent === index);
  // what owns other sections, or the whole document, stays
  if (isParent) return isTitle ? unit : null;
  if (isTitle || section.form !== 'heading' || asked(section) || isLinked(document, section)) return null;
  const [first, last] = [lines.at(section.range.start), lines.at(Math.max(section.range.start, section.range.end - 1))];
  return { what: 'section', edits: [linesEdit(first, last, lines)] };
}

function unitAround(document: PolicyDocument, lines: TextLines, place: TextRange): Removal | null {
  const from = document.frontMatter.kind === 'none' ? 0 : document.frontMatter.range.end;
  if (place.start < from) return null;
  const blocks = readBlocks(lines.text, document.lines, from).filter((block) => block.start <= place.start && place.end <= block.end);
  const block = blocks.findLast(({ kind }) => kind !== 'paragraph' && kind !== 'list');
  const paragraph = blocks.find(({ kind }) => kind === 'paragraph');
  if (block?.kind === 'code' || block?.kind === 'comment') return null;
  if (block?.kind === 'table') return rowOf(block, lines, place);
  if (!paragraph || /^\s*</.test(lines.of(paragraph.firstLine))) return null;
  // a line of dashes below makes it a heading
  if (/^ {0,3}(?:-+|=+)\s*$/.test(lines.of(paragraph.lastLine + 1))) return null;
  const sentence = sentenceAround(paragraph, lines, place);
  if (sentence) return sentence;
  if (block?.kind === 'item') return itemRemoval(block, document, lines);
  return { what: 'paragraph', edits: [linesEdit(paragraph.firstLine, paragraph.lastLine, lines)] };
}

/** A row below the head of a table. */
function rowOf(table: MarkdownBlock, lines: TextLines, place: TextRange): Removal | null {
  const line = lines.at(place.start);
  if (line <= table.firstLine + 1 || isDelimiterRow(lines.of(line))) return null;
  return { what: 'row', edits: [{ range: { start: lines.start(line), end: lines.next(line) }, newText: '' }] };
}

const numbered = /^([ \t]*(?:>[ \t]?)*)(\d{1,9})([.)])/;

/** An item with all it holds; the items behind it in a numbered list count on. */
function itemRemoval(item: MarkdownBlock, document: PolicyDocument, lines: TextLines): Removal {
  const edits = [linesEdit(item.firstLine, item.lastLine, lines)];
  const own = numbered.exec(lines.of(item.firstLine));
  if (own) {
    let expected = Number(own[2]) + 1;
    const siblings = readBlocks(lines.text, document.lines, 0).filter(
      ({ kind, firstLine }) => kind === 'item' && firstLine > item.lastLine,
    );
    for (const sibling of siblings) {
      const mark = numbered.exec(lines.of(sibling.firstLine));
      if (!mark || mark[1] !== own[1]) continue;
      if (mark[3] !== own[3] || Number(mark[2]) !== expected) break;
      const start = lines.start(sibling.firstLine) + (mark[1] as string).length;
      edits.push({ range: { start, end: start + String(expected).length }, newText: String(expected - 1) });
      expected++;
    }
  }
  return { what: 'list item', edits };
}

/** Takes whole lines out, and one of the two blank lines that would meet. */
export function linesEdit(first: number, last: number, lines: TextLines): TextEdit {
  let [start, end] = [lines.start(first), lines.next(last)];
  const isBlank = (line: number): boolean => lines.of(line).trim() === '';
  const isLast = last + 1 >= lines.count || (last + 2 >= lines.count && lines.of(last + 1) === '');
  if (first > 0 && isBlank(first - 1)) {
    if (isLast) start = lines.start(first - 1);
    else if (isBlank(last + 1)) end = lines.next(last + 1);
  }
  return { range: { start, end }, newText: '' };
}

/** True if a section still says something of its own once a unit is gone: words that are no placeholder. */
function keepsText(document: PolicyDocument, text: string, index: number, { edits }: Removal): boolean {
  const { sections, placeholders } = document;
  const start = (sections[index] as Section).headingRange.end;
  const end = sections[index + 1]?.headingRange.start ?? text.length;
  const gone = [...edits.map(({ range }) => range), ...placeholders.filter((range) => range.start >= start && range.end <= end)];
  gone.sort((a, b) => a.start - b.start);
  let rest = '';
  let at = start;
  for (const range of gone) {
    if (range.start > at) rest += `${text.slice(at, Math.min(range.start, end))} `;
    at = Math.max(at, range.end);
  }
  if (at < end) rest += text.slice(at, end);
  const words = rest.replace(/<!--[\s\S]*?(?:-->|$)/g, '').replace(/^[ \t>]*(?:[-*+]|\d{1,9}[.)])(?=\s)/gm, '');
  return /[\p{L}\p{N}]{2}/u.test(words);
}

/** True if a link of the document leads to a section. */
export function isLinked({ links, uri }: PolicyDocument, { anchor }: Section): boolean {
  return links.some((link) => link.uri === uri && link.anchor?.toLowerCase() === anchor.toLowerCase());
}

/**
 * Takes a heading out and leaves what stands below it.
 * @returns null where it does not stand alone on its lines, or a link leads to it or to a later heading of that title
 */
export function headingRemoval(document: PolicyDocument, text: string, section: Section): TextEdit | null {
  const { start, end } = section.headingRange;
  const lines = new TextLines(document, text);
  const [first, last] = [lines.at(start), lines.at(end)];
  if (text.slice(lines.start(first), start).trim() !== '' || text.slice(end, lines.start(last) + lines.of(last).length).trim() !== '')
    return null;
  const isTwin = (other: Section): boolean => other !== section && other.anchor.startsWith(`${section.anchor}-`);
  if (section.form !== 'heading' || isLinked(document, section) || document.sections.some(isTwin)) return null;
  return linesEdit(first, last, lines);
}
