import { metadataText } from '../document/metadata/metadata.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { dateIn, lifeCycleOf, reviewDueOf, statusOf } from '../isms/life-cycle.ts';
import { successorsOf } from '../isms/succession.ts';
import type { IsmsService } from '../service-api.ts';

/**
 * Where a document is in its life on the as-of date and why, in a few words: `in force`, `in review`, `superseded by POL-9`.
 * Plain text that may hold text of the workspace.
 */
export function lifeCycleWords(service: IsmsService, document: PolicyDocument): string {
  const { asOf, index } = service;
  const state = lifeCycleOf(document, service.configFor(document.uri), asOf, index);
  if (state === 'in-force') return 'in force';
  if (state === 'overdue') return reviewWords(document, asOf) ?? 'review overdue';
  if (state === 'changed') {
    const approved = dateIn(document, 'approved_date');
    return `changed since its approval${approved === null ? '' : ` on ${approved}`}`;
  }
  const status = statusOf(document);
  if (state === 'ended') {
    const [other] = successorsOf(document, index);
    const successor =
      metadataText(document.metadata, 'superseded_by') ?? (other && (metadataText(other.metadata, 'id') ?? other.title?.text));
    if (successor !== undefined) return `superseded by ${successor}`;
    return status === 'retired' ? 'retired' : 'superseded';
  }
  if (status === 'draft') return 'draft';
  if (status === 'in_review') return 'in review';
  const effective = metadataText(document.metadata, 'effective_date');
  return effective === undefined ? 'not approved: it states no status and no approval' : `effective from ${effective}`;
}

/** When the review of a document is due, or since when it is overdue; null where nothing tells. @param asOf ISO date */
export function reviewWords(document: PolicyDocument, asOf: string): string | null {
  const due = reviewDueOf(document);
  if (due === null) return null;
  return due.date < asOf ? `review overdue since ${due.date}` : `review due ${due.date}`;
}
