import { metadataText } from '../../document/metadata/metadata.ts';
import { isTextApproved, statusOf } from '../../isms/life-cycle.ts';
import { type ApprovalRequest, approveDocument } from '../approval/approve-document.ts';
import { type ActionPlace, findingsAt, isAtDocumentControl, type Offer, offerEdits } from './offer.ts';

/**
 * Approves a document as it stands: status, approver, dates and the fingerprint of the text. One whose text has changed
 * since gets a new version with it.
 */
export function approve(place: ActionPlace): Offer[] {
  const { service, document, text } = place;
  const findings = ['edited-since-approval', 'version-not-raised'].flatMap((rule) => findingsAt(place, rule));
  if (findings.length === 0 && !isAtDocumentControl(place)) return [];
  const isApproved = ['approved', 'published'].includes(statusOf(document) ?? '');
  const isSame = isTextApproved(document);
  if (isApproved && isSame === true) return [];
  const isChanged = isSame === false && metadataText(document.metadata, 'version') !== undefined;
  const requests: readonly (ApprovalRequest & { readonly id: string; readonly tail: string })[] = isChanged
    ? [
        { id: 'approve-minor', bump: 'minor', tail: ' (minor change)' },
        { id: 'approve-major', bump: 'major', tail: ' (major change)' },
      ]
    : [{ id: 'approve', tail: '' }];
  return requests.flatMap(({ id, tail, ...request }) => {
    const plan = approveDocument(service, document, text, request);
    if ('refusal' in plan || plan.edits.length === 0) return [];
    const title = `Approve on \`${service.asOf}\`: ${plan.summary}${tail}`;
    return [offerEdits(place, { id, title, kind: findings.length > 0 ? 'quickfix' : 'refactor', findings }, () => plan.edits)];
  });
}
