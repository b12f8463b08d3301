import { metadataText } from '../document/metadata/metadata.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { documentReferences, evidenceReferences, fileMeant, isPath } from '../isms/document-references.ts';
import type { IsmsService } from '../service-api.ts';
import type { Range } from '../text/line-index.ts';
import type { TextRange } from '../text/text-range.ts';
import { baseName, uriKey } from '../text/uri.ts';
import { listedFile } from './document-links.ts';
import { documentReferenceAt, documentsMeant } from './document-reference.ts';
import { implementedBy, implementersOf, namersOf } from './document-relations.ts';
import { type Place, placeIn, startOf, titlePlace } from './place.ts';
import { plainLine } from './plain-line.ts';
import { namesDocument } from './references.ts';

/**
 * A document, or a file that is evidence, in the chain policy → procedure → evidence. The one that lays something down
 * *calls* the ones that carry it out, and these call the records that prove it, as a function calls what does its work.
 */
export interface HierarchyItem extends Place {
  /** Plain text. */
  readonly name: string;
  /** Id and type, may be empty. */
  readonly detail: string;
  /** All that belongs to it; holds `range`. */
  readonly whole: Range;
}

/** A step along the chain. */
export interface HierarchyCall {
  readonly item: HierarchyItem;
  /** Where the caller says so, in the caller: the ids or paths it names, or its title where only the called one names it. */
  readonly ranges: readonly Range[];
}

/** The document whose id or title, or a reference to which, is at an offset. */
export function prepareCallHierarchy(service: IsmsService, uri: string, offset: number): readonly HierarchyItem[] {
  const document = service.document(uri);
  if (!document?.classification.isDocument) return [];
  const reference = documentReferenceAt(document, offset);
  if (reference) return documentsMeant(service, document, reference.text).map(documentItem);
  return namesDocument(document, offset) ? [documentItem(document)] : [];
}

/** What a document calls: those that implement it, its evidence, and the records that are related to it. */
export function outgoingCalls(service: IsmsService, uri: string): readonly HierarchyCall[] {
  const document = service.document(uri);
  if (!document) return [];
  const calls = new Calls(document);
  for (const target of implementersOf(service, document)) calls.add(document, documentItem(target), titleOf(document));
  for (const { text, range } of evidenceReferences(document)) {
    const targets = documentsMeant(service, document, text);
    for (const target of targets) calls.add(document, documentItem(target), range);
    const file = targets.length === 0 && isPath(text) ? listedFile(service, fileMeant(document.uri, text)) : null;
    if (file !== null) calls.add(document, fileItem(file), range);
  }
  if (isProof(service, document)) return calls.all();
  for (const { document: target, range } of relatedOf(service, document))
    if (isProof(service, target)) calls.add(document, documentItem(target), range);
  for (const target of namersOf(service, document))
    if (isProof(service, target) && relatedOf(service, target).some((related) => related.document === document))
      calls.add(document, documentItem(target), titleOf(document));
  return calls.all();
}

/** What calls a document or a file of evidence: the other end of {@link outgoingCalls}. */
export function incomingCalls(service: IsmsService, uri: string): readonly HierarchyCall[] {
  const document = service.document(uri);
  const calls = new Calls(document);
  if (document) for (const caller of implementedBy(service, document)) calls.add(caller, documentItem(caller), titleOf(caller));
  for (const caller of document ? namersOf(service, document) : service.index.documentsNaming(uri))
    for (const { text, range } of evidenceReferences(caller)) {
      const meant = documentsMeant(service, caller, text);
      const isMeant = document
        ? meant.includes(document)
        : meant.length === 0 && isPath(text) && uriKey(fileMeant(caller.uri, text)) === uriKey(uri);
      if (isMeant) calls.add(caller, documentItem(caller), range);
    }
  if (!document || !isProof(service, document)) return calls.all();
  for (const caller of namersOf(service, document)) {
    if (isProof(service, caller)) continue;
    for (const related of relatedOf(service, caller))
      if (related.document === document) calls.add(caller, documentItem(caller), related.range);
  }
  for (const { document: caller } of relatedOf(service, document))
    if (!isProof(service, caller)) calls.add(caller, documentItem(caller), titleOf(caller));
  return calls.all();
}

/** Calls by the document at their other end, each once and none to the document itself. */
class Calls {
  readonly #self: PolicyDocument | undefined;
  readonly #byItem = new Map<string, { readonly item: HierarchyItem; readonly ranges: Range[] }>();

  constructor(self: PolicyDocument | undefined) {
    this.#self = self;
  }

  /** @param span where the caller says it, UTF-16 offsets in the caller */
  add(caller: PolicyDocument, item: HierarchyItem, span: TextRange): void {
    const key = uriKey(item.uri);
    if (this.#self && key === uriKey(this.#self.uri)) return;
    const range = caller.lines.rangeOf(span);
    const known = this.#byItem.get(key);
    if (!known) this.#byItem.set(key, { item, ranges: [range] });
    else if (!known.ranges.some(({ start }) => start.line === range.start.line && start.character === range.start.character))
      known.ranges.push(range);
  }

  all(): HierarchyCall[] {
    return [...this.#byItem.values()];
  }
}

function relatedOf(service: IsmsService, document: PolicyDocument): { document: PolicyDocument; range: TextRange }[] {
  return documentReferences(document).flatMap(({ key, text, range }) =>
    key === 'related' ? documentsMeant(service, document, text).map((target) => ({ document: target, range })) : [],
  );
}

/** True for records, registers and reports: they prove that something is done. */
function isProof({ catalog }: IsmsService, { classification }: PolicyDocument): boolean {
  return classification.type !== 'template' && catalog.documentTypes.get(classification.type ?? '')?.level === 'record';
}

function titleOf(document: PolicyDocument): TextRange {
  return document.title?.range ?? { start: 0, end: 0 };
}

function documentItem(document: PolicyDocument): HierarchyItem {
  const id = metadataText(document.metadata, 'id');
  const facts = [id, document.classification.type].filter((text) => text);
  return {
    ...titlePlace(document),
    name: plainLine(document.title?.text ?? '', 200) || baseName(document.uri),
    detail: plainLine(facts.join(' · '), 200),
    whole: placeIn(document, { start: 0, end: document.lines.length }).range,
  };
}

function fileItem(uri: string): HierarchyItem {
  const place = startOf(uri);
  return { ...place, name: plainLine(baseName(uri), 200), detail: 'evidence', whole: place.range };
}
