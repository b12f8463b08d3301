import { reviewDocument } from '../approval/review-document.ts';
import { type ActionPlace, findingsAt, isAtDocumentControl, type Offer, offerEdits } from './offer.ts';

/** Notes that a document was reviewed today: the dates, and an entry in its `revisions` if it keeps them. */
export function markReviewed(place: ActionPlace): Offer[] {
  const { service, document, text } = place;
  const findings = ['review-overdue', 'review-due-soon'].flatMap((rule) => findingsAt(place, rule));
  if (findings.length === 0 && !isAtDocumentControl(place)) return [];
  const plan = reviewDocument(service, document, text);
  if ('refusal' in plan || plan.edits.length === 0) return [];
  const title = `Mark as reviewed on \`${service.asOf}\`, next review on \`${plan.nextReview}\``;
  return [
    offerEdits(place, { id: 'mark-reviewed', title, kind: findings.length > 0 ? 'quickfix' : 'refactor', findings }, () => plan.edits),
  ];
}
