import type { PolicyDocument, Reference } from '../../document/policy-document.ts';

/** Current controls that a document claims. */
export function claimedControls({ references }: PolicyDocument): Set<string> {
  return new Set(references.filter(({ kind, status }) => kind === 'claim' && status === 'current').flatMap(({ controls }) => controls));
}

/** Most related places a finding names. */
const mostPlaces = 20;

/** Other places of one cause, for the related places of its finding. */
export function alsoHere({ uri }: PolicyDocument, references: readonly Reference[], message: (reference: Reference) => string) {
  return references.slice(0, mostPlaces).map((reference) => ({ uri, range: reference.range, message: message(reference) }));
}
