import type { Catalog, Control } from '../catalog/catalog.ts';
import type { FrontMatterEntry } from '../document/front-matter/front-matter-value.ts';
import { metadataText } from '../document/metadata/metadata.ts';
import type { PolicyDocument, Reference, Section } from '../document/policy-document.ts';
import type { IsmsService } from '../service-api.ts';
import type { Range } from '../text/line-index.ts';
import type { TextRange } from '../text/text-range.ts';
import { plainLine } from './plain-line.ts';
import { controlsOf } from './reference-at.ts';

/** An entry of the outline. Positions as in LSP; `selectionRange` lies in `range`. */
export interface DocumentSymbol {
  /** Never empty. */
  readonly name: string;
  /** One line, may be empty. */
  readonly detail: string;
  readonly kind: 'front-matter' | 'field' | 'claim' | 'section';
  readonly range: Range;
  readonly selectionRange: Range;
  readonly children: readonly DocumentSymbol[];
}

/** Longer values are cut in the outline. */
const detailLimit = 60;
const nameLimit = 1000;

/**
 * The outline of a document: front matter with its fields and claims, then the sections, nested, with the claims they make.
 * Any Markdown file has one.
 */
export function documentSymbols(service: IsmsService, uri: string): readonly DocumentSymbol[] {
  const document = service.document(uri);
  if (!document) return [];
  const outline = new Outline(document, service.catalog);
  const sections = outline.sections();
  const { frontMatter, metadata } = document;
  if (frontMatter.kind === 'none') return sections;
  const head: DocumentSymbol = {
    name: 'Front matter',
    detail:
      plainLine([metadataText(metadata, 'type'), metadataText(metadata, 'status')].filter(Boolean).join(', '), detailLimit) ||
      frontMatter.language,
    kind: 'front-matter',
    range: document.lines.rangeOf(frontMatter.range),
    selectionRange: document.lines.rangeOf({ start: frontMatter.range.start, end: frontMatter.range.start }),
    children: frontMatter.entries.map((entry) => outline.field(entry)),
  };
  return [head, ...sections];
}

class Outline {
  readonly #document: PolicyDocument;
  readonly #catalog: Catalog;
  readonly #claims: readonly Reference[];

  constructor(document: PolicyDocument, catalog: Catalog) {
    this.#document = document;
    this.#catalog = catalog;
    this.#claims = document.references.filter(({ kind }) => kind === 'claim');
  }

  field({ key, keyRange, value }: FrontMatterEntry): DocumentSymbol {
    const { lines } = this.#document;
    const detail = value.kind === 'list' ? `${value.items.length}` : value.kind === 'scalar' ? value.text : '';
    const isMap = value.kind === 'map' && !value.entries.some((entry) => this.#claimsIn(entry.keyRange).length > 0);
    return {
      name: plainLine(key, nameLimit) || '(no key)',
      detail: plainLine(detail, detailLimit),
      kind: 'field',
      range: lines.rangeOf(joined(keyRange, value.range)),
      selectionRange: lines.rangeOf(keyRange),
      children: isMap
        ? value.entries.map((child) => this.field(child))
        : this.#claimsIn(joined(keyRange, value.range)).map((claim) => this.#claim(claim)),
    };
  }

  sections(): DocumentSymbol[] {
    const children = this.#document.sections.map((): DocumentSymbol[] => []);
    for (const claim of this.#claims) if (claim.place !== 'front-matter') children[claim.section]?.push(this.#claim(claim));
    const top: DocumentSymbol[] = [];
    for (const [index, section] of this.#document.sections.entries())
      (children[section.parent] ?? top).push(this.#section(section, children[index] as DocumentSymbol[]));
    return top;
  }

  #section(section: Section, children: readonly DocumentSymbol[]): DocumentSymbol {
    const { lines } = this.#document;
    return {
      name: plainLine(section.title, nameLimit) || '(untitled)',
      detail: section.kinds.join(', '),
      kind: 'section',
      range: lines.rangeOf(joined(section.range, section.headingRange)),
      selectionRange: lines.rangeOf(section.headingRange),
      children,
    };
  }

  #claim(claim: Reference): DocumentSymbol {
    const controls = controlsOf(this.#catalog, claim);
    const range = this.#document.lines.rangeOf(claim.range);
    const detail = controls.length === 1 ? (controls[0] as Control).title : `${controls.length || ''}`;
    return {
      name: plainLine(claim.text, nameLimit) || '(no id)',
      detail: plainLine(detail, detailLimit),
      kind: 'claim',
      range,
      selectionRange: range,
      children: [],
    };
  }

  #claimsIn({ start, end }: TextRange): Reference[] {
    return this.#claims.filter(({ range, place }) => place === 'front-matter' && range.start >= start && range.end <= end);
  }
}

function joined(a: TextRange, b: TextRange): TextRange {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}
