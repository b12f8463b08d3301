import { metadataText } from '../document/metadata/metadata.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { documentReferences, fileMeant, isPath } from './document-references.ts';
import type { IndexView } from './index-view.ts';

/** Types that say what holds, and those that say how it is done. */
const what: ReadonlySet<string> = new Set(['policy', 'charter']);
const how: ReadonlySet<string> = new Set(['procedure', 'standard', 'plan', 'work-instruction', 'methodology']);

/** True for a document that lays down what holds: a policy, or a charter. */
export function laysDown({ classification }: PolicyDocument): boolean {
  return what.has(classification.type ?? '');
}

/** True for a document that says how something is done. */
export function carriesOut({ classification }: PolicyDocument): boolean {
  return how.has(classification.type ?? '');
}

/** True for a document that says in detail what a policy on its topic lays down: a guideline, a Richtlinie below a policy. */
export function detailsPolicy({ classification, policyNamed }: PolicyDocument): boolean {
  return classification.type === 'guideline' || (classification.type === 'policy' && policyNamed !== null);
}

/** The documents that a reference in the metadata of a document means, by id or by path. */
export function documentsNamed(index: IndexView, from: PolicyDocument, text: string): readonly PolicyDocument[] {
  const byId = index.documentsById(text);
  if (byId.length > 0 || !isPath(text)) return byId;
  const target = index.documentAt(fileMeant(from.uri, text));
  return target?.classification.isDocument ? [target] : [];
}

/** What a document names under one of its keys, with the place of each name. */
export function namedUnder(
  index: IndexView,
  document: PolicyDocument,
  key: string,
): { document: PolicyDocument; range: { start: number; end: number } }[] {
  return documentReferences(document).flatMap((reference) =>
    reference.key === key
      ? documentsNamed(index, document, reference.text).map((target) => ({ document: target, range: reference.range }))
      : [],
  );
}

/** ISMS documents that the text of this one names by their id, and those whose text names it so. */
export function spokenOf(index: IndexView, { uri, metadata, idsNamed }: PolicyDocument): PolicyDocument[] {
  const id = metadataText(metadata, 'id');
  const found = new Set([
    ...idsNamed.flatMap((each) => index.documentsById(each)),
    ...(id === undefined ? [] : index.documentsSpeakingOf(id)),
  ]);
  return [...found].filter((each) => each.uri !== uri);
}

/** Documents that name this one, by id or by path. @param key only those that do so under it */
export function namersOf(index: IndexView, { uri, metadata }: PolicyDocument, key?: 'implements'): PolicyDocument[] {
  const id = metadataText(metadata, 'id');
  const found = new Set([...(id === undefined ? [] : index.documentsNaming(id, key)), ...index.documentsNaming(uri, key)]);
  return [...found].filter((each) => each.uri !== uri);
}
