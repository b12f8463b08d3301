import { type MetadataField, metadataField } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { dateOf, daysOverdue, isOutOfUse, isTextApproved, type LifeCycleState, reviewDueOf, statusOf } from '../../isms/life-cycle.ts';
import { claimedSuccessors } from '../../isms/succession.ts';
import type { IsmsService } from '../../service-api.ts';
import type { ExplainedFact } from './coverage-explanation.ts';

/** What of the control data of a document tells where it is in its life, in order of its life. */
export function lifeFacts(service: IsmsService, document: PolicyDocument, life: LifeCycleState): ExplainedFact[] {
  const facts: ExplainedFact[] = [];
  const { asOf } = service;
  const status = statusOf(document);
  const add = (kind: ExplainedFact['kind'], key: string, decides: boolean): void => {
    const field = metadataField(document.metadata, key);
    if (field && !field.blank) facts.push({ ...placed(document, field), kind, text: dateOf(field) ?? field.text, review: null, decides });
  };
  const hasEnded = isOutOfUse(document);
  add('status', 'status', life === 'draft' ? status === 'draft' || status === 'in_review' : life === 'ended' && hasEnded);
  add('approved', 'approved_date', life === 'changed' && isTextApproved(document) === false);
  const effective = metadataField(document.metadata, 'effective_date');
  add('effective', 'effective_date', life === 'draft' && ((effective && dateOf(effective)) ?? '') > asOf);
  add('reviewed', 'last_review_date', false);
  const due = reviewDueOf(document);
  if (due) {
    const config = service.configFor(document.uri);
    const review = { graceDays: config.review.graceDays, overdueDays: Math.max(0, daysOverdue(document, config, asOf) ?? 0) };
    facts.push({ ...placed(document, due.field), kind: 'review-due', text: due.date, review, decides: life === 'overdue' });
  }
  add('superseded', 'superseded_by', life === 'ended' && !hasEnded);
  const isSaid = facts.some(({ decides }) => decides);
  for (const other of claimedSuccessors(document, service.index)) {
    const field = metadataField(other.metadata, 'supersedes');
    if (!field) continue;
    const text = metadataField(other.metadata, 'id')?.text || other.title?.text || '';
    facts.push({ ...placed(other, field), kind: 'superseded', text, review: null, decides: life === 'ended' && !isSaid });
  }
  return facts;
}

function placed(document: PolicyDocument, { valueRange }: MetadataField): { document: PolicyDocument; line: number } {
  return { document, line: document.lines.lineAt(valueRange.start) };
}
