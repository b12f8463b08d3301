import type { PolicyDocument, Section } from '../document/policy-document.ts';
import { requirementsMeant, requirementUses } from '../isms/requirement-uses.ts';
import type { IsmsService } from '../service-api.ts';
import { rangeTouches, type TextRange } from '../text/text-range.ts';
import { uriKey } from '../text/uri.ts';
import { anchorUses, leadsTo, writtenAnchors } from './anchor-uses.ts';
import { documentReferenceAt, documentReferences, documentsMeant } from './document-reference.ts';
import { referenceAt } from './reference-at.ts';
import { registerReferences } from './register/register-references.ts';
import { requirementAt, requirementUseAt } from './requirement-at.ts';
import { riskAt } from './risks/risk-at.ts';
import { riskUses } from './risks/risk-uses.ts';
import { writtenIds } from './written-ids.ts';

/** A place that speaks of the same thing as the one under the cursor. `write` lays it down, `read` speaks of it. */
export interface Highlight {
  readonly range: TextRange;
  readonly kind: 'write' | 'read';
}

/**
 * All places of an open text that speak of the thing at an offset: a control (claims are written, mentions are read), a
 * document (its id, links to it), a risk, a requirement, a section (its heading, links to it). In order.
 * @param offset UTF-16 offset
 */
export function documentHighlights(service: IsmsService, uri: string, offset: number): readonly Highlight[] {
  const document = service.document(uri);
  const text = service.openText(uri)?.text;
  if (!document || text === undefined) return [];
  const found = highlightsAt(service, document, text, offset);
  found.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  return found.filter(({ range }, at) => at === 0 || range.start !== found[at - 1]?.range.start);
}

function highlightsAt(service: IsmsService, document: PolicyDocument, text: string, offset: number): Highlight[] {
  const named = documentReferenceAt(document, offset);
  if (named) return ofDocuments(service, document, text, documentsMeant(service, document, named.text));
  const required = ofRequirement(service, document, offset);
  if (required) return required;
  const control = ofControl(service, document, offset);
  if (control) return control;
  const risk = riskAt(service, document, offset);
  if (risk) return riskUses(document, risk.id, text).map(({ range, isRow }) => ({ range, kind: isRow ? 'write' : 'read' }));
  const written = writtenIds(service, document, text).find(({ range }) => rangeTouches(range, offset));
  if (written) return ofDocuments(service, document, text, service.index.documentsById(written.text));
  const use = anchorUses(document).find(({ range }) => rangeTouches(range, offset));
  if (use && uriKey(use.uri) === uriKey(document.uri)) {
    const section = document.sections.find((one) => leadsTo(use, document, one, writtenAnchors(document, one, text)));
    return section ? ofSection(document, text, section) : [];
  }
  const link = document.links.find(({ range }) => rangeTouches(range, offset));
  if (link) return [...ofFile(document, link.uri), ...ofDocuments(service, document, text, targetOf(service, link.uri))];
  if (document.metadata.fields.some(({ key, blank, valueRange }) => key === 'id' && !blank && rangeTouches(valueRange, offset)))
    return ofDocuments(service, document, text, [document]);
  const section = document.sections.find(({ titleRange }) => rangeTouches(titleRange, offset));
  return section ? ofSection(document, text, section) : [];
}

/** The id of a requirement in its own document, and the links to it; what else a document says it carries out of it. */
function ofRequirement(service: IsmsService, document: PolicyDocument, offset: number): Highlight[] | null {
  const own = requirementAt(document, offset);
  if (own) {
    const id = own.id.toLowerCase();
    const links = document.links.filter(({ uri, anchor }) => anchor?.toLowerCase() === id && uriKey(uri) === uriKey(document.uri));
    const ids = document.requirements.flatMap((each) => (each.id?.toLowerCase() === id && each.idRange ? [each.idRange] : []));
    return [
      ...ids.map((range): Highlight => ({ range, kind: 'write' })),
      ...links.map(({ range }): Highlight => ({ range, kind: 'read' })),
    ];
  }
  const use = requirementUseAt(document, offset);
  if (!use) return null;
  const meant = new Set(requirementsMeant(service.index, use).map(({ requirement }) => requirement));
  if (meant.size === 0) return null;
  return requirementUses(document)
    .filter((each) => requirementsMeant(service.index, each).some(({ requirement }) => meant.has(requirement)))
    .map(({ range }) => ({ range, kind: 'read' }));
}

function targetOf(service: IsmsService, uri: string): PolicyDocument[] {
  const target = service.document(uri);
  return target ? [target] : [];
}

function ofControl(service: IsmsService, document: PolicyDocument, offset: number): Highlight[] | null {
  const found = referenceAt(service.catalog, document, offset);
  if (!found) return null;
  const { framework, text } = found.reference;
  const wanted = new Set(found.controls.map(({ id }) => id));
  const isSame = (reference: (typeof document.references)[number]): boolean =>
    wanted.size > 0
      ? reference.controls.some((id) => wanted.has(id))
      : reference.framework === framework && reference.text.toLowerCase() === text.toLowerCase();
  return document.references.filter(isSame).map(({ range, kind }) => ({ range, kind: kind === 'claim' ? 'write' : 'read' }));
}

function ofDocuments(service: IsmsService, document: PolicyDocument, text: string, meant: readonly PolicyDocument[]): Highlight[] {
  const uris = new Set(meant.map(({ uri }) => uriKey(uri)));
  const isMeant = (documents: readonly PolicyDocument[]): boolean => documents.some(({ uri }) => uris.has(uriKey(uri)));
  const found: Highlight[] = [];
  if (uris.has(uriKey(document.uri)))
    for (const { key, blank, valueRange } of document.metadata.fields)
      if (key === 'id' && !blank) found.push({ range: valueRange, kind: 'write' });
  for (const { text: written, range } of [...documentReferences(document), ...registerReferences(document)])
    if (isMeant(documentsMeant(service, document, written))) found.push({ range, kind: 'read' });
  for (const { text: written, range } of writtenIds(service, document, text))
    if (isMeant(service.index.documentsById(written))) found.push({ range, kind: 'read' });
  for (const target of meant) if (target !== document) found.push(...ofFile(document, target.uri));
  return found;
}

function ofFile(document: PolicyDocument, uri: string): Highlight[] {
  const key = uriKey(uri);
  return document.links.flatMap((link) => (uriKey(link.uri) === key ? [{ range: link.range, kind: 'read' as const }] : []));
}

function ofSection(document: PolicyDocument, text: string, section: Section): Highlight[] {
  const written = writtenAnchors(document, section, text);
  const links = anchorUses(document).filter((use) => leadsTo(use, document, section, written));
  return [{ range: section.titleRange, kind: 'write' }, ...links.map(({ range }): Highlight => ({ range, kind: 'read' }))];
}
