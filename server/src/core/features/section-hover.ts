import type { DocumentType, SectionKind } from '../catalog/catalog-files.ts';
import type { PolicyDocument, Section } from '../document/policy-document.ts';
import type { IsmsService } from '../service-api.ts';
import { rangeTouches } from '../text/text-range.ts';
import type { Hover } from './hover-content.ts';

/** Explains a heading of a known kind: why an auditor looks for it, for which clause, and whether this type of document needs it. */
export function sectionHover(service: IsmsService, document: PolicyDocument, offset: number): Hover | null {
  if (!document.classification.isDocument) return null;
  const section = document.sections.find((one) => rangeTouches(one.titleRange, offset));
  const kinds = (section?.kinds ?? []).flatMap((id) => service.catalog.sectionKinds.get(id) ?? []);
  if (!section || kinds.length === 0) return null;
  const type = service.catalog.documentTypes.get(document.classification.type ?? '');
  const contents = kinds.map((kind) => {
    const clauses = kind.clauses.map((id) => {
      const title = service.catalog.clauses.get(id)?.title;
      return title ? `${id} ${title}` : id;
    });
    const source = clauses.length > 0 ? [`*${clauses.join(' · ')}*`] : [];
    return [`**${kindTitle(kind, document.language) ?? kind.id}**`, kind.why, ...source, ...needOf(kind, type)].join('\n\n');
  });
  if (section.content !== 'text') contents.push(emptyNote(section));
  return { contents: contents.join('\n\n---\n\n'), range: section.titleRange };
}

/** The title of a section kind in the language of a document, else in English. */
export function kindTitle(kind: SectionKind | undefined, language: string): string | undefined {
  return kind?.title[language] ?? kind?.title.en;
}

function needOf(kind: SectionKind, type: DocumentType | undefined): string[] {
  if (!type) return [];
  const asked = type.sections.find((each) => each.kind === kind.id);
  const name = (type.title.en ?? type.id).toLowerCase();
  if (!asked) return [`Not asked of a document of type ${name}.`];
  const isTop = asked.topLevel !== undefined && asked.topLevel !== asked.level;
  if (asked.level === 'required') return [`Every ${name} needs it.`];
  return [`Recommended for every ${name}${isTop ? '; the one that stands above all others needs it' : ''}.`];
}

function emptyNote({ content }: Section): string {
  return content === 'empty' ? 'Nothing is written here yet.' : 'Only placeholders stand here yet.';
}
