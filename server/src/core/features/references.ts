import type { Control } from '../catalog/catalog.ts';
import { type MetadataField, metadataText } from '../document/metadata/metadata.ts';
import type { PolicyDocument, Section } from '../document/policy-document.ts';
import { requirementsMeant } from '../isms/requirement-uses.ts';
import type { IsmsService } from '../service-api.ts';
import { rangeTouches } from '../text/text-range.ts';
import { uriKey } from '../text/uri.ts';
import { anchorUses, leadsTo, writtenAnchors } from './anchor-uses.ts';
import { documentReferenceAt, documentReferences, documentsMeant } from './document-reference.ts';
import { distinctPlaces, type Place, placeIn, titlePlace } from './place.ts';
import { referenceAt } from './reference-at.ts';
import { registerReferences } from './register/register-references.ts';
import { carrierPlaces, requirementAt, requirementUseAt } from './requirement-at.ts';
import { riskAt } from './risks/risk-at.ts';
import { allRiskUses } from './risks/risk-uses.ts';

/**
 * All places that speak of the thing at an offset. A control id: claims and mentions in the whole workspace. The id or
 * title of a document, or a reference to one: references and links to it. A risk id: rows and cells that name it. Another
 * heading: links to it.
 * @param offset UTF-16 offset
 * @param includeDeclaration whether the id or title of the document, or the heading, counts itself
 */
export function references(service: IsmsService, uri: string, offset: number, includeDeclaration: boolean): readonly Place[] {
  const document = service.document(uri);
  if (!document) return [];
  const required = toRequirement(service, document, offset, includeDeclaration);
  if (required) return required;
  const written = documentReferenceAt(document, offset);
  if (written)
    return distinctPlaces(
      documentsMeant(service, document, written.text).flatMap((target) => toDocument(service, document, target, includeDeclaration)),
    );
  const found = referenceAt(service.catalog, document, offset);
  if (found) return distinctPlaces(found.controls.flatMap((control) => toControl(service, document, control)));
  const risk = riskAt(service, document, offset);
  if (risk)
    return allRiskUses(service, risk.id)
      .filter(({ use }) => includeDeclaration || !use.isRow)
      .map(({ document: home, use }) => placeIn(home, use.range));
  if (namesDocument(document, offset)) return distinctPlaces(toDocument(service, document, document, includeDeclaration));
  const section = document.sections.find((one) => rangeTouches(one.titleRange, offset));
  return section ? toSection(service, document, section, includeDeclaration) : [];
}

/** Who carries out the requirement at an offset; null where there is none. */
function toRequirement(service: IsmsService, document: PolicyDocument, offset: number, includeDeclaration: boolean): Place[] | null {
  const own = requirementAt(document, offset);
  const use = own ? undefined : requirementUseAt(document, offset);
  const meant = own ? [{ document, requirement: own }] : use ? requirementsMeant(service.index, use) : [];
  if (meant.length === 0) return null;
  return meant.flatMap(({ document: policy, requirement: { id, idRange } }) => [
    ...(includeDeclaration && idRange ? [placeIn(policy, idRange)] : []),
    ...carrierPlaces(service, policy, id ?? ''),
  ]);
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
    for (const reference of [...documentReferences(document), ...registerReferences(document)]) {
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
  const written = writtenAnchors(target, section, service.openText(target.uri)?.text ?? '');
  // a page that is no ISMS document, such as a README, can lead there too
  const files = [...service.markdownFiles()].sort((a, b) => (a.uri < b.uri ? -1 : 1));
  for (const document of files)
    for (const use of anchorUses(document)) if (leadsTo(use, target, section, written)) places.push(placeIn(document, use.range));
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
export function namesDocument(document: PolicyDocument, offset: number): boolean {
  if (document.title && rangeTouches(document.title.range, offset)) return true;
  return document.metadata.fields.some(
    (field) => (field.key === 'id' || field.key === 'title') && !field.blank && rangeTouches(field.valueRange, offset),
  );
}
