import type { Catalog } from '../../catalog/catalog.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { PolicyDocument } from '../policy-document.ts';
import { type OutlineEntry, outlineOf } from './outline.ts';
import { findSlot, renumbering } from './section-layout.ts';

/** The title of a section kind in the language of a document, English where the catalogue has no other. */
export function kindTitle(document: PolicyDocument, catalog: Catalog, kind: string): string {
  const title = catalog.sectionKinds.get(kind)?.title;
  return title?.[document.language] ?? title?.en ?? kind;
}

/**
 * The edits that insert sections with their stubs: on the level of the document's sections, in template order, in its
 * language, numbered if the others are. None overlap.
 * @param kinds section kind ids, in any order
 */
export function insertSections(document: PolicyDocument, catalog: Catalog, kinds: readonly string[]): TextEdit[] {
  const type = catalog.documentTypes.get(document.classification.type ?? '');
  const order = type?.sections.map((section) => section.kind) ?? [];
  const outline = outlineOf(document);
  for (const kind of kinds.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))) {
    const { depth, number, at, renumbered } = findSlot(document, outline, type, kind);
    for (const [entry, title] of renumbered) entry.title = title;
    outline.splice(at, 0, { title: number + kindTitle(document, catalog, kind), depth, kinds: [kind], section: null });
  }
  return [...insertions(document, catalog, outline), ...outline.flatMap(({ section, title }) => renumbering(section, title))];
}

/** One insertion for each run of new sections. */
function insertions(document: PolicyDocument, catalog: Catalog, outline: readonly OutlineEntry[]): TextEdit[] {
  const { lines, eol } = document;
  const edits: TextEdit[] = [];
  let blocks: string[] = [];
  const insert = (at: number, newText: string): void => {
    edits.push({ range: { start: at, end: at }, newText });
    blocks = [];
  };
  for (const entry of outline) {
    if (!entry.section) blocks.push(blockOf(document, catalog, entry));
    else if (blocks.length > 0) {
      const line = lines.lineAt(entry.section.headingRange.start);
      insert(lines.lineStart(line), gapBefore(document, line) + blocks.map((block) => block + eol + eol).join(''));
    }
  }
  if (blocks.length > 0) {
    const { at, text } = atEnd(document, blocks.join(eol + eol));
    insert(at, text);
  }
  return edits;
}

/** Heading and stub of a new section. */
function blockOf({ language, eol }: PolicyDocument, catalog: Catalog, { title, depth, kinds }: OutlineEntry): string {
  const stub = catalog.sectionKinds.get(kinds[0] ?? '')?.stub;
  const heading = depth === 7 ? `**${title}**` : `${'#'.repeat(depth)} ${title}`;
  return [heading, '', ...(stub?.[language] ?? stub?.en ?? [])].join(eol);
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
