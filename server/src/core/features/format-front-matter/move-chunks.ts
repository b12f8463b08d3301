import type { TextLines } from '../../document/lines/text-lines.ts';
import { applyEdits, type TextEdit } from '../../text/text-edit.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { Chunk, FrontMatterChunks } from './front-matter-chunks.ts';

/**
 * The edits that bring chunks into an order, with the edits inside each; as few chunks as possible move. Blank lines
 * between chunks stay, one at a time, none at the top and bottom.
 * @param inside the edits inside a chunk, for the text as it is
 */
export function chunkMoves(
  parts: FrontMatterChunks,
  order: readonly Chunk[],
  inside: (chunk: Chunk) => TextEdit[],
  lines: TextLines,
): TextEdit[] {
  const { text } = lines;
  const { head } = parts;
  const isParted = head.end === head.start || lines.of(lines.at(head.end) - 1).trim() === '';
  const staying = new Set(longestRun(order.map((chunk) => parts.chunks.indexOf(chunk))).map((place) => parts.chunks[place] as Chunk));
  const edits: TextEdit[] = [];
  let waiting = '';
  for (const chunk of order) {
    const lead = { start: chunk.start, end: chunk.keyStart };
    const own = [...blankLines(lead, lines, chunk === order[0] && isParted), ...inside(chunk)];
    if (staying.has(chunk)) {
      if (waiting !== '') edits.push({ range: { start: chunk.start, end: chunk.start }, newText: waiting });
      waiting = '';
      edits.push(...own);
    } else {
      waiting += applyEdits(
        text.slice(chunk.start, chunk.end),
        own.map((edit) => shifted(edit, -chunk.start)),
      ).text;
      edits.push({ range: { start: chunk.start, end: chunk.end }, newText: '' });
    }
  }
  const { tail } = parts;
  if (waiting !== '') edits.push({ range: { start: tail.start, end: tail.start }, newText: waiting });
  return [...edits, ...bottomLines(tail, lines)];
}

function shifted({ range, newText }: TextEdit, by: number): TextEdit {
  return { range: { start: range.start + by, end: range.end + by }, newText };
}

/** Takes out surplus blank lines: all at the top, all but one elsewhere. */
function blankLines({ start, end }: TextRange, lines: TextLines, isTop: boolean): TextEdit[] {
  const edits: TextEdit[] = [];
  let kept = isTop;
  for (let line = lines.at(start); lines.start(line) < end; line++) {
    const source = lines.of(line);
    if (source.trim() !== '') {
      kept = false;
      continue;
    }
    const at = lines.start(line);
    if (kept) edits.push({ range: { start: at, end: lines.next(line) }, newText: '' });
    else if (source !== '') edits.push({ range: { start: at, end: at + source.length }, newText: '' });
    kept = true;
  }
  return edits;
}

function bottomLines(tail: TextRange, lines: TextLines): TextEdit[] {
  let end = tail.end;
  while (end > tail.start && lines.of(lines.at(end - 1)).trim() === '') end = lines.start(lines.at(end - 1));
  const surplus = end < tail.end ? [{ range: { start: end, end: tail.end }, newText: '' }] : [];
  return [...blankLines({ start: tail.start, end }, lines, false), ...surplus];
}

/** The longest run of numbers that rise, each taken in its order. */
function longestRun(numbers: readonly number[]): number[] {
  const best: number[][] = [];
  for (const [at, value] of numbers.entries()) {
    let longest: readonly number[] = [];
    for (let before = 0; before < at; before++) {
      const run = best[before] as number[];
      if ((numbers[before] as number) < value && run.length > longest.length) longest = run;
    }
    best.push([...longest, value]);
  }
  return best.reduce((longest, run) => (run.length > longest.length ? run : longest), []);
}
