import type { TextRange } from '../../text/text-range.ts';
import type { FrontMatterScalar } from '../front-matter/front-matter-value.ts';
import { readClaim } from './reference-grammar.ts';

/** A piece of a value, and where it stands in the file. */
export interface ClaimPart {
  readonly text: string;
  readonly range: TextRange;
}

/**
 * The ids a value of front matter holds, each at the place where it is written: YAML joins lines and takes out escapes, so
 * the text it makes of a value has other offsets than the file.
 * @param isOurs true for ids of the catalogue, false for those of other standards
 */
export function partsOfScalar(scalar: FrontMatterScalar, isOurs: boolean): ClaimPart[] {
  const parts = isOurs ? claimParts : foreignParts;
  const written = writtenIn(scalar);
  if (written.text === scalar.text) return parts(scalar.text, written.range);
  if (/[\r\n]/.test(written.text)) return joined(linesOf(written).flatMap(({ text, range }) => parts(text, range)));
  let from = 0;
  return parts(scalar.text, written.range).map(({ text }) => {
    const found = written.text.indexOf(text, from);
    if (found < 0) return { text, range: written.range };
    from = found + text.length;
    const start = written.range.start + found;
    return { text, range: { start, end: start + text.length } };
  });
}

/** A scalar as it stands in the file, without quotes and without the `|` or `>` of a block. */
export function writtenIn({ style, range, source }: FrontMatterScalar): ClaimPart {
  if (style === 'quoted') {
    const end = Math.max(range.start + 1, range.end - 1);
    return { text: source.slice(1, -1), range: { start: range.start + 1, end } };
  }
  const head = style === 'block' ? (/^[^\r\n]*(?:\r\n|\r|\n)?/.exec(source)?.[0].length ?? 0) : 0;
  const body = source.slice(head);
  const text = body.trim();
  const start = range.start + head + (text === '' ? 0 : body.indexOf(text));
  return { text, range: { start, end: start + text.length } };
}

/** The lines that hold something, without the marks of a list. */
function linesOf({ text, range }: ClaimPart): ClaimPart[] {
  return [...text.matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index }) => {
    const shown = line.replace(/^\s*(?:[-*•]\s+)?/, '').trimEnd();
    if (shown === '') return [];
    const start = range.start + index + line.indexOf(shown);
    return { text: shown, range: { start, end: start + shown.length } };
  });
}

/** Parts of several lines, with the rest of a title that goes on in the next line. */
function joined(parts: readonly ClaimPart[]): ClaimPart[] {
  const whole: ClaimPart[] = [];
  for (const part of parts) {
    const before = whole.at(-1);
    if (before && isRestOfTitle(before.text, part.text))
      whole[whole.length - 1] = { text: `${before.text} ${part.text}`, range: { start: before.range.start, end: part.range.end } };
    else whole.push(part);
  }
  return whole;
}

/** A comma or the end of a line may stand in the title behind an id. */
function isRestOfTitle(before: string, text: string): boolean {
  return !/\d/.test(text) && /\s\p{L}/u.test(before);
}

/** The ids of a text that holds several: `A.5.1, A.5.2`, `A.5.1 Policies; A.5.2 Roles`, `A.5.15/A.5.16`. */
function claimParts(text: string, range: TextRange): ClaimPart[] {
  const whole = [{ text, range }];
  if (readClaim(text) && !/[,;]\s*(?:A[. ]?)?\d{1,2}\.\d/i.test(text)) return whole;
  if (/[,;](?:\s|$)/.test(text) || (/[,;]/.test(text) && splitList(text, range).every((part) => readClaim(part.text)))) {
    const parts: ClaimPart[] = [];
    for (const part of splitList(text, range)) {
      const before = parts.at(-1);
      if (before && isRestOfTitle(before.text, part.text)) {
        const end = part.range.end;
        parts[parts.length - 1] = {
          text: text.slice(before.range.start - range.start, end - range.start),
          range: { start: before.range.start, end },
        };
      } else parts.push(part);
    }
    return parts;
  }
  const pieces = /^[A\d.\s/&+]+$/.test(text) ? [...text.matchAll(/(?:A[. ]?)?\d{1,2}\.\d{1,2}(?:\.\d{1,2})?/g)] : [];
  return pieces.length < 2
    ? whole
    : pieces.map(({ 0: piece, index }) => ({
        text: piece,
        range: { start: range.start + index, end: range.start + index + piece.length },
      }));
}

/** The ids of another standard in a text: one, or several short ones. */
function foreignParts(text: string, range: TextRange): ClaimPart[] {
  return /^[^,;]{1,30}(?:[,;]\s*[^,;\s]{1,30})+$/.test(text) ? splitList(text, range) : [{ text, range }];
}

/** What stands between commas and semicolons. */
export function splitList(text: string, range: TextRange): ClaimPart[] {
  const parts: ClaimPart[] = [];
  for (const match of text.matchAll(/[^,;]+/g)) {
    const trimmed = match[0].trim();
    if (trimmed === '') continue;
    const start = range.start + match.index + match[0].indexOf(trimmed);
    parts.push({ text: trimmed, range: { start, end: start + trimmed.length } });
  }
  return parts;
}
