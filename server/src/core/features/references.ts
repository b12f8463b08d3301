import type { Control } from '../catalog/catalog.ts';
import { type MetadataField, metadataText } from '../document/metadata/metadata.ts';
import type { PolicyDocument, Section } from '../document/policy-document.ts';
import type { IsmsService } from '../service-api.ts';
import { rangeTouches } from '../text/text-range.ts';
import { uriKey } from '../text/uri.ts';
import { documentReferenceAt, documentReferences, documentsMeant } from './document-reference.ts';
import { distinctPlaces, type Place, placeIn, titlePlace } from './place.ts';
import { referenceAt } from './reference-at.ts';

/**
 * All places that speak of the thing at an offset. A control id: claims and mentions in the whole workspace. The id or
 * title of a document, or a reference to one: references and links to it. Another heading: links to it.
 * @param offset UTF-16 offset
 * @param includeDeclaration whether the id or title of the document, or the heading, counts itself
 */
export function references(service: IsmsService, uri: string, offset: number, includeDeclaration: boolean): readonly Place[] {
  const document = service.document(uri);
  if (!document) return [];
  const written = documentReferenceAt(document, offset);
  if (written)
    return distinctPlaces(
      documentsMeant(service, document, written.text).flatMap((target) => toDocument(service, document, target, includeDeclaration)),
    );
  const found = referenceAt(service.catalog, document, offset);
  if (found) return distinctPlaces(found.controls.flatMap((control) => toControl(service, document, control)));
  if (namesDocument(document, offset)) return distinctPlaces(toDocument(service, document, document, includeDeclaration));
  const section = document.sections.find((one) => rangeTouches(one.titleRange, offset));
  return section ? toSection(service, document, section, includeDeclaration) : [];
}

/** Claims before mentions, each in order of URI; a file that is no ISMS document counts only where the question is asked. */
function toControl(service: IsmsService, here: PolicyDocument, control: Control): Place[] {
  const placed = [...service.index.referencesTo(control.key)];
  if (!here.classification.isDocument)
    for (const reference of here.references) if (reference.controls.includes(control.id)) placed.push({ document: here, reference });
  const ofKind = (kind: 'claim' | 'mention'): Place[] =>
    placed.flatMap(({ document, reference }) => (reference.kind === kind ? [placeIn(document, reference.range)] : []));
  return [...ofKind('claim'), ...ofKind('mention')];
}

function toDocument(service: IsmsService, here: PolicyDocument, target: PolicyDocument, includeDeclaration: boolean): Place[] {
  const id = metadataText(target.metadata, 'id')?.toLowerCase();
  const places: Place[] = includeDeclaration ? [declaration(target)] : [];
  for (const document of everyDocument(service, here)) {
    for (const reference of documentReferences(document)) {
      const isMeant = reference.text.toLowerCase() === id || documentsMeant(service, document, reference.text).includes(target);
      if (isMeant) places.push(placeIn(document, reference.range));
    }
    if (document.uri === target.uri) continue;
    for (const link of document.links) if (uriKey(link.uri) === uriKey(target.uri)) places.push(placeIn(document, link.range));
  }
  return places;
}

function toSection(service: IsmsService, target: PolicyDocument, section: Section, includeDeclaration: boolean): Place[] {
  const places: Place[] = includeDeclaration ? [placeIn(target, section.headingRange)] : [];
  const anchor = section.anchor.toLowerCase();
  for (const document of everyDocument(service, target))
    for (const link of document.links)
      if (link.anchor?.toLowerCase() === anchor && uriKey(link.uri) === uriKey(target.uri)) places.push(placeIn(document, link.range));
  return places;
}

function everyDocument(service: IsmsService, here: PolicyDocument): readonly PolicyDocument[] {
  const documents = service.documents();
  return documents.some((document) => document.uri === here.uri) ? documents : [...documents, here];
}

function declaration(document: PolicyDocument): Place {
  const field = idField(document);
  return field ? placeIn(document, field.valueRange) : titlePlace(document);
}

function idField(document: PolicyDocument): MetadataField | undefined {
  return document.metadata.fields.find((field) => field.key === 'id' && !field.blank);
}

/** True on the value of the id or title in the metadata, and on the title of the document. */
function namesDocument(document: PolicyDocument, offset: number): boolean {
  if (document.title && rangeTouches(document.title.range, offset)) return true;
  return document.metadata.fields.some(
    (field) => (field.key === 'id' || field.key === 'title') && !field.blank && rangeTouches(field.valueRange, offset),
  );
}
