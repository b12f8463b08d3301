import type { PolicyDocument } from '../document/policy-document.ts';
import type { Finding } from '../rules/rule.ts';
import { insertion, type TextEdit } from '../text/text-edit.ts';

/** What the author must replace: a suppression needs a reason. */
const reason = '[why]';

/**
 * The edit that suppresses a finding, for the author to add the reason. Front matter gets a comment for the whole file
 * below it. In the body a comment above the line, or at its end where a line above would tear a paragraph, list or table.
 * @param text the text the finding is of
 * @returns null for CSV, which has no comments
 */
export function suppressEdit(document: PolicyDocument, text: string, finding: Finding): { title: string; edit: TextEdit } | null {
  const { rule, span } = finding;
  const { format, frontMatter, lines, eol } = document;
  if (format === 'csv') return null;
  if (format === 'yaml') {
    const start = lines.lineStart(finding.range.start.line);
    const indent = /^[ \t]*/.exec(lineText(text, start))?.[0] ?? '';
    return {
      title: `Suppress \`${rule}\` for this line…`,
      edit: insertion(start, `${indent}# annexa-disable-next-line ${rule}: ${reason}${eol}`),
    };
  }
  if (frontMatter.kind !== 'none' && span.start < frontMatter.range.end) {
    const at = lines.lineStart(lines.lineAt(Math.max(frontMatter.range.start, frontMatter.range.end - 1)) + 1);
    const before = at > 0 && /[\r\n]/.test(text[at - 1] as string) ? '' : eol;
    return {
      title: `Suppress \`${rule}\` in this file…`,
      edit: insertion(at, `${before}<!-- annexa-disable-file ${rule}: ${reason} -->${eol}`),
    };
  }
  const line = finding.range.start.line;
  const start = lines.lineStart(line);
  const written = lineText(text, start);
  const above = line === 0 ? '' : lineText(text, lines.lineStart(line - 1));
  const title = `Suppress \`${rule}\` for this line…`;
  const indent = /^[ \t]*/.exec(written)?.[0] ?? '';
  const isHeading = /^#{1,6}(?:[ \t]|$)/.test(written);
  const isOwnBlock = indent === '' && (above.trim() === '' || /^(?:---|#{1,6}[ \t])/.test(above)) && !/^(?:[-*+>|]|\d+[.)])/.test(written);
  if (isHeading || isOwnBlock) return { title, edit: insertion(start, `<!-- annexa-disable-next-line ${rule}: ${reason} -->${eol}`) };
  const trimmed = written.trimEnd();
  // In a table the comment goes into the last cell: behind its bar it would be a cell of its own.
  const end = start + (/\|$/.test(trimmed) && trimmed.length > 1 ? trimmed.length - 1 : trimmed.length);
  const space = /\s$/.test(text.slice(start, end)) ? '' : ' ';
  const tail = end < start + trimmed.length ? ' ' : '';
  return { title, edit: insertion(end, `${space}<!-- annexa-disable-line ${rule}: ${reason} -->${tail}`) };
}

function lineText(text: string, start: number): string {
  const end = text.slice(start).search(/[\r\n]|$/);
  return text.slice(start, start + end);
}
