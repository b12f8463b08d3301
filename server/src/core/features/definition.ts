import type { Control } from '../catalog/catalog.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import type { IsmsService } from '../service-api.ts';
import { rangeTouches } from '../text/text-range.ts';
import { uriKey } from '../text/uri.ts';
import { documentReferenceAt, documentsMeant } from './document-reference.ts';
import { distinctPlaces, type Place, placeIn, startOf, titlePlace } from './place.ts';
import { type ReferenceAt, referenceAt } from './reference-at.ts';
import { requirementPlaces, requirementUseAt } from './requirement-at.ts';
import { riskAt } from './risks/risk-at.ts';

/** Document types in the order in which they say what is meant; those not named come after them. */
const typeOrder = ['policy', 'standard', 'procedure'];

/**
 * Where the thing at an offset is laid down. A control id: the places that claim it, policies first. An id of a document:
 * its title. A link: its target.
 * @param offset UTF-16 offset
 */
export function definition(service: IsmsService, uri: string, offset: number): readonly Place[] {
  const document = service.document(uri);
  if (!document) return [];
  const use = requirementUseAt(document, offset);
  const required = use ? requirementPlaces(service, use) : [];
  if (required.length > 0) return required;
  const reference = documentReferenceAt(document, offset);
  if (reference) return documentsMeant(service, document, reference.text).map(titlePlace);
  const found = referenceAt(service.catalog, document, offset);
  if (found) return distinctPlaces(found.controls.flatMap((control) => claimPlaces(service, document, found, control)));
  const risk = riskAt(service, document, offset);
  if (risk) return risk.placed.map(({ document: home, entry }) => placeIn(home, entry.row.cells.id?.range ?? entry.row.range));
  return linkTarget(service, document, offset);
}

function claimPlaces(service: IsmsService, here: PolicyDocument, found: ReferenceAt, control: Control): Place[] {
  return service.index
    .claimsOf(control.key)
    .filter(({ document, reference }) => document.uri !== here.uri || reference.range.start !== found.reference.range.start)
    .map((claim, order) => ({ claim, order, rank: rankOf(claim.document) }))
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .map(({ claim }) => placeIn(claim.document, claim.reference.range));
}

function rankOf(document: PolicyDocument): number {
  const rank = typeOrder.indexOf(document.classification.type ?? '');
  return rank < 0 ? typeOrder.length : rank;
}

function linkTarget(service: IsmsService, document: PolicyDocument, offset: number): Place[] {
  const link = document.links.find((one) => rangeTouches(one.range, offset));
  if (!link) return [];
  const target = uriKey(link.uri) === uriKey(document.uri) ? document : linkedDocument(service, link.uri);
  if (!target) return service.index.fileExists(link.uri) ? [startOf(link.uri)] : [];
  const anchor = link.anchor?.toLowerCase();
  const section = anchor ? target.sections.find((one) => one.anchor.toLowerCase() === anchor) : undefined;
  return [section ? placeIn(target, section.headingRange) : titlePlace(target)];
}

/** The file at a URI; a page may be linked without its ending, and a folder stands for its index. */
function linkedDocument(service: IsmsService, uri: string): PolicyDocument | undefined {
  for (const ending of ['', '.md', '.mdx', '/README.md', '/index.md']) {
    const document = service.document(`${uri}${ending}`);
    if (document) return document;
  }
  return undefined;
}
