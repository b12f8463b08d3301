import type { MetadataLabels } from '../../catalog/metadata-labels.ts';
import type { TextRange } from '../../text/text-range.ts';
import { type BodyField, bodyField, labelMeanings } from './body-field.ts';
import { startsWithLabel } from './control-position.ts';
import type { Carrier } from './metadata.ts';

/** `**Owner:**`, `**Owner**:`, `_Owner:_`, an emoji within; what stands behind it is its value. */
const markedLabel = /(\*{1,3}|_{1,3})(?![\s*_])([^*_\n:：]{1,60}?)[ \t]?(?:[:：][ \t]?\1|\1[ \t]?[:：])/g;
/** A line without it has no {@link markedLabel}. */
const colonAtMark = /[*_][ \t]?[:：]|[:：][ \t]?[*_]/;
/** What begins a line before its first label: quote and list marks, emoji, brackets. */
const lineStart = /^[\s>]*(?:[-*+]\s+)?(?:\[[ xX]\]\s+)?(?:&nbsp;\s*)*/;
/** What divides several fields on a line. */
const divider = /\s+(?:[|·•∙–—]|\\\|)\s+|[,;]\s+|\s{2,}|\t|\s*<br\s*\/?>\s*/g;
const longestLine = 1500;
/** What stands beside the fields of a line is no longer than this. */
const longestAside = 40;
/** Lines of document control data that have no labels are short. */
const longestPlainLine = 200;
/** `| Version 1.2 |` between dividers, or alone on its line: a version without a colon. */
const bareVersion =
  /(?:^|[|·•∙–—,;] )[\s>*_]{0,6}(version|versión|versão|versione|versie|ver\.?|rev\.?|revision) (v?\d{1,3}(?:\.\d{1,4}){0,3})(?=[\s*_\\]{0,6}(?:$|[|·•∙–—,;(]))/iu;

/** Label and value as they stand in a line. */
interface Pair {
  readonly label: TextRange;
  value: TextRange;
}

/**
 * The fields in the lines of a paragraph, a list item or a quote: bold or plain labels, one or several on a line, with
 * or without a line break between them.
 * @param bare true where a version needs no colon: `| Version 1.2 |`
 */
export function labelFields(text: string, block: TextRange, carrier: Carrier, labels: MetadataLabels, bare = false): BodyField[] {
  const pairs: Pair[] = [];
  let version: Pair | null = null;
  for (let start = block.start; start < block.end; ) {
    const next = text.indexOf('\n', start);
    const end = next < 0 || next > block.end ? block.end : next;
    if (end - start <= longestLine) readLine(text, start, end, labels, pairs);
    if (bare && end - start <= longestPlainLine) version ??= versionIn(text, start, end);
    start = end + 1;
  }
  const fields: BodyField[] = [];
  if (version !== null) fields.push(...bodyField(text, labels, version.label, version.value, carrier));
  for (const { label, value } of pairs) {
    if (value.end === value.start && !standsEmpty(text, block, value.end, pairs.length)) continue;
    fields.push(...bodyField(text, labels, label, value, carrier));
  }
  return fields;
}

/** The version that a line states in so many words; null if it states none. */
function versionIn(text: string, start: number, end: number): Pair | null {
  const match = bareVersion.exec(text.slice(start, end));
  if (!match) return null;
  const [whole, word, number] = match as unknown as [string, string, string];
  const label = start + match.index + whole.indexOf(word);
  const value = start + match.index + whole.lastIndexOf(number);
  return { label: { start: label, end: label + word.length }, value: { start: value, end: value + number.length } };
}

function readLine(text: string, start: number, end: number, labels: MetadataLabels, pairs: Pair[]): void {
  const line = text.slice(start, end);
  const before = pairs.at(-1);
  if (!line.includes(':') && !line.includes('：')) {
    // `**Owner:**` alone on its line has its value on the next one
    if (before && before.value.start === before.value.end && /^[\s\\>]*$/.test(text.slice(before.value.end, start)))
      before.value = trimValue(text, start + (lineStart.exec(line)?.[0].length ?? 0), end);
    return;
  }
  const marked = colonAtMark.test(line) ? [...line.matchAll(markedLabel)] : [];
  const first = marked[0];
  if (first && !/[\p{L}\d]/u.test(line.slice(lineStart.exec(line)?.[0].length ?? 0, first.index))) {
    marked.forEach((match, i) => {
      const from = match.index + match[0].indexOf(match[2] as string, (match[1] as string).length);
      const next = marked[i + 1]?.index;
      const valueEnd = next === undefined ? line.length : withoutEmoji(line, next);
      const label = { start: start + from, end: start + from + (match[2] as string).length };
      readPieces(text, label, start + match.index + match[0].length, start + valueEnd, labels, pairs);
    });
    return;
  }
  const skipped = lineStart.exec(line)?.[0].length ?? 0;
  const marks = /^[*_]{1,3}/.exec(line.slice(skipped))?.[0].length ?? 0;
  readPieces(text, null, start + skipped + marks, end, labels, pairs);
}

const beforeLabel = /^(?:&nbsp;)*[^\p{L}]*/u;

/** Whether a block begins with a label that names the document: `**Policy Owner:** …`. */
export function namesDocument(text: string, block: TextRange, labels: MetadataLabels): boolean {
  if (!startsWithLabel(text, block)) return false;
  const head = text.slice(block.start, Math.min(block.end, block.start + 60));
  let end = head.search(/[:：]/);
  while (end > 0 && '*_ '.includes(head[end - 1] as string)) end--;
  const label = head.slice(beforeLabel.exec(head)?.[0].length ?? 0, end);
  return labelMeanings(labels, label).some(({ ofDocument }) => ofDocument);
}

/** The end of what stands before a label, without the emoji that belongs to the label. */
function withoutEmoji(line: string, end: number): number {
  return (
    end -
    (/(?<=\s)(?:\p{Extended_Pictographic}|[\u{FE0F}\u{200D}]){1,6}\s{0,3}$/u.exec(line.slice(Math.max(0, end - 20), end))?.[0].length ?? 0)
  );
}

/** The value of a label, and behind dividers further fields; what is no field of its own belongs to the value before. */
function readPieces(text: string, label: TextRange | null, start: number, end: number, labels: MetadataLabels, pairs: Pair[]): void {
  let open: { label: TextRange; start: number } | null = label && { label, start };
  let at = start;
  const close = (to: number): void => {
    if (open) pairs.push({ label: open.label, value: trimValue(text, open.start, to) });
  };
  const rest = text.slice(start, end);
  divider.lastIndex = 0;
  for (let match = divider.exec(rest); ; match = divider.exec(rest)) {
    const pieceEnd = match ? start + match.index : end;
    if (at > start || !label) {
      const found = plainLabel(text, at, pieceEnd, labels);
      if (found) {
        close(at);
        open = { label: found, start: found.end + (/^\s*[:：]/.exec(text.slice(found.end, pieceEnd))?.[0].length ?? 0) };
      } else if (open && isDot(rest, at - start) && startsWithLabel(text, { start: at, end: pieceEnd })) {
        // `Review: annual · ISO 27001: A.5.10`: a label of something else ends the value too
        close(at);
        open = null;
      } else if (!open && !startsWithLabel(text, { start: at, end: pieceEnd }) && !(match && isAside(rest, match, pieceEnd - at))) return;
    }
    if (!match) break;
    at = start + match.index + match[0].length;
  }
  close(end);
}

/** `Version 1.0 · Owner: …`: a few words in front of a dot or a bar stand beside the fields of their line. */
function isAside(line: string, { index, 0: mark }: RegExpExecArray, length: number): boolean {
  return length <= longestAside && /[|·•∙]/.test(mark) && line.indexOf(':', index) > 0;
}

/** Whether a dot or a bar, which divides fields only, stands in front of a piece of a line. */
function isDot(line: string, at: number): boolean {
  return /[|·•∙]\s{1,3}$/.test(line.slice(Math.max(0, at - 6), at));
}

function plainLabel(text: string, start: number, end: number, labels: MetadataLabels): TextRange | null {
  const piece = text.slice(start, Math.min(end, start + 70));
  const colon = piece.search(/[:：]/);
  if (colon < 1) return null;
  const raw = piece.slice(0, colon);
  const before = /^[^\p{L}\d]*/u.exec(raw)?.[0] ?? '';
  const label = raw.slice(before.length).trimEnd();
  // `[Owner: …]` and `![Owner: …](…)` are links, placeholders and images
  if (label === '' || /[[<({]/.test(before) || labelMeanings(labels, label).length === 0) return null;
  const from = start + before.length;
  return { start: from, end: from + label.length };
}

const noValue = /[\s|·•∙,;\\]/;

/** A value without white space, dividers and the marks around it. */
export function trimValue(text: string, from: number, to: number): TextRange {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(text[start] as string)) start++;
  for (let before = -1; before !== end; ) {
    before = end;
    while (end > start && noValue.test(text[end - 1] as string)) end--;
    if (text[end - 1] === '>') end -= /<br *\/?>$/i.exec(text.slice(Math.max(start, end - 7), end))?.[0].length ?? 0;
  }
  if (!/[*_`]/.test(text[end - 1] ?? '')) return { start, end };
  for (const mark of ['***', '**', '__', '*', '_', '`']) {
    const whole = text.slice(start, end);
    const inner = whole.slice(mark.length, -mark.length);
    if (whole.length > 2 * mark.length && whole.startsWith(mark) && whole.endsWith(mark) && !inner.includes(mark))
      return trimValue(text, start + mark.length, end - mark.length);
    // the mark that closes a bold line `**Owner: CISO**`, or opens one behind the value
    if (mark !== '`' && whole.endsWith(mark) && !whole.slice(0, -mark.length).includes(mark))
      return trimValue(text, start, end - mark.length);
  }
  return { start, end };
}

/**
 * Whether an empty value is one still to be written: among other fields, or with nothing below. A label alone above a
 * list, a table or a paragraph introduces these.
 */
function standsEmpty(text: string, block: TextRange, at: number, pairs: number): boolean {
  if (text.slice(at, block.end).replace(/[*_\\\s]/g, '') !== '') return true;
  const below = text.slice(block.end, block.end + 200).replace(/^[\s>*_\\]*?(?=[^\s>_\\])/, '');
  if (below === '' || /^(?:#|---|===|<)/.test(below)) return true;
  const line = /^[^\n]*/.exec(below.replace(lineStart, ''))?.[0] ?? '';
  return startsWithLabel(line, { start: 0, end: line.length }) || (pairs > 1 && !/^(?:[-*+|]|\d{1,2}[.)])\s/.test(below));
}
