import { metadataText } from '../document/metadata/metadata.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import type { CommittedState } from './index-view.ts';
import { statusOf } from './life-cycle.ts';

/** What is to be known of a document at a commit: nothing unless it was approved under a version. @param since see {@link CommittedState} */
export function committedState(document: PolicyDocument, since: string | null): CommittedState | null {
  const status = statusOf(document);
  const version = metadataText(document.metadata, 'version');
  const { fingerprint } = document;
  const isApproved = document.classification.isDocument && (status === 'approved' || status === 'published');
  return isApproved && version !== undefined && fingerprint !== null ? { fingerprint, version, since } : null;
}
