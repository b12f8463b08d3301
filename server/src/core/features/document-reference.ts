import type { PolicyDocument } from '../document/policy-document.ts';
import { type DocumentReference, documentReferences, evidenceReferences, documentsMeant as meant } from '../isms/document-references.ts';
import type { IsmsService } from '../service-api.ts';
import { rangeTouches } from '../text/text-range.ts';
import { registerReferences } from './register/register-references.ts';

export { type DocumentReference, documentReferences } from '../isms/document-references.ts';

/** The id or path of another document at an offset. */
export function documentReferenceAt(document: PolicyDocument, offset: number): Omit<DocumentReference, 'key'> | undefined {
  const all = [...documentReferences(document), ...evidenceReferences(document), ...registerReferences(document)];
  return all.find((reference) => rangeTouches(reference.range, offset));
}

/** The documents that an id or a path relative to `from` means. */
export function documentsMeant({ index }: IsmsService, from: PolicyDocument, text: string): readonly PolicyDocument[] {
  return meant(index, from, text);
}
