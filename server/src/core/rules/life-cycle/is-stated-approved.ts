import { type MetadataField, metadataField } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { statusOf } from '../../isms/life-cycle.ts';

/** The status of a document that says itself that it is approved or published; null for all others, templates too. */
export function approvedStatus(document: PolicyDocument): MetadataField | null {
  if (document.classification.type === 'template') return null;
  const field = metadataField(document.metadata, 'status');
  if (!field || field.blank) return null;
  const status = statusOf(document);
  return status === 'approved' || status === 'published' ? field : null;
}
