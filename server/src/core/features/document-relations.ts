import { metadataText } from '../document/metadata/metadata.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { documentReferences } from '../isms/document-references.ts';
import type { IsmsService } from '../service-api.ts';
import { uriKey } from '../text/uri.ts';
import { documentsMeant } from './document-reference.ts';

/** The documents that say they carry out this one, in order of URI. Read from the index, not from the documents. */
export function implementersOf(service: IsmsService, document: PolicyDocument): PolicyDocument[] {
  return namersOf(service, document, 'implements');
}

/** The documents that this one says it carries out. */
export function implementedBy(service: IsmsService, document: PolicyDocument): PolicyDocument[] {
  const meant = documentReferences(document).flatMap(({ key, text }) =>
    key === 'implements' ? documentsMeant(service, document, text) : [],
  );
  return distinct(meant, document.uri);
}

/** The documents whose metadata name a document by id or path, in order of URI. @param key only those that do so under this key */
export function namersOf(service: IsmsService, document: PolicyDocument, key?: 'implements'): PolicyDocument[] {
  const id = metadataText(document.metadata, 'id');
  const byPath = service.index.documentsNaming(document.uri, key);
  return distinct(id === undefined ? byPath : [...service.index.documentsNaming(id, key), ...byPath], document.uri);
}

/** Documents each once, without the one at a URI. */
function distinct(documents: readonly PolicyDocument[], without: string): PolicyDocument[] {
  const found = new Map(documents.map((document) => [uriKey(document.uri), document]));
  found.delete(uriKey(without));
  return [...found.values()];
}
