import type { Catalog } from '../../catalog/catalog.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Fix } from '../rule.ts';
import { findSlot } from './section-layout.ts';

/** The title of a section kind in the language of a document, English where the catalogue has no other. */
export function kindTitle(document: PolicyDocument, catalog: Catalog, kind: string): string {
  const title = catalog.sectionKinds.get(kind)?.title;
  return title?.[document.language] ?? title?.en ?? kind;
}

/**
 * Makes the fix that inserts a section with its stub. It is never applied unasked: what it inserts must be filled in.
 * @param kind section kind id
 */
export function insertSection(document: PolicyDocument, catalog: Catalog, kind: string): Fix {
  const { lines, eol, uri } = document;
  const title = kindTitle(document, catalog, kind);
  const stub = catalog.sectionKinds.get(kind)?.stub;
  const body = stub?.[document.language] ?? stub?.en ?? [];
  const slot = findSlot(document, catalog.documentTypes.get(document.classification.type ?? ''), kind);
  const block = [`${slot.opening}${title}${slot.closing}`, '', ...body].join(eol);
  const line = slot.before ? lines.lineAt(slot.before.headingRange.start) : lines.lineCount;
  const insertion = slot.before
    ? { at: lines.lineStart(line), text: `${gapBefore(document, line)}${block}${eol}${eol}` }
    : atEnd(document, block);
  const edits: TextEdit[] = [{ range: { start: insertion.at, end: insertion.at }, newText: insertion.text }, ...slot.renumbering];
  return { title: `Insert section \`${title}\``, preferred: false, edits: edits.map((edit) => ({ ...edit, uri })) };
}

/** The line end that makes a blank line in front of a line, empty where there is one already. */
function gapBefore({ lines, eol }: PolicyDocument, line: number): string {
  if (line === 0) return '';
  return isBlank(lines, line - 1, eol) ? '' : eol;
}

function isBlank(lines: PolicyDocument['lines'], line: number, eol: string): boolean {
  return lines.lineStart(line + 1) - lines.lineStart(line) <= eol.length;
}

function atEnd({ lines, eol }: PolicyDocument, block: string): { at: number; text: string } {
  const at = lines.length;
  if (at === 0) return { at, text: `${block}${eol}` };
  const lastLine = lines.lineCount - 1;
  const endsWithLineEnd = lines.lineStart(lastLine) === at;
  if (!endsWithLineEnd) return { at, text: `${eol}${eol}${block}${eol}` };
  const blankBefore = lastLine > 0 && isBlank(lines, lastLine - 1, eol);
  return { at, text: `${blankBefore ? '' : eol}${block}${eol}` };
}
