import type { Nodes, Parents } from 'mdast';
import { ownText } from '../text/own-text.ts';
import type { TextRange } from '../text/text-range.ts';

/** A heading as the tree has it. */
export interface RawHeading {
  readonly title: string;
  /** 1–6; 7 for a line that is nothing but bold. */
  readonly depth: number;
  readonly titleRange: TextRange;
  readonly headingRange: TextRange;
}

const label = /^\s*(?:\*\*|__)?[^\s:：*_][^:：]{1,40}(?:\*\*|__)?[:：]/u;
const boldLabel = /^(?:\*\*|__)[^:*_]{2,40}(?::(?:\*\*|__)|(?:\*\*|__):)\s*\S/u;

/**
 * Lines of labels (`**Owner:** …`) right above a `---`: by the book they are one underlined heading, but meant is a rule
 * below the text.
 */
export function isUnderlinedText(text: string, { start, end }: TextRange): boolean {
  if (text[start] === '#') return false;
  const lines = text
    .slice(start, Math.min(end, start + 4000))
    .split(/\r?\n/)
    .slice(0, -1);
  // one bold label or a block of labels; `Note: read this` may well be a title
  return lines.length > 1 ? lines.every((line) => label.test(line)) : boldLabel.test(lines[0] ?? '');
}

/** Where a node stands; null where the parser does not tell. */
export function rangeOf(node: Nodes | undefined): TextRange | null {
  if (node === undefined) return null;
  // the range alone, which a parser may give beside the position, is cheaper
  const { range } = node as { readonly range?: TextRange | null };
  if (range !== undefined) return range;
  const { position } = node;
  const start = position?.start.offset;
  const end = position?.end.offset;
  return start === undefined || end === undefined ? null : { start, end };
}

/** A heading of the tree, its title without marks and attributes. */
export function readHeading(node: Parents & { depth: number }, range: TextRange, text: string): RawHeading {
  if (node.children.length === 0) return { title: '', depth: node.depth, titleRange: range, headingRange: range };
  const start = rangeOf(node.children[0])?.start ?? betweenMarks(text, range).start;
  const end = rangeOf(node.children.at(-1))?.end ?? betweenMarks(text, range).end;
  return {
    title: ownText(withoutAttributes(plainText(node)).trim()),
    depth: node.depth,
    titleRange: { start, end: start + withoutAttributes(text.slice(start, end)).length },
    headingRange: range,
  };
}

/** The text of a heading by its own look, for parsers that leave out positions around literal autolinks. */
function betweenMarks(text: string, heading: TextRange): TextRange {
  const blankBefore = (at: number): boolean => /\s/.test(text[at - 1] as string);
  let { start, end } = heading;
  const atx = text[start] === '#';
  if (!atx) end = Math.max(start, text.lastIndexOf('\n', end - 1));
  while (atx && start < end && text[start] === '#') start++;
  while (start < end && blankBefore(start + 1)) start++;
  while (end > start && blankBefore(end)) end--;
  let marks = end;
  while (atx && marks > start && text[marks - 1] === '#') marks--;
  if (marks < end && blankBefore(marks)) end = marks;
  while (end > start && blankBefore(end)) end--;
  return { start, end };
}

/** A title without the kramdown attributes or section claim behind it: `Scope {#scope}`, `Access {A.5.15}`. */
function withoutAttributes(title: string): string {
  const trimmed = title.trimEnd();
  if (!trimmed.endsWith('}')) return title;
  const before = trimmed.lastIndexOf('}', trimmed.length - 2);
  for (let open = trimmed.indexOf('{', before + 1); open >= 0; open = trimmed.indexOf('{', open + 1))
    if (/[#.:A]/.test(trimmed[open + 1] as string)) return trimmed.slice(0, open).trimEnd();
  return title;
}

/** A paragraph that is one bold run and reads like a title. */
export function boldLine(node: Parents, text: string): { title: string; titleRange: TextRange } | null {
  const only = node.children[0];
  if (only?.type !== 'strong' || node.children.some((child, i) => i > 0 && (child.type !== 'text' || /[^:\s]/.test(child.value))))
    return null;
  const first = rangeOf(only.children[0]);
  const last = rangeOf(only.children.at(-1));
  if (!first || !last || last.end - first.start > 80) return null;
  const title = ownText(plainText(only).trim());
  return /[.!?;,]$/.test(title) || text.slice(first.start, last.end).includes('\n')
    ? null
    : { title, titleRange: { start: first.start, end: last.end } };
}

/** The text of a node and what is in it, without marks. */
function plainText({ children }: Parents): string {
  const [only] = children;
  if (only?.type === 'text' && children.length === 1) return only.value;
  let out = '';
  const stack: Nodes[] = [...children].reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.type === 'break') out += ' ';
    else if ('children' in next) for (let i = next.children.length - 1; i >= 0; i--) stack.push(next.children[i] as Nodes);
    else if ('value' in next && next.type !== 'html') out += next.value;
  }
  return out;
}
