import type { FrontMatterEntry } from '../../document/front-matter/front-matter-value.ts';
import { metadataKeyByName } from '../../document/metadata/metadata-keys.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import { frontMatterLine, keyOrder } from './canonical-value.ts';

/** True if keys can be added to the head of a document line by line; a text without front matter can get one. */
export function takesKeys(document: PolicyDocument, text: string): boolean {
  const { kind, problems, entries, contentRange } = document.frontMatter;
  if (kind === 'none') return true;
  if ((kind !== 'yaml' && kind !== 'yaml-head') || problems.length > 0) return false;
  // `{"owner": "x"}` on one line, or indented as a whole, has no lines to add to
  return entries.every(({ keyRange: { start } }) => start === contentRange.start || /[\r\n]/.test(text[start - 1] ?? ''));
}

/**
 * The edits that put keys into the front matter, each behind the last key that comes before it in the canonical order; a
 * document without front matter gets one. A key that stands there empty is filled.
 * @param values key → canonical value
 */
export function frontMatterEdits(document: PolicyDocument, text: string, values: ReadonlyMap<string, string>): TextEdit[] {
  const keys = [...values.keys()].sort((a, b) => keyOrder(a) - keyOrder(b));
  if (keys.length === 0) return [];
  const { eol, frontMatter } = document;
  const line = (key: string): string => frontMatterLine(key, values.get(key) as string);
  if (frontMatter.kind === 'none') return [newFrontMatter(document, text, keys.map(line))];
  const { entries } = frontMatter;
  const edits: TextEdit[] = [];
  const inserted = new Map<number, string[]>();
  for (const key of keys) {
    const empty = entries.find((entry) => metadataKeyByName(entry.key)?.key === key);
    if (empty) {
      edits.push({ range: { start: empty.keyRange.end, end: endOfEntry(empty, text) }, newText: line(key).slice(key.length) });
      continue;
    }
    const at = placeOfKey(document, text, key);
    inserted.set(at, [...(inserted.get(at) ?? []), line(key)]);
  }
  for (const [at, lines] of inserted) edits.push({ range: { start: at, end: at }, newText: lines.map((each) => each + eol).join('') });
  return edits;
}

/** The edit that gives a text without front matter one of these lines. */
export function newFrontMatter({ eol }: PolicyDocument, text: string, lines: readonly string[]): TextEdit {
  const gap = /^[ \t]*(?:\r?\n|$)/.test(text) ? eol : eol + eol;
  return { range: { start: 0, end: 0 }, newText: ['---', ...lines, '---'].join(eol) + gap };
}

/** Where the line of a new key starts: behind the last key that comes before it in the canonical order. */
export function placeOfKey({ frontMatter }: PolicyDocument, text: string, key: string): number {
  const before = frontMatter.entries.findLast((entry) => keyOrder(metadataKeyByName(entry.key)?.key ?? '') < keyOrder(key));
  return before ? nextLine(endOfEntry(before, text), text) : frontMatter.contentRange.start;
}

/** Behind the last character of a value that is no line end. */
function endOfEntry({ keyRange, value }: FrontMatterEntry, text: string): number {
  let { end } = value.range;
  while (end > keyRange.end && /\s/.test(text[end - 1] as string)) end--;
  return Math.max(end, keyRange.end + 1);
}

function nextLine(offset: number, text: string): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}
