import { metadataText } from '../document/metadata/metadata.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import type { IsmsService } from '../service-api.ts';
import type { TextRange } from '../text/text-range.ts';
import { hiddenRanges, isShown } from './markdown-structure/hidden-ranges.ts';

/** The id of a document, written in running text. */
export interface WrittenId {
  /** As written; ids are compared without case. */
  readonly text: string;
  readonly range: TextRange;
}

const word = /[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)*/gu;
/** Part of a longer name, a file name or an address though not of the word itself. */
const before = /[\p{L}\p{N}\p{M}_.@#\\/-]$/u;
const after = /^(?:[\p{L}\p{N}\p{M}_@\\-]|\.[\p{L}\p{N}]|\/[^\s/]{0,80}\.[a-z]{2,4}\b)/u;

/** True for an id that is nobody's ordinary word: it has digits and letters, or capitals with a sign between them. */
export function isDistinctive(id: string): boolean {
  return (/\p{N}/u.test(id) && /\p{L}/u.test(id)) || (/[-_./]/.test(id) && !/\p{Ll}/u.test(id) && /\p{Lu}/u.test(id));
}

/** True if what stands at a range is no piece of a longer word, file name or address. */
export function isWholeWord(text: string, { start, end }: TextRange): boolean {
  return !before.test(text.slice(Math.max(0, start - 2), start)) && !after.test(text.slice(end, end + 90));
}

/**
 * The ids of documents of the workspace in the body of a text, in order. Ids that are ordinary words are left out: who
 * writes them does not mean the document.
 * @param text the text the document was read from
 */
export function writtenIds(service: IsmsService, document: PolicyDocument, text: string): WrittenId[] {
  const known = new Map<string, boolean>();
  const isId = (lower: string): boolean => {
    let answer = known.get(lower);
    if (answer === undefined) {
      answer = service.index.documentsById(lower).some((one) => isDistinctive(idOf(one) ?? ''));
      known.set(lower, answer);
    }
    return answer;
  };
  const found: WrittenId[] = [];
  let hidden: ReturnType<typeof hiddenRanges> | undefined;
  word.lastIndex = document.frontMatter.range.end;
  for (let match = word.exec(text); match; match = word.exec(text)) {
    const written = match[0];
    if (written.length < 3 || !/[\p{N}_.-]/u.test(written) || !isId(written.toLowerCase())) continue;
    const range = { start: match.index, end: match.index + written.length };
    hidden ??= hiddenRanges(text, document.lines, document.frontMatter.range.end);
    if (isWholeWord(text, range) && isShown(hidden, range)) found.push({ text: written, range });
  }
  return found;
}

/** Where an id stands as a whole word in the body of a text, whatever its case; nothing for ids that are ordinary words. */
export function placesOfId(document: PolicyDocument, text: string, id: string): TextRange[] {
  if (!isDistinctive(id)) return [];
  const lower = text.toLowerCase();
  // a few letters change their length with their case
  if (lower.length !== text.length) return [];
  const from = document.frontMatter.range.end;
  const wanted = id.toLowerCase();
  const found: TextRange[] = [];
  for (let at = lower.indexOf(wanted, from); at >= 0; at = lower.indexOf(wanted, at + wanted.length)) {
    const range = { start: at, end: at + wanted.length };
    if (isWholeWord(text, range)) found.push(range);
  }
  if (found.length === 0) return found;
  const hidden = hiddenRanges(text, document.lines, from);
  return found.filter((range) => isShown(hidden, range));
}

/** The id of a document, undefined if it has none. */
export function idOf(document: PolicyDocument): string | undefined {
  return metadataText(document.metadata, 'id');
}
