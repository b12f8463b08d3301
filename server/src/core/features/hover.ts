import type { SectionKind } from '../catalog/catalog-files.ts';
import { metadataKeyByName } from '../document/metadata/metadata-keys.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import type { IsmsService } from '../service-api.ts';
import { rangeTouches, type TextRange } from '../text/text-range.ts';
import { controlHover } from './control-hover.ts';
import { documentHover } from './document-hover.ts';
import { documentReferenceAt, documentsMeant } from './document-reference.ts';
import type { Hover } from './hover-content.ts';
import { inlineCode } from './markdown-text.ts';
import { referenceAt } from './reference-at.ts';

/**
 * Explains what is at an offset: a control id, an id of another document, a metadata key, a section title of a known kind.
 * @param offset UTF-16 offset
 */
export function hover(service: IsmsService, uri: string, offset: number): Hover | null {
  const document = service.document(uri);
  if (!document) return null;
  return (
    controlHover(service, referenceAt(service.catalog, document, offset)) ??
    referenceHover(service, document, offset) ??
    keyHover(service, document, offset) ??
    sectionHover(service, document, offset)
  );
}

function referenceHover(service: IsmsService, document: PolicyDocument, offset: number): Hover | null {
  const reference = documentReferenceAt(document, offset);
  const meant = reference ? documentsMeant(service, document, reference.text) : [];
  return reference && meant.length > 0 ? { contents: meant.map(documentHover).join('\n\n---\n\n'), range: reference.range } : null;
}

function keyHover(service: IsmsService, document: PolicyDocument, offset: number): Hover | null {
  const field = document.metadata.fields.find((one) => rangeTouches(one.keyRange, offset));
  const typed = document.metadata.fields.find((one) => one.key === 'type' && !one.blank && rangeTouches(one.valueRange, offset));
  if (typed) return typeHover(service, document, typed.valueRange);
  const known = field && metadataKeyByName(field.key);
  if (!field || !known) return null;
  const values = known.values ?? (known.key === 'type' ? [...service.catalog.documentTypes.keys()] : []);
  const lines = [`**${known.key}**`, known.summary];
  if (values.length > 0) lines.push(`Values: ${values.map(inlineCode).join(', ')}`);
  if (known.kind === 'date') lines.push('A date as `YYYY-MM-DD`.');
  if (field.written.trim().toLowerCase() !== known.key) lines.push(`${inlineCode(field.written)} is read as ${inlineCode(known.key)}.`);
  return { contents: lines.join('\n\n'), range: field.keyRange };
}

function typeHover(service: IsmsService, document: PolicyDocument, range: TextRange): Hover | null {
  const type = service.catalog.documentTypes.get(document.classification.type ?? '');
  if (!type) return null;
  const kinds = type.sections.map((section) => {
    const title = titleOf(service.catalog.sectionKinds.get(section.kind), document.language) ?? section.kind;
    return `- ${title} (${section.level})`;
  });
  const lines = [`**${type.title[document.language] ?? type.title.en ?? type.id}**`, type.summary];
  if (kinds.length > 0) lines.push(`Sections asked for:\n\n${kinds.join('\n')}`);
  return { contents: lines.join('\n\n'), range };
}

function sectionHover(service: IsmsService, document: PolicyDocument, offset: number): Hover | null {
  if (!document.classification.isDocument) return null;
  const section = document.sections.find((one) => rangeTouches(one.titleRange, offset));
  const kinds = (section?.kinds ?? []).flatMap((id) => service.catalog.sectionKinds.get(id) ?? []);
  if (!section || kinds.length === 0) return null;
  const contents = kinds.map((kind) => {
    const clauses = kind.clauses.map((id) => {
      const title = service.catalog.clauses.get(id)?.title;
      return title ? `${id} ${title}` : id;
    });
    const source = clauses.length > 0 ? `\n\n*${clauses.join(' · ')}*` : '';
    return `**${titleOf(kind, document.language) ?? kind.id}**\n\n${kind.why}${source}`;
  });
  return { contents: contents.join('\n\n---\n\n'), range: section.titleRange };
}

function titleOf(kind: SectionKind | undefined, language: string): string | undefined {
  return kind?.title[language] ?? kind?.title.en;
}
