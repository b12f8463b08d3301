import type { PolicyDocument } from '../../document/policy-document.ts';
import { insertion, type TextEdit } from '../../text/text-edit.ts';
import type { TextRange } from '../../text/text-range.ts';

/** A list or map of front matter, as far as a further member of it is concerned. */
export interface Members {
  /** Of the whole list or map. */
  readonly range: TextRange;
  readonly flow: boolean;
  readonly kind: 'list' | 'map';
  /** Of each member, without white space behind it. */
  readonly members: readonly TextRange[];
}

/**
 * The edit that puts a member into a list or map, laid out as the others; comments stay with what they speak of.
 * @param at index it gets
 * @returns null for an empty one in block form, which has no layout
 */
export function insertMember(document: PolicyDocument, text: string, whole: Members, at: number, written: string): TextEdit | null {
  if (whole.members.length > 0)
    return whole.flow ? intoFlow(document, text, whole, at, written) : intoBlock(document, text, whole, at, written);
  if (!whole.flow) return null;
  return { range: whole.range, newText: whole.kind === 'list' ? `[${written}]` : `{ ${written} }` };
}

function intoFlow({ lines, eol }: PolicyDocument, text: string, { members }: Members, at: number, written: string): TextEdit {
  const next = members[at];
  const indentOf = ({ start }: TextRange): string => text.slice(lines.lineStart(lines.lineAt(start)), start);
  if (next) {
    const indent = indentOf(next);
    return insertion(next.start, `${written},${indent.trim() === '' ? eol + indent : ' '}`);
  }
  const last = members.at(-1) as TextRange;
  const { end } = last;
  const indent = indentOf(last);
  // each member on a line of its own, perhaps with a comment behind it that stays where it is
  if (members.length > 1 && indent.trim() === '') {
    const rest = /^(,?)([^\r\n]*)/.exec(text.slice(end, end + 2000)) ?? ['', '', ''];
    if (/^\s*(?:#|$)/.test(rest[2] as string))
      return { range: { start: end, end: end + (rest[0] as string).length }, newText: `,${rest[2]}${eol}${indent}${written}${rest[1]}` };
  }
  return insertion(end, `, ${written}`);
}

function intoBlock({ lines, eol }: PolicyDocument, text: string, { members, kind }: Members, at: number, written: string): TextEdit {
  const model = members[Math.min(at, members.length - 1)] as TextRange;
  const lineStart = lines.lineStart(lines.lineAt(model.start));
  const before = text.slice(lineStart, model.start);
  const column = model.start - lineStart;
  const isPlain = before.trim() === (kind === 'list' ? '-' : '');
  const prefix = isPlain ? before : kind === 'list' ? `${' '.repeat(Math.max(0, column - 2))}- ` : ' '.repeat(column);
  const previous = members[at - 1];
  let line: number;
  if (previous) line = lines.lineAt(previous.end - 1) + 1;
  else {
    line = lines.lineAt(model.start);
    // comments above the first member speak of it
    while (line > 0 && /^[ \t]*#/.test(text.slice(lines.lineStart(line - 1), lines.lineStart(line)))) line--;
  }
  return insertion(lines.lineStart(line), `${prefix}${written}${eol}`);
}
