import type { CompletionContext } from './completion-context.ts';
import { flowContext } from './flow-context.ts';
import { frontMatterLines, type SourceLine } from './front-matter-lines.ts';

/** An open block: a key with its column, or the item of a list. */
interface Level {
  readonly column: number;
  readonly key: string | null;
}

const lineParts = /^([ \t]*)((?:-(?:[ \t]+|$))*)(.*)$/s;
const keyPart = /^("[^"]*"|'[^']*'|[^\s"'[\]{}#,|>&*!%@`][^#]{0,200}?)[ \t]{0,20}:(?=[ \t]|$)/;

/**
 * Says what can be typed at an offset of a text. Works on the text alone, line by line, so that it holds while the YAML is
 * broken in the middle of a word.
 * @returns null outside of front matter, in comments and in block scalars
 * @param lines of the YAML; those of the front matter by default
 */
export function completionContext(
  text: string,
  offset: number,
  lines: readonly SourceLine[] | null = frontMatterLines(text),
): CompletionContext | null {
  if (!lines) return null;
  const at = lines.findIndex((line) => line.start <= offset && offset <= line.start + line.text.length);
  if (at < 0) return null;
  let levels: Level[] = [];
  for (let index = 0; index <= at; index++) {
    const line = lines[index] as SourceLine;
    const { column, dashes, content } = partsOf(line);
    if ((content === '' || content.startsWith('#')) && dashes.length === 0) {
      if (index === at) return content === '' ? bareContext(lines, index, levels, offset) : null;
      continue;
    }
    levels = closeLevels(levels, dashes[0] ?? column, dashes.length > 0);
    for (const dash of dashes) levels.push({ column: dash, key: null });
    const key = keyPart.exec(content);
    if (key) levels.push({ column, key: unquote(key[1] as string) });
    const valueStart = line.start + column + (key ? key[0].length : 0);
    const value = line.text.slice(valueStart - line.start);
    const open = valueStart + (value.length - value.trimStart().length);
    if (index === at && offset < line.start + column) return null;
    if (index === at && key && offset < valueStart) return keyContext(lines, index, levels, offset, key[1] as string);
    if (/^[[{]/.test(value.trimStart())) {
      const flow = flowContext(lines, index, open, offset, keysOf(levels));
      if (typeof flow !== 'number') return flow;
      if (flow >= at) return null;
      index = flow;
    } else if (index === at) {
      if (!key && dashes.length === 0) return bareContext(lines, index, levels, offset);
      return scalarContext(line, valueStart, offset, keysOf(levels));
    } else if (/^[ \t]+[|>][-+\d]*[ \t]*(?:#|$)/.test(value)) {
      while (index + 1 <= at && isInside(lines[index + 1] as SourceLine, column)) index++;
      if (index === at) return null;
    }
  }
  return null;
}

function partsOf(line: SourceLine): { column: number; dashes: number[]; content: string } {
  const [, indent = '', marks = '', content = ''] = lineParts.exec(line.text) ?? [];
  const dashes = [...marks].flatMap((unit, index) => (unit === '-' ? [indent.length + index] : []));
  return { column: indent.length + marks.length, dashes, content };
}

/** Leaves the blocks that a line at this column ends. A list may stand at the column of its key. */
function closeLevels(levels: readonly Level[], column: number, isItem: boolean): Level[] {
  return levels.filter((level) => level.column < column || (isItem && level.column === column && level.key !== null));
}

function keysOf(levels: readonly Level[]): string[] {
  return levels.flatMap((level) => (level.key === null ? [] : [level.key]));
}

function isInside(line: SourceLine, column: number): boolean {
  return line.text.trim() === '' || line.text.search(/\S/) > column;
}

function unquote(text: string): string {
  return /^["'].*["']$/.test(text) ? text.slice(1, -1) : text;
}

function keyContext(
  lines: readonly SourceLine[],
  index: number,
  levels: readonly Level[],
  offset: number,
  written: string,
): CompletionContext {
  const line = lines[index] as SourceLine;
  const { column } = partsOf(line);
  const quote = /^["']/.test(written) ? 1 : 0;
  const start = line.start + column + quote;
  return {
    place: 'key',
    path: keysOf(levels).slice(0, -1),
    typed: line.text.slice(start - line.start, Math.max(start, offset) - line.start),
    range: { start, end: start + written.length - 2 * quote },
    quoted: quote === 1,
    needsSpace: false,
    hasColon: true,
    siblings: siblingKeys(lines, index, column),
  };
}

/** A line with neither dash nor colon: a key half typed, or the first thing below a key. */
function bareContext(lines: readonly SourceLine[], index: number, before: readonly Level[], offset: number): CompletionContext | null {
  const line = lines[index] as SourceLine;
  const content = line.text.trim();
  const column = content === '' ? offset - line.start : line.text.search(/\S/);
  const levels = closeLevels(before, column, false);
  const parent = levels.at(-1);
  const start = line.start + column;
  return {
    place: parent === undefined || parent.key === null ? 'key' : 'child',
    path: keysOf(levels),
    typed: line.text.slice(column, offset - line.start),
    range: { start, end: content === '' ? start : start + content.length },
    quoted: false,
    needsSpace: false,
    hasColon: false,
    siblings: siblingKeys(lines, index, column),
  };
}

function scalarContext(line: SourceLine, valueStart: number, offset: number, path: readonly string[]): CompletionContext | null {
  const value = line.text.slice(valueStart - line.start);
  const blank = value.length - value.trimStart().length;
  const quote = /^["']/.exec(value.trimStart())?.[0];
  // The cursor may stand in the blanks before the value; then nothing is typed, and the value is replaced.
  const start = quote ? valueStart + blank + 1 : Math.min(valueStart + blank, Math.max(offset, valueStart));
  if (offset < start) return null;
  const rest = line.text.slice(start - line.start);
  const end = quote ? rest.indexOf(quote) : rest.search(/(?:^|[ \t])#|$/);
  const length = end < 0 ? rest.length : end;
  if (offset - start > length) return null;
  const token = quote ? rest.slice(0, length) : rest.slice(0, length).trimEnd();
  return {
    place: 'value',
    path,
    typed: rest.slice(0, offset - start),
    range: { start, end: Math.max(offset, start + token.length) },
    quoted: quote !== undefined,
    needsSpace: start === valueStart && /[-:]$/.test(line.text.slice(0, start - line.start)),
    hasColon: false,
    siblings: [],
  };
}

/** The keys of the mapping a line belongs to, by their column; the line itself is left out. */
function siblingKeys(lines: readonly SourceLine[], index: number, column: number): string[] {
  const keys: string[] = [];
  for (const step of [-1, 1])
    for (let at = index + step; lines[at]; at += step) {
      const line = lines[at] as SourceLine;
      const parts = partsOf(line);
      if (line.text.trim() === '' || parts.content.startsWith('#')) continue;
      const outer = parts.dashes[0] ?? parts.column;
      if (step === 1 && outer < column) break;
      const key = keyPart.exec(parts.content);
      if (key && parts.column === column) keys.push(unquote(key[1] as string));
      if (outer < column) break;
    }
  return keys;
}
