import type { FrontMatterEntry } from '../document/front-matter/front-matter-value.ts';
import type { PolicyDocument, Section } from '../document/policy-document.ts';
import type { IsmsService } from '../service-api.ts';
import type { Range } from '../text/line-index.ts';
import type { TextRange } from '../text/text-range.ts';

/** An entry of the outline. Positions as in LSP; `selectionRange` lies in `range`. */
export interface DocumentSymbol {
  /** Never empty. */
  readonly name: string;
  /** One line, may be empty. */
  readonly detail: string;
  readonly kind: 'front-matter' | 'field' | 'section';
  readonly range: Range;
  readonly selectionRange: Range;
  readonly children: readonly DocumentSymbol[];
}

/** Longer values are cut in the outline. */
const detailLimit = 60;

/** The outline of a document: front matter with its fields, then the sections, nested. Any Markdown file has one. */
export function documentSymbols(service: IsmsService, uri: string): readonly DocumentSymbol[] {
  const document = service.document(uri);
  if (!document) return [];
  const sections = nested(document);
  const { frontMatter } = document;
  if (frontMatter.kind === 'none') return sections;
  const head: DocumentSymbol = {
    name: 'Front matter',
    detail: frontMatter.language,
    kind: 'front-matter',
    range: document.lines.rangeOf(frontMatter.range),
    selectionRange: document.lines.rangeOf({ start: frontMatter.range.start, end: frontMatter.range.start }),
    children: frontMatter.entries.map((entry) => field(document, entry)),
  };
  return [head, ...sections];
}

function field(document: PolicyDocument, entry: FrontMatterEntry): DocumentSymbol {
  const { value } = entry;
  const detail = value.kind === 'scalar' ? value.text : '';
  const children = value.kind === 'map' ? value.entries.map((child) => field(document, child)) : [];
  return {
    name: oneLine(entry.key) || '(no key)',
    detail: cut(value.kind === 'list' ? `${value.items.length}` : oneLine(detail)),
    kind: 'field',
    range: document.lines.rangeOf(joined(entry.keyRange, value.range)),
    selectionRange: document.lines.rangeOf(entry.keyRange),
    children,
  };
}

function nested(document: PolicyDocument): DocumentSymbol[] {
  const children: DocumentSymbol[][] = document.sections.map(() => []);
  const top: DocumentSymbol[] = [];
  for (const [index, section] of document.sections.entries())
    (children[section.parent] ?? top).push(sectionSymbol(document, section, children[index] as DocumentSymbol[]));
  return top;
}

function sectionSymbol(document: PolicyDocument, section: Section, children: readonly DocumentSymbol[]): DocumentSymbol {
  return {
    name: oneLine(section.title) || '(untitled)',
    detail: section.kinds.join(', '),
    kind: 'section',
    range: document.lines.rangeOf(joined(section.range, section.headingRange)),
    selectionRange: document.lines.rangeOf(section.headingRange),
    children,
  };
}

function joined(a: TextRange, b: TextRange): TextRange {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Cuts between code points, so that no half of an astral character is left. */
function cut(text: string): string {
  const units = [...text];
  return units.length > detailLimit ? `${units.slice(0, detailLimit).join('')}…` : text;
}
