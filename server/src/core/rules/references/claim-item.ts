import type { FrontMatterList, FrontMatterValue } from '../../document/front-matter/front-matter-value.ts';
import type { PolicyDocument, Reference } from '../../document/policy-document.ts';
import { firstIndex } from '../../text/first-index.ts';
import type { TextRange } from '../../text/text-range.ts';

/** The list item that declares a claim. */
export interface ClaimItem {
  readonly list: FrontMatterList;
  readonly index: number;
  /** True if the item is the id itself, false if it is a long form (`{ ref: A.8.2, … }`) or a text with several ids. */
  readonly bare: boolean;
}

/** The item of a front matter list that holds a claim; null if the claim stands elsewhere. */
export function claimItem(document: PolicyDocument, reference: Reference): ClaimItem | null {
  if (reference.place !== 'front-matter') return null;
  for (const { value } of document.frontMatter.entries) {
    const found = inValue(value, reference.itemRange);
    if (found) return found;
  }
  return null;
}

function inValue(value: FrontMatterValue, range: TextRange): ClaimItem | null {
  if (!holds(value.range, range) || value.kind === 'scalar') return null;
  const children = value.kind === 'list' ? value.items : value.entries.map((entry) => entry.value);
  const index = lastStartingBy(children, range.start);
  const child = children[index];
  const deeper = child && inValue(child, range);
  if (deeper || value.kind === 'map') return deeper ?? null;
  return child && holds(child.range, range)
    ? { list: value, index, bare: child.range.start === range.start && child.range.end === range.end }
    : null;
}

/** Index of the last value that starts at or before an offset; values stand in order. −1 if there is none. */
function lastStartingBy(values: readonly FrontMatterValue[], offset: number): number {
  return firstIndex(values, ({ range }) => range.start > offset) - 1;
}

function holds(outer: TextRange, inner: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/**
 * The text to delete so that a list item goes with its comma or its line.
 * @returns null if it is the only item: an empty list is no better
 */
export function itemRemoval({ lines }: PolicyDocument, { list, index }: ClaimItem): TextRange | null {
  const item = list.items[index];
  if (!item || list.items.length < 2) return null;
  if (list.flow) {
    const before = list.items[index - 1];
    const after = list.items[index + 1];
    return before
      ? { start: before.range.end, end: item.range.end }
      : { start: item.range.start, end: after?.range.start ?? item.range.end };
  }
  // a block item ends where its last character stands, even if the reader counts the line end to it
  const lastLine = lines.lineAt(Math.max(item.range.start, item.range.end - 1));
  return { start: lines.lineStart(lines.lineAt(item.range.start)), end: lines.lineStart(lastLine + 1) };
}

/** The text that stands for several ids in the place of one list item, or of an id in a text. */
export function severalIds(document: PolicyDocument, reference: Reference, ids: readonly string[]): string {
  const item = claimItem(document, reference);
  if (!item?.bare || item.list.flow) return ids.join(', ');
  const { lines, eol } = document;
  const column = lines.positionAt(item.list.range.start).character;
  return ids.join(`${eol}${' '.repeat(column)}- `);
}

/**
 * The edit that declares more controls behind a claim: as further items of its list, or in the text it stands in.
 * @returns null if the claim stands where no other can follow
 */
export function appendIds(
  document: PolicyDocument,
  reference: Reference,
  ids: readonly string[],
): { range: TextRange; newText: string } | null {
  const item = claimItem(document, reference);
  const last = item?.list.items.at(-1);
  if (!item || !last) {
    const isOwnValue = document.frontMatter.entries.some(
      ({ value }) => value.kind === 'scalar' && value.style !== 'block' && holds(value.range, reference.range),
    );
    return isOwnValue ? { range: { start: reference.range.end, end: reference.range.end }, newText: `, ${ids.join(', ')}` } : null;
  }
  if (item.list.flow) return { range: { start: last.range.end, end: last.range.end }, newText: `, ${ids.join(', ')}` };
  const { lines, eol } = document;
  const indent = ' '.repeat(lines.positionAt(item.list.range.start).character);
  // a new item goes before the next line, so that a comment behind the last one stays where it is
  const line = lines.lineAt(Math.max(last.range.start, last.range.end - 1));
  const at = lines.lineStart(line + 1);
  return { range: { start: at, end: at }, newText: ids.map((id) => `${indent}- ${id}${eol}`).join('') };
}
