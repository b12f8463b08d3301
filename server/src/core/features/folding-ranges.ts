import type { FrontMatterEntry } from '../document/front-matter/front-matter-value.ts';
import { readBlocks } from '../document/lines/read-blocks.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import type { IsmsService } from '../service-api.ts';
import type { TextRange } from '../text/text-range.ts';

/** Lines that an editor can fold into the first of them. Zero-based, first and last. */
export interface FoldingRange {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: 'front-matter' | 'section' | 'block' | 'comment';
}

/**
 * What can be folded in an open text: front matter with its longer values, sections by level, tables, code, comments and
 * items of lists that have more than one line. The largest first where two begin on one line; only that one is given.
 */
export function foldingRanges(service: IsmsService, uri: string): readonly FoldingRange[] {
  const document = service.document(uri);
  const text = service.openText(uri)?.text;
  if (!document || text === undefined) return [];
  const folds = [...headFolds(document, text), ...sectionFolds(document, text), ...blockFolds(document, text)];
  folds.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
  return folds.filter(({ startLine }, at) => startLine !== folds[at - 1]?.startLine);
}

function headFolds(document: PolicyDocument, text: string): FoldingRange[] {
  const { frontMatter } = document;
  if (frontMatter.kind === 'none') return [];
  const entryFolds = (entries: readonly FrontMatterEntry[]): FoldingRange[] =>
    entries.flatMap(({ keyRange, value }) => [
      ...fold(document, text, { start: keyRange.start, end: value.range.end }, 'block'),
      ...(value.kind === 'map' ? entryFolds(value.entries) : []),
    ]);
  return [...fold(document, text, frontMatter.range, 'front-matter'), ...entryFolds(frontMatter.entries)];
}

function sectionFolds(document: PolicyDocument, text: string): FoldingRange[] {
  return document.sections.flatMap(({ headingRange, range }) => {
    // an underlined heading folds below its line, so that its title stays to be read
    const start = Math.max(headingRange.start, headingRange.end - 1);
    return fold(document, text, { start, end: range.end }, 'section');
  });
}

function blockFolds(document: PolicyDocument, text: string): FoldingRange[] {
  return readBlocks(text, document.lines, document.frontMatter.range.end).flatMap((block): FoldingRange[] => {
    if (block.kind === 'paragraph' || block.kind === 'list') return [];
    return fold(document, text, block, block.kind === 'comment' ? 'comment' : 'block');
  });
}

/** A fold from the line a span begins on to its last line that is not blank; none for a single line. */
function fold({ lines }: PolicyDocument, text: string, { start, end }: TextRange, kind: FoldingRange['kind']): FoldingRange[] {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] as string)) last--;
  const [startLine, endLine] = [lines.lineAt(start), lines.lineAt(Math.max(start, last - 1))];
  return endLine > startLine ? [{ startLine, endLine, kind }] : [];
}
