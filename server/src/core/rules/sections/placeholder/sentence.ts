import type { MarkdownBlock } from '../../../document/lines/read-blocks.ts';
import type { TextLines } from '../../../document/lines/text-lines.ts';
import type { TextEdit } from '../../../text/text-edit.ts';
import type { TextRange } from '../../../text/text-range.ts';

/** Something around a place that can go without harm to the Markdown around it. */
export interface Removal {
  /** What goes, to follow "Remove this ". */
  readonly what: 'row' | 'list item' | 'sentence' | 'line' | 'paragraph' | 'section';
  readonly edits: readonly TextEdit[];
}

/** The end of a sentence, and the start of another behind it. */
const boundary = /(?:[.!?]["'”’»)*_]{0,3}\s+(?=["'“‘«(*_[]{0,3}[\p{Lu}\p{N}])|[。！？])/gu;
/** Words whose full stop ends no sentence. */
const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|z\.\s?B|d\.\s?h|u\.\s?a|bzw|vgl|ca|etc|no|nr|art|abs|sec|cf|p\. ?ex|ej|dr|mr|ms|st|\p{L}|\d{1,3})$/iu;

/**
 * The sentence around a place in a paragraph that has others, or the line where lines are broken on purpose.
 * @returns null if there is no other sentence, or it cannot be cut out without tearing marks apart
 */
export function sentenceAround(paragraph: MarkdownBlock, lines: TextLines, place: TextRange): Removal | null {
  const { text } = lines;
  const line = lines.at(place.start);
  const first = lines.start(paragraph.firstLine);
  const isBroken = (at: number): boolean => /(?: {2}|\\|<br ?\/?>)$/.test(lines.of(at));
  const mark = /^[ \t]*(?:>[ \t]?)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?/;
  const spansLines = paragraph.firstLine !== paragraph.lastLine;
  if (spansLines && line > paragraph.firstLine && isBroken(line - 1) && (isBroken(line) || line === paragraph.lastLine)) {
    // the break of the line above has nothing left to break before only if this was the last
    const before = lines.of(line - 1);
    const cut = line === paragraph.lastLine ? before.length - before.replace(/(?:(?<! ) {2,}|\\|<br ?\/?>)$/, '').length : 0;
    const start = lines.start(line - 1) + before.length - cut;
    return { what: 'line', edits: [{ range: { start, end: lines.start(line) + lines.of(line).length }, newText: '' }] };
  }
  // the lines of a quote begin with marks that a cut would tear away
  if (spansLines && /^[ \t]*>/.test(lines.of(line))) return null;
  const start = first + (mark.exec(lines.of(paragraph.firstLine))?.[0].length ?? 0);
  const end = paragraph.end;
  const starts = [start];
  const body = text.slice(start, end);
  boundary.lastIndex = 0;
  for (const { index, 0: joint } of body.matchAll(boundary)) {
    const at = start + index;
    if (!/[。！？]/.test(joint) && abbreviation.test(text.slice(Math.max(start, at - 12), at))) continue;
    starts.push(at + joint.length);
  }
  const own = starts.findLastIndex((at) => at <= place.start);
  const from = starts[own] as number;
  const to = starts[own + 1] ?? end;
  if (starts.length < 2 || to < place.end || from >= to) return null;
  const cut = to === end ? { start: start + text.slice(start, from).trimEnd().length, end } : { start: from, end: to };
  const [gone, rest] = [text.slice(cut.start, cut.end), text.slice(start, cut.start) + text.slice(cut.end, end)];
  if (!isBalanced(gone) || !isBalanced(rest) || isBareLabel(rest)) return null;
  return { what: 'sentence', edits: [{ range: cut, newText: '' }] };
}

/** True if every mark that opens something closes it again. */
function isBalanced(text: string): boolean {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return (
    count(/\*\*/g) % 2 === 0 &&
    count(/(?<!\*)\*(?!\*)/g) % 2 === 0 &&
    count(/`/g) % 2 === 0 &&
    count(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu) % 2 === 0 &&
    count(/\[/g) === count(/\]/g) &&
    count(/\(/g) === count(/\)/g) &&
    count(/</g) === count(/>/g)
  );
}

/** `**Scope:**` with nothing behind it. */
function isBareLabel(text: string): boolean {
  let end = text.length;
  while (end > 0 && /[\s*_]/.test(text[end - 1] as string)) end--;
  return /^[^.!?]{0,60}[:：]$/.test(text.slice(0, end).trimStart());
}
