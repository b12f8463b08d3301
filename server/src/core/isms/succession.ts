import { metadataText } from '../document/metadata/metadata.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { uriKey } from '../text/uri.ts';
import { documentReferences, documentsMeant } from './document-references.ts';
import type { IndexView } from './index-view.ts';

/** What of the index tells who takes whose place. */
export type SuccessionIndex = Pick<IndexView, 'documentsById' | 'documentAt' | 'documentsNaming'>;

/** No chain of documents that replace each other is longer; what is beyond is not looked at. */
const longestChain = 50;

/** The documents that a document itself names under `superseded_by`. */
export function namedSuccessors(document: PolicyDocument, index: SuccessionIndex): PolicyDocument[] {
  return namedUnder('superseded_by', document, index);
}

/** The documents that say of themselves that they supersede a document. */
export function claimedSuccessors(document: PolicyDocument, index: SuccessionIndex): PolicyDocument[] {
  const id = metadataText(document.metadata, 'id');
  const byPath = index.documentsNaming(document.uri, 'supersedes');
  const all = id === undefined ? byPath : [...index.documentsNaming(id, 'supersedes'), ...byPath];
  return all.length === 0 ? [] : distinct(all, document);
}

/** All documents that take the place of a document, by its own word or theirs. */
export function successorsOf(document: PolicyDocument, index: SuccessionIndex): PolicyDocument[] {
  return distinct([...namedSuccessors(document, index), ...claimedSuccessors(document, index)], document);
}

/** The documents whose place a document takes, by its own word or theirs. */
export function predecessorsOf(document: PolicyDocument, index: SuccessionIndex): PolicyDocument[] {
  const id = metadataText(document.metadata, 'id');
  const names = id === undefined ? [document.uri] : [id, document.uri];
  const claimed = names.flatMap((name) => index.documentsNaming(name, 'superseded_by'));
  return distinct([...namedUnder('supersedes', document, index), ...claimed], document);
}

/**
 * The chain of documents from one to the last that takes its place, the first successor first; of several successors the
 * first is followed.
 * @returns empty where there is none; a circle ends before it begins anew
 */
export function successionOf(document: PolicyDocument, index: SuccessionIndex): PolicyDocument[] {
  const chain: PolicyDocument[] = [];
  const seen = new Set([uriKey(document.uri)]);
  for (let next = successorsOf(document, index)[0]; next && chain.length < longestChain; next = successorsOf(next, index)[0]) {
    if (seen.has(uriKey(next.uri))) break;
    seen.add(uriKey(next.uri));
    chain.push(next);
  }
  return chain;
}

/** The circle that leads from a document over its successors back to it, the document first; null if there is none. */
export function circleFrom(document: PolicyDocument, index: SuccessionIndex): PolicyDocument[] | null {
  const start = uriKey(document.uri);
  const cameFrom = new Map<string, PolicyDocument | null>([[start, null]]);
  const open = [document];
  for (let at = open.shift(); at && cameFrom.size <= longestChain; at = open.shift())
    for (const next of successorsOf(at, index)) {
      if (uriKey(next.uri) === start) return wayTo(at, cameFrom);
      if (cameFrom.has(uriKey(next.uri))) continue;
      cameFrom.set(uriKey(next.uri), at);
      open.push(next);
    }
  return null;
}

function wayTo(last: PolicyDocument, cameFrom: ReadonlyMap<string, PolicyDocument | null>): PolicyDocument[] {
  const way: PolicyDocument[] = [];
  for (let at: PolicyDocument | null = last; at; at = cameFrom.get(uriKey(at.uri)) ?? null) way.unshift(at);
  return way;
}

function namedUnder(key: string, document: PolicyDocument, index: SuccessionIndex): PolicyDocument[] {
  const meant = documentReferences(document).flatMap((reference) =>
    reference.key === key ? documentsMeant(index, document, reference.text).filter(({ classification }) => classification.isDocument) : [],
  );
  return distinct(meant, document);
}

/** Documents each once, in their order, without one of them. */
function distinct(documents: readonly PolicyDocument[], { uri }: PolicyDocument): PolicyDocument[] {
  const found = new Map(documents.map((document) => [uriKey(document.uri), document]));
  found.delete(uriKey(uri));
  return [...found.values()];
}
