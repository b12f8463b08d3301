import { metadataField } from '../document/metadata/metadata.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import type { TextRange } from '../text/text-range.ts';

/**
 * Where a finding about the document as a whole stands: its title, else the opening line of its front matter, else its
 * first heading. The start of the file only if there is nothing else.
 */
export function documentPlace(document: PolicyDocument): TextRange {
  return (
    document.title?.range ??
    metadataField(document.metadata, 'title')?.valueRange ??
    headLine(document) ??
    document.sections[0]?.titleRange ?? { start: 0, end: 0 }
  );
}

/** The first line of the front matter, without its line end; undefined if there is no front matter. */
export function headLine({ frontMatter, lines, eol }: PolicyDocument): TextRange | undefined {
  if (frontMatter.kind === 'none') return undefined;
  const { start, end } = frontMatter.range;
  const next = lines.lineStart(lines.lineAt(start) + 1);
  return { start, end: Math.min(Math.max(start, next - eol.length), end) };
}
