import type { Catalog } from '../../catalog/catalog.ts';
import { isRule } from '../../document/lines/line-shapes.ts';
import { cellsOf, type TextLines } from '../../document/lines/text-lines.ts';
import type { PolicyDocument, Section } from '../../document/policy-document.ts';
import { normaliseTitle } from '../../document/sections/titles.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import { type CarrierUnit, piecesOf } from './carrier-units.ts';
import { closeGaps } from './close-gaps.ts';
import type { LineChanges } from './line-changes.ts';

/** The edits that take units out, or those that cannot go and why. */
export type Removal = { readonly edits: readonly TextEdit[] } | { readonly stuck: readonly CarrierUnit[]; readonly reason: string };

/** Takes units out of a text, with tables and headings that have nothing left in them. */
export function removeUnits(document: PolicyDocument, lines: TextLines, units: readonly CarrierUnit[], catalog: Catalog): Removal {
  const changes: LineChanges = { dropped: new Set(), rewritten: new Map(), tables: new Set() };
  removeRows(units, lines, changes, catalog);
  for (const unit of units)
    if (unit.form === 'columns') for (let line = unit.line; line <= unit.lastLine; line++) dropTableLine(line, changes);
  removePieces(units, lines, changes);
  const spoken = document.suppressions.find(
    ({ line, range }) => changes.dropped.has(line) || changes.rewritten.has(line) || changes.dropped.has(lines.at(range.start)),
  );
  if (spoken) return { stuck: units, reason: 'a comment that suppresses findings speaks of it' };
  const problem = removeHeadings(document, lines, changes);
  if (problem) {
    const inside = (unit: CarrierUnit): boolean =>
      unit.range.start >= problem.section.range.start && unit.range.start < problem.section.range.end;
    return { stuck: units.filter(inside), reason: problem.reason };
  }
  closeGaps(document, lines, changes);
  return { edits: editsOf(lines, changes) };
}

function dropTableLine(line: number, { dropped, tables }: LineChanges): void {
  dropped.add(line);
  tables.add(line);
}

const delimiterRow = /^[ \t]{0,8}(?:>[ \t]{0,4}){0,4}\|?[ \t]{0,80}:?-[-:| \t]{0,2000}$/;

function removeRows(units: readonly CarrierUnit[], lines: TextLines, changes: LineChanges, catalog: Catalog): void {
  const rows = new Set(units.flatMap((unit) => (unit.form === 'row' ? [unit.line] : [])));
  const done = new Set<number>();
  for (const row of rows) {
    if (done.has(row)) continue;
    let first = row;
    let last = row;
    while (lines.of(first - 1).includes('|')) first--;
    while (lines.of(last + 1).includes('|')) last++;
    for (let line = first; line <= last; line++) done.add(line);
    // without a delimiter below the first line the table begins elsewhere
    const head = delimiterRow.test(lines.of(first + 1)) ? first : -1;
    const kept: number[] = [];
    for (let line = first; line <= last; line++)
      if (rows.has(line)) changes.dropped.add(line);
      else if (head < 0 || (line !== head && line !== head + 1)) kept.push(line);
    if (head < 0) continue;
    if (kept.length === 0 && (rows.has(head) || isEmptyHeader(head, lines, catalog)))
      for (let line = first; line <= last; line++) dropTableLine(line, changes);
    else if (rows.has(head)) {
      // the first row that stays takes the place of the header
      const [next] = kept as [number];
      changes.dropped.delete(head);
      changes.rewritten.set(head, lines.of(next));
      changes.dropped.add(next);
    }
  }
}

const fieldWords: ReadonlySet<string> = new Set([
  'field',
  'attribute',
  'item',
  'property',
  'element',
  'feld',
  'merkmal',
  'attribut',
  'champ',
  'campo',
]);

/** True for a header that only names the columns of a key/value table, or is a caption over it. */
function isEmptyHeader(line: number, lines: TextLines, catalog: Catalog): boolean {
  const cells = (cellsOf(line, lines) ?? []).map((cell) => normaliseTitle(lines.text.slice(cell.start, cell.end)));
  const [first = '', second = '', ...rest] = cells;
  if (rest.some((cell, i) => cell !== '' && cell !== (i % 2 === 0 ? first : second))) return false;
  return first === '' || second === '' || fieldWords.has(first) || catalog.metadataLabels.heads('value', second);
}

/** Takes labels and badges out of their lines; a line with nothing left goes. */
function removePieces(units: readonly CarrierUnit[], lines: TextLines, { dropped, rewritten }: LineChanges): void {
  const byLine = new Map<number, CarrierUnit[]>();
  for (const unit of units) {
    if (unit.form !== 'piece' && unit.form !== 'badge') continue;
    byLine.set(unit.line, [...(byLine.get(unit.line) ?? []), unit]);
  }
  for (const [line, own] of byLine) {
    const source = lines.of(line);
    const base = lines.start(line);
    if (own[0]?.form === 'badge') {
      let left = '';
      let at = 0;
      for (const { range } of own) {
        left = (left + source.slice(at, range.start - base)).trimEnd();
        at = range.end - base;
      }
      left = left === '' ? (/^[ \t]{0,40}/.exec(source)?.[0] ?? '') + source.slice(at).trimStart() : left + source.slice(at);
      if (left.trim() === '') dropped.add(line);
      else rewritten.set(line, left);
      continue;
    }
    const pieces = piecesOf(line, lines);
    const gone = new Set(own.map((unit) => unit.range.start));
    const kept = pieces.filter((piece) => !gone.has(piece.start));
    if (kept.every((piece) => lines.text.slice(piece.start, piece.end).trim() === '')) {
      dropped.add(line);
      continue;
    }
    const joint = /[ \t][|·•][ \t]/.exec(source)?.[0] ?? ' | ';
    const breakMark = /(?: {2}|\\)$/.exec(source)?.[0] ?? '';
    const text = kept.map((piece) => lines.text.slice(piece.start, piece.end).replace(/\\$/, '').trim()).join(joint);
    rewritten.set(line, source.slice(0, (pieces[0]?.start ?? base) - base) + text + breakMark);
  }
}

/** Kinds of sections that the front matter speaks for. */
const controlKinds: ReadonlySet<string> = new Set(['ownership', 'history', 'approval', 'review']);
const numbered = /^\s{0,4}(?:\d|§|[IVXivx]{1,5}[.)]|[A-Za-z][.)]\s)/;

/** Drops headings that have lost all they had. @returns a section that would be left empty, but must not go */
function removeHeadings(document: PolicyDocument, lines: TextLines, { dropped }: LineChanges): { section: Section; reason: string } | null {
  const { sections } = document;
  for (let i = sections.length - 1; i >= 0; i--) {
    const section = sections[i] as Section;
    if (isDocumentTitle(section, i)) continue;
    const lastOfHeading = lines.at(Math.max(section.headingRange.start, section.headingRange.end - 1));
    const last = lines.at(Math.max(section.range.start, section.range.end - 1));
    let taken = false;
    let left = false;
    for (let line = lastOfHeading + 1; line <= last && !left; line++) {
      if (dropped.has(line)) taken = true;
      else left = !lines.isBlank(line) && !isRule(lines.of(line));
    }
    if (!taken || left) continue;
    const reason = whyHeadingStays(document, i);
    if (reason !== null) return { section, reason };
    for (let line = lines.at(section.headingRange.start); line <= lastOfHeading; line++) dropped.add(line);
  }
  return null;
}

function isDocumentTitle(section: Section, index: number): boolean {
  return section.depth === 1 && index === 0;
}

function whyHeadingStays(document: PolicyDocument, index: number): string | null {
  const { sections, links, uri } = document;
  const section = sections[index] as Section;
  if (section.kinds.some((kind) => !controlKinds.has(kind))) return `the section \`${section.title}\` would be left empty`;
  const followed = sections.slice(index + 1).some((other) => other.parent === section.parent && numbered.test(other.title));
  if (numbered.test(section.title) && followed) return `the numbered section \`${section.title}\` would be left empty`;
  if (links.some((link) => link.uri === uri && link.anchor === section.anchor)) return `a link leads to its section \`${section.title}\``;
  return null;
}

/** One edit for each run of lines that goes and for each line written anew. */
function editsOf(lines: TextLines, { dropped, rewritten }: LineChanges): TextEdit[] {
  const edits: TextEdit[] = [];
  const sorted = [...dropped].sort((a, b) => a - b);
  for (let i = 0; i < sorted.length; i++) {
    const first = sorted[i] as number;
    while (sorted[i + 1] === (sorted[i] as number) + 1) i++;
    edits.push({ range: { start: lines.start(first), end: lines.next(sorted[i] as number) }, newText: '' });
  }
  for (const [line, newText] of rewritten) {
    if (dropped.has(line)) continue;
    const start = lines.start(line);
    edits.push({ range: { start, end: start + lines.of(line).length }, newText });
  }
  return edits.sort((a, b) => a.range.start - b.range.start);
}
