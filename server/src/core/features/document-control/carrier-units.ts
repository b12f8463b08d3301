import { cellsOf, type TextLines } from '../../document/lines/text-lines.ts';
import type { MetadataField } from '../../document/metadata/metadata.ts';
import type { TextRange } from '../../text/text-range.ts';

/** What goes or stays as a whole: a table row, a label with its value, a badge. */
export interface CarrierUnit {
  /** Zero-based lines, first and last. */
  readonly line: number;
  readonly lastLine: number;
  readonly form: 'row' | 'columns' | 'piece' | 'badge';
  /** UTF-16 offsets; of a piece or badge without what parts it from its neighbours. */
  readonly range: TextRange;
  readonly fields: readonly MetadataField[];
}

/** What emphasis, colons, emoji and hard breaks leave of a cell or line besides label and value: nothing that says anything. */
const decoration = /^(?:[\s*_`:："'\u200b-\u200d\\]|\ufe0e|\ufe0f|\p{Extended_Pictographic}|<br ?\/?>)*$/u;
/** Indentation, quote marks and one list mark in front of a line's text. */
const linePrefix = /^[ \t]{0,8}(?:>[ \t]{0,4}){0,4}(?:(?:[-*+]|\d{1,2}[.)])[ \t]{1,4})?/;
const tableLine = /\|/;

/**
 * The pieces of the body that carry these fields. A field in a form that cannot be taken out by itself (a cell beside
 * other text, a value that goes on in the next line) is in none.
 */
export function carrierUnits(fields: readonly MetadataField[], lines: TextLines): CarrierUnit[] {
  const units: CarrierUnit[] = [];
  const byLine = new Map<number, MetadataField[]>();
  for (const field of fields) {
    const line = lines.at(field.keyRange.start);
    const group = byLine.get(line);
    if (group) group.push(field);
    else byLine.set(line, [field]);
  }
  for (const [line, group] of byLine) {
    const carriers = new Set(group.map((field) => field.carrier));
    if (carriers.size > 1) continue;
    if (carriers.has('table')) units.push(...tableUnit(line, group, lines));
    else if (carriers.has('badge')) units.push(...badgeUnits(line, group, lines));
    else units.push(...pieceUnits(line, group, lines));
  }
  return units;
}

function tableUnit(line: number, fields: readonly MetadataField[], lines: TextLines): CarrierUnit[] {
  const valueLines = new Set(fields.map((field) => lines.at(field.valueRange.start)));
  const cells = cellsOf(line, lines);
  const [valueLine] = valueLines;
  if (!cells || valueLines.size !== 1 || valueLine === undefined) return [];
  const range = { start: lines.start(line), end: lines.next(valueLine) };
  if (valueLine === line) {
    const taken = fields.flatMap((field) => [field.keyRange, field.valueRange]);
    return cells.every((cell) => isTold(cell, taken, lines.text)) ? [{ line, lastLine: line, form: 'row', range, fields }] : [];
  }
  // labels above one row of values: it goes as a whole or not at all
  const below = cellsOf(valueLine, lines);
  const isWhole =
    valueLine === line + 2 &&
    below !== null &&
    cellsOf(valueLine + 1, lines) === null &&
    cells.every((cell) =>
      isTold(
        cell,
        fields.map((field) => field.keyRange),
        lines.text,
      ),
    ) &&
    below.every((cell) =>
      isTold(
        cell,
        fields.map((field) => field.valueRange),
        lines.text,
      ),
    );
  return isWhole ? [{ line, lastLine: valueLine, form: 'columns', range, fields }] : [];
}

/** True if what stands in a span is nothing but these ranges and decoration. */
function isTold(span: TextRange, ranges: readonly TextRange[], text: string): boolean {
  const inside = ranges.filter((range) => range.start >= span.start && range.end <= span.end).sort((a, b) => a.start - b.start);
  let at = span.start;
  for (const range of inside) {
    if (range.start > at && !decoration.test(text.slice(at, range.start))) return false;
    at = Math.max(at, range.end);
  }
  return decoration.test(text.slice(at, span.end));
}

function badgeUnits(line: number, fields: readonly MetadataField[], lines: TextLines): CarrierUnit[] {
  const base = lines.start(line);
  return imagesIn(lines.of(line)).flatMap((image): CarrierUnit[] => {
    const range = { start: base + image.start, end: base + image.end };
    const own = fields.filter((field) => field.keyRange.start >= range.start && field.valueRange.end <= range.end);
    return own.length > 0 ? [{ line, lastLine: line, form: 'badge', range, fields: own }] : [];
  });
}

/** Longest image that is looked at: description, address and tags included. */
const longestImage = 1000;

/** Images of a line, in Markdown or HTML, together with the link around them. */
function imagesIn(source: string): TextRange[] {
  const images: TextRange[] = [];
  let from = 0;
  for (const { index } of source.matchAll(/!\[|<img /g)) {
    if (index < from) continue;
    const image = source[index] === '!' ? markdownImage(source, index) : htmlImage(source, index);
    if (!image) continue;
    images.push(image);
    from = image.end;
  }
  return images;
}

function markdownImage(source: string, start: number): TextRange | null {
  const ahead = source.slice(start, start + 2 * longestImage);
  const end = closing(ahead, ahead.indexOf(']('));
  if (end < 0) return null;
  const isLink = source[start - 1] === '[' && ahead.startsWith('](', end);
  const linkEnd = isLink ? closing(ahead, end) : -1;
  return linkEnd < 0 ? { start, end: start + end } : { start: start - 1, end: start + linkEnd };
}

/** Behind the bracket that closes a target. @param at where `](` stands, −1 for nowhere */
function closing(text: string, at: number): number {
  const end = at < 0 ? -1 : text.indexOf(')', at);
  return end < 0 ? -1 : end + 1;
}

function htmlImage(source: string, start: number): TextRange | null {
  const ahead = source.slice(start, start + longestImage);
  const end = ahead.indexOf('>') + 1;
  if (end === 0) return null;
  const behind = source.slice(Math.max(0, start - longestImage), start).trimEnd();
  const link = behind.lastIndexOf('<a ');
  const after = ahead.slice(end);
  const isLink = link >= 0 && behind.indexOf('>', link) === behind.length - 1 && after.trimStart().startsWith('</a>');
  if (!isLink) return { start, end: start + end };
  return { start: Math.max(0, start - longestImage) + link, end: start + end + after.indexOf('>') + 1 };
}

/** `**Owner:** Jane | **Version:** 1.0`: each label with its value is a piece. */
function pieceUnits(line: number, fields: readonly MetadataField[], lines: TextLines): CarrierUnit[] {
  const source = lines.of(line);
  if (fields.some((field) => lines.at(field.valueRange.end) !== line) || goesOn(line, lines)) return [];
  return piecesOf(line, lines).flatMap((range): CarrierUnit[] => {
    const own = fields.filter((field) => field.keyRange.start >= range.start && field.valueRange.end <= range.end);
    const taken = own.flatMap((field) => [field.keyRange, field.valueRange]);
    return own.length > 0 && source.length < 2000 && isTold(range, taken, lines.text)
      ? [{ line, lastLine: line, form: 'piece', range, fields: own }]
      : [];
  });
}

/** The parts of a line that a spaced `|`, `·` or `•` parts, without list and quote marks. */
export function piecesOf(line: number, lines: TextLines): TextRange[] {
  const source = lines.of(line);
  const base = lines.start(line);
  const pieces: TextRange[] = [];
  let at = linePrefix.exec(source)?.[0].length ?? 0;
  for (const joint of source.matchAll(/[ \t][|·•](?=[ \t])/g)) {
    if (joint.index < at) continue;
    pieces.push({ start: base + at, end: base + joint.index });
    at = joint.index + 2;
  }
  pieces.push({ start: base + at, end: base + source.length });
  return pieces;
}

/** Below this share of known labels a table or list is about something else. */
const leastShare = 0.4;

/**
 * True if a label stands in a longer table or list in which most labels are none of document control: the owner of a
 * system is not the owner of the document.
 * @param known lines with a label that is one
 */
export function standsAmongOthers(unit: CarrierUnit, known: ReadonlySet<number>, lines: TextLines): boolean {
  if (unit.form !== 'row' && unit.form !== 'piece') return false;
  const counts = (line: number): boolean =>
    unit.form === 'row' ? tableLine.test(lines.of(line)) : !lines.isBlank(line) && labelStart.test(lines.of(line));
  let first = unit.line;
  let last = unit.line;
  while (unit.line - first < 60 && counts(first - 1)) first--;
  while (last - unit.line < 60 && counts(last + 1)) last++;
  let labels = 0;
  let ours = 0;
  for (let line = first; line <= last; line++) {
    if (known.has(line)) ours++;
    // a table begins with a header and its rule
    if (known.has(line) || unit.form === 'piece' || line > first + 1) labels++;
  }
  return labels >= 4 && ours < leastShare * labels;
}

/** Starts something of its own, so that it does not carry on the line above. */
const ownLine = /^[ \t]{0,8}(?:>[ \t]{0,4}){0,4}(?:#{1,6}[ \t]|[-*+][ \t]|\d{1,2}[.)][ \t]|\||[-=*_]{3,}[ \t]{0,9}$|```|~~~|<|!\[|:::)/;
/** A label: words and a colon near the start. */
const labelStart = /^[ \t]{0,8}(?:>[ \t]{0,4}){0,4}(?:\p{Extended_Pictographic}\ufe0f?[ \t]?)?(?:\*\*|__)?[^:：\n]{2,60}[:：]/u;

/** True if the line is wrapped text: its value may go on in the next line, or it carries on a sentence of the line before. */
function goesOn(line: number, lines: TextLines): boolean {
  const below = lines.of(line + 1);
  const belongs = listMark.test(lines.of(line)) && !lines.isBlank(line + 1) && indent(below) > indent(lines.of(line));
  return belongs || carriesOn(line, line + 1, lines) || carriesOn(line - 1, line, lines);
}

const listMark = /^[ \t]{0,8}(?:>[ \t]{0,4}){0,4}(?:[-*+]|\d{1,2}[.)])[ \t]/;

function indent(line: string): number {
  return /^[ \t]*/.exec(line)?.[0].length ?? 0;
}

/** True if a line may be the second half of a sentence of the line above. */
function carriesOn(line: number, next: number, lines: TextLines): boolean {
  const [upper, lower] = [lines.of(line), lines.of(next)];
  if (lines.isBlank(line) || lines.isBlank(next) || ownLine.test(lower) || labelStart.test(lower)) return false;
  if (ownLine.test(upper) && !listMark.test(upper)) return false;
  return !/(?: {2}|\\|<br ?\/?>)$/.test(upper);
}
