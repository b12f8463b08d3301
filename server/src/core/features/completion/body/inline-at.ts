import type { TextRange } from '../../../text/text-range.ts';
import { blockAt } from './block-at.ts';

/**
 * What a place in the body of a document is, as far as completion cares. Offsets are UTF-16.
 * - `text`: running text, headings and tables included
 * - `comment`: within an HTML comment; `range` is what stands between its marks, up to the end of what is closed
 * - `link`: within the target of a link; `range` is the whole target, `label` what the link says
 * - `silent`: code, raw HTML, URLs, targets of images
 */
export type BodyPlace =
  | { readonly kind: 'text' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'comment'; readonly range: TextRange }
  | { readonly kind: 'link'; readonly range: TextRange; readonly label: string };

const text: BodyPlace = { kind: 'text' };
const silent: BodyPlace = { kind: 'silent' };
/** A paragraph longer than this is read from here on only. */
const longest = 20_000;

/**
 * Reads what an offset of the body stands in.
 * @param from where the body starts
 */
export function bodyPlaceAt(source: string, from: number, offset: number): BodyPlace {
  const block = blockAt(source, from, offset);
  if (block.kind === 'code') return silent;
  if (block.kind === 'html') return source.startsWith('<!--', block.start) ? commentAt(source, block.start, offset) : silent;
  return inlineAt(source, Math.max(block.start, offset - longest), offset);
}

/** The comment that opens at `open` where it holds the offset. A comment that nobody closed ends with its line. */
function commentAt(source: string, open: number, offset: number): BodyPlace {
  const start = open + 4;
  const close = source.indexOf('-->', start);
  if (offset < start || (close >= 0 && offset > close)) return silent;
  const line = source.slice(offset).search(/\r|\n|$/) + offset;
  const next = source.indexOf('<!--', start);
  const isClosed = close >= 0 && (next < 0 || close < next);
  return { kind: 'comment', range: { start, end: isClosed ? close : line } };
}

/** Reads the marks of a paragraph up to the offset. */
function inlineAt(source: string, start: number, offset: number): BodyPlace {
  const end = paragraphEnd(source, offset);
  const lineStart = Math.max(start, source.lastIndexOf('\n', offset - 1) + 1);
  const definition = /^[ \t>]{0,20}\[[^^\]\\\r\n][^\]\\\r\n]{0,200}\]:[ \t]{0,20}/.exec(
    source.slice(lineStart, Math.min(end, lineStart + 260)),
  );
  const target = lineStart + (definition?.[0].length ?? 0);
  if (definition && offset >= target) return targetAt(source, target, offset, '', false).place ?? text;
  for (let at = start; at < offset; ) {
    const unit = source[at] as string;
    if (unit === '\\') at += 2;
    else if (unit === '`') {
      const run = runLength(source, at);
      const close = closingRun(source, at + run, end, run);
      // while the closing mark is still to be typed the rest of the line is code
      if (close < 0 ? !/[\r\n]/.test(source.slice(at, offset)) : offset < close + run) return silent;
      at = close < 0 ? at + run : close + run;
    } else if (unit === '<') {
      const close = source.startsWith('<!--', at) ? source.indexOf('-->', at + 4) : -1;
      if (source.startsWith('<!--', at)) {
        if (close < 0 || offset < close + 3) return commentAt(source, at, offset);
        at = close + 3;
        continue;
      }
      const tag = /^<(?:\/?[a-z][a-z0-9-]{0,30}(?=[\s/>])|[a-z][a-z0-9+.-]{1,31}:|[^\s<>@]{1,100}@)[^<>]{0,500}>?/i.exec(
        source.slice(at, Math.min(end, at + 640)),
      );
      if (tag && offset < at + tag[0].length + (tag[0].endsWith('>') ? 0 : 1)) return silent;
      at += tag?.[0].length ?? 1;
    } else if (unit === ']' && source[at + 1] === '(') {
      const { place, next } = targetAt(source, at + 2, offset, labelBefore(source, start, at), isImage(source, start, at));
      if (place) return place;
      at = next;
    } else if ((unit === 'h' || unit === 'w' || unit === 'm') && /^(?:https?:\/\/|www\.|mailto:)/.test(source.slice(at, at + 8))) {
      const url = /^[^\s<>]*/.exec(source.slice(at, Math.min(end, at + 2000)))?.[0].length ?? 1;
      if (offset <= at + url) return silent;
      at += url;
    } else at++;
  }
  return text;
}

/** The target of a link from its first character: the place if it holds the offset, else where to read on. */
function targetAt(source: string, start: number, offset: number, label: string, image: boolean): { place: BodyPlace | null; next: number } {
  let depth = 0;
  let at = start;
  for (; at < source.length; at++) {
    const unit = source[at] as string;
    if (unit === '\\') at++;
    else if (/\s/.test(unit)) break;
    else if (unit === '(') depth++;
    else if (unit === ')' && depth-- === 0) break;
  }
  const end = Math.min(at, source.length);
  if (offset < start) return { place: null, next: start };
  if (offset <= end) return { place: image ? silent : { kind: 'link', range: { start, end }, label }, next: end };
  if (source[end] === ')') return { place: null, next: end + 1 };
  // behind the target a title may stand, up to the bracket
  const line = source.slice(end, end + 400).split(/[\r\n]/, 1)[0] ?? '';
  const title = /^[ \t]+(?:"[^"]*(?:"[ \t]*\)?|$)|'[^']*(?:'[ \t]*\)?|$)|\))/.exec(line)?.[0].length ?? 0;
  return offset < end + title ? { place: silent, next: end + title } : { place: null, next: end + title };
}

/** The index of the bracket that opens the text of a link, −1 if it is not found nearby. */
function labelStart(source: string, start: number, close: number): number {
  let depth = 0;
  for (let at = close - 1; at >= Math.max(start, close - 500); at--) {
    if (source[at] === ']') depth++;
    else if (source[at] === '[' && depth-- === 0) return at;
  }
  return -1;
}

function labelBefore(source: string, start: number, close: number): string {
  const open = labelStart(source, start, close);
  return open < 0 ? '' : source.slice(open + 1, close);
}

function isImage(source: string, start: number, close: number): boolean {
  return source[labelStart(source, start, close) - 1] === '!';
}

function runLength(source: string, at: number): number {
  let end = at;
  while (source[end] === '`') end++;
  return end - at;
}

/** Where the next run of exactly `size` backticks starts, −1 if there is none in the paragraph. */
function closingRun(source: string, from: number, end: number, size: number): number {
  for (let at = source.indexOf('`', from); at >= 0 && at < end; at = source.indexOf('`', at)) {
    const run = runLength(source, at);
    if (run === size) return at;
    at += run;
  }
  return -1;
}

/** Where the paragraph of an offset ends: before an empty line, at a table row's end. */
function paragraphEnd(source: string, offset: number): number {
  const part = source.slice(offset, offset + longest);
  const blank = part.search(/\r?\n[ \t>]*\r?(?:\n|$)/);
  const end = blank < 0 ? part.length : blank;
  // a row of a table ends with its line
  const lineEnd = part.search(/[\r\n]|$/);
  const lineStart = source.lastIndexOf('\n', offset - 1) + 1;
  const isRow = /^[ \t>]*\|/.test(source.slice(lineStart, lineStart + 40));
  return offset + (isRow ? lineEnd : end);
}
