import type { ResolvedConfig } from '../config/resolved-config.ts';
import { type MetadataField, metadataField, metadataText } from '../document/metadata/metadata.ts';
import { metadataKeyByName } from '../document/metadata/metadata-keys.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { addMonths, daysBetween, isIsoDate, readWrittenDate } from '../text/iso-date.ts';
import { readReviewCycle } from '../text/review-cycle.ts';

/** Where a document is in its life on the as-of date, as far as coverage is concerned. */
export type LifeCycleState = 'in-force' | 'draft' | 'overdue' | 'ended';

/** When a document must be reviewed, and what says so. */
export interface ReviewDue {
  /** ISO date, without the grace period. */
  readonly date: string;
  /** The field that states it, or the last date the cycle counts from. */
  readonly field: MetadataField;
}

/** The canonical status of a document, null if it states none that is known. */
export function statusOf(document: PolicyDocument): string | null {
  const text = metadataText(document.metadata, 'status')?.toLowerCase();
  if (text === undefined) return null;
  const key = metadataKeyByName('status');
  if (key?.values?.includes(text.replaceAll('-', '_').replaceAll(' ', '_'))) return text.replaceAll('-', '_').replaceAll(' ', '_');
  return key?.valueAliases?.[text] ?? null;
}

/** The review date: stated, or the last review, approval or effective date plus the review cycle. Null if nothing tells. */
export function reviewDueOf(document: PolicyDocument): ReviewDue | null {
  const next = metadataField(document.metadata, 'next_review_date');
  const stated = next && dateOf(next);
  if (stated) return { date: stated, field: next };
  const cycle = metadataText(document.metadata, 'review_cycle');
  const months = cycle === undefined ? null : readReviewCycle(cycle);
  if (months === null) return null;
  for (const key of ['last_review_date', 'approved_date', 'effective_date']) {
    const field = metadataField(document.metadata, key);
    const from = field && dateOf(field);
    if (from) return { date: addMonths(from, months), field };
  }
  return null;
}

/** Days a document's review is overdue beyond the grace period; 0 or less if it is not, null if no date is known. */
export function daysOverdue(document: PolicyDocument, config: ResolvedConfig, asOf: string): number | null {
  const due = reviewDueOf(document);
  if (due === null) return null;
  // ISO dates compare as text, which is all that most documents need
  return due.date >= asOf ? 0 : daysBetween(due.date, asOf) - config.review.graceDays;
}

/**
 * In force: approved or published, effective date reached, not retired or superseded, review not overdue. A document
 * that states no status counts as approved only if it names an approver, an approval or an effective date.
 */
export function lifeCycleOf(document: PolicyDocument, config: ResolvedConfig, asOf: string): LifeCycleState {
  const { metadata } = document;
  const status = statusOf(document);
  if (status === 'retired' || status === 'superseded' || metadataText(metadata, 'superseded_by') !== undefined) return 'ended';
  if (status === 'draft' || status === 'in_review') return 'draft';
  if (status === null && !['approver', 'approved_date', 'effective_date'].some((key) => metadataText(metadata, key) !== undefined))
    return 'draft';
  const effective = metadataField(metadata, 'effective_date');
  const from = effective && dateOf(effective);
  if (from && from > asOf) return 'draft';
  return (daysOverdue(document, config, asOf) ?? 0) > 0 ? 'overdue' : 'in-force';
}

function dateOf(field: MetadataField): string | null {
  const text = field.text.slice(0, 40);
  return isIsoDate(text) ? text : readWrittenDate(text);
}
