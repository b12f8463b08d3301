import type { ResolvedConfig } from '../config/resolved-config.ts';
import { isFingerprint } from '../document/fingerprint/fingerprint.ts';
import { type MetadataField, metadataField, metadataText } from '../document/metadata/metadata.ts';
import { metadataKeyByName } from '../document/metadata/metadata-keys.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { addMonths, daysBetween, isIsoDate, readWrittenDate } from '../text/iso-date.ts';
import { readReviewCycle } from '../text/review-cycle.ts';
import { claimedSuccessors, namedSuccessors, type SuccessionIndex } from './succession.ts';

/**
 * Where a document is in its life on the as-of date, as far as coverage is concerned. `changed`: its text is another one
 * than was approved.
 */
export type LifeCycleState = 'in-force' | 'draft' | 'changed' | 'overdue' | 'ended';

/** When a document must be reviewed, and what says so. */
export interface ReviewDue {
  /** ISO date, without the grace period. */
  readonly date: string;
  /** The field that states it, or the last date the cycle counts from. */
  readonly field: MetadataField;
}

/** The canonical status of a document, null if it states none that is known. */
export function statusOf(document: PolicyDocument): string | null {
  let status = stated.get(document);
  if (status === undefined) {
    status = readStatus(document);
    stated.set(document, status);
  }
  return status;
}

/** True for a document that applies no more: nobody adds to its text. */
export function isOutOfUse(document: PolicyDocument): boolean {
  const status = statusOf(document);
  return status === 'retired' || status === 'superseded';
}

/** Asked for every link to a document. */
const stated = new WeakMap<PolicyDocument, string | null>();

function readStatus(document: PolicyDocument): string | null {
  const text = metadataText(document.metadata, 'status')?.toLowerCase();
  if (text === undefined) return null;
  const key = metadataKeyByName('status');
  const name = text.replaceAll('-', '_').replaceAll(' ', '_');
  return key?.values?.includes(name) ? name : (key?.valueAliases?.[text] ?? null);
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

/** Not a draft, not retired, not replaced; a document that states no status is taken to be in force. */
export function isMeantToBeInForce(document: PolicyDocument): boolean {
  if (document.classification.type === 'template' || metadataText(document.metadata, 'superseded_by') !== undefined) return false;
  const status = statusOf(document);
  return status === null || status === 'approved' || status === 'published';
}

/** Retired, or replaced by another document, by its own word; {@link hasEnded} asks the other documents too. */
export function statesItsEnd(document: PolicyDocument): boolean {
  return isOutOfUse(document) || metadataText(document.metadata, 'superseded_by') !== undefined;
}

/**
 * In force: approved or published with this text, effective date reached, not retired or superseded, review not overdue. A
 * document that states no status counts as approved only if it names an approver, an approval or an effective date.
 */
export function lifeCycleOf(document: PolicyDocument, config: ResolvedConfig, asOf: string, index: SuccessionIndex): LifeCycleState {
  const own = ownState(document, config, asOf);
  return own !== 'ended' && isReplaced(document, asOf, index) ? 'ended' : own;
}

/** True if a document is retired or superseded, by its own word or because another one has taken its place. @param asOf ISO date */
export function hasEnded(document: PolicyDocument, asOf: string, index: SuccessionIndex): boolean {
  return isOutOfUse(document) || isReplaced(document, asOf, index);
}

/** Replaced: a successor is no draft any more. A successor that nobody here knows is taken at the document's word. */
function isReplaced(document: PolicyDocument, asOf: string, index: SuccessionIndex): boolean {
  if (metadataText(document.metadata, 'superseded_by') !== undefined) {
    const named = namedSuccessors(document, index);
    if (named.length === 0 || named.some((other) => isBeyondDraft(other, asOf))) return true;
  }
  return claimedSuccessors(document, index).some((other) => isBeyondDraft(other, asOf));
}

/** Approved and effective, or past that. @param asOf ISO date */
export function isBeyondDraft(document: PolicyDocument, asOf: string): boolean {
  return document.classification.type !== 'template' && (isOutOfUse(document) || !isDraft(document, asOf));
}

/** What the fingerprint says of a document that states one: whether its text is still the one that was approved. */
export function isTextApproved(document: PolicyDocument): boolean | null {
  const stated = metadataText(document.metadata, 'approved_hash');
  if (stated === undefined || document.fingerprint === null || !isFingerprint(stated)) return null;
  return stated === document.fingerprint;
}

/** The state that a document has by what it says itself, successors left aside. */
function ownState(document: PolicyDocument, config: ResolvedConfig, asOf: string): LifeCycleState {
  const known = judged.get(document);
  if (known?.config === config && known.asOf === asOf) return known.state;
  const state = judgeLifeCycle(document, config, asOf);
  judged.set(document, { config, asOf, state });
  return state;
}

/** Asked for every claim of a document, and anew for each control whose coverage is worked out. */
const judged = new WeakMap<PolicyDocument, { readonly config: ResolvedConfig; readonly asOf: string; readonly state: LifeCycleState }>();

function judgeLifeCycle(document: PolicyDocument, config: ResolvedConfig, asOf: string): LifeCycleState {
  if (isOutOfUse(document)) return 'ended';
  if (isDraft(document, asOf)) return 'draft';
  if (isTextApproved(document) === false) return 'changed';
  return (daysOverdue(document, config, asOf) ?? 0) > 0 ? 'overdue' : 'in-force';
}

/** Not approved, or not effective yet. */
function isDraft(document: PolicyDocument, asOf: string): boolean {
  const { metadata } = document;
  const status = statusOf(document);
  if (status === 'draft' || status === 'in_review') return true;
  if (status === null && !['approver', 'approved_date', 'effective_date'].some((key) => metadataText(metadata, key) !== undefined))
    return true;
  const effective = dateIn(document, 'effective_date');
  return effective !== null && effective > asOf;
}

/** The day that a key states, as ISO date; null where it states none, or one that cannot be read. */
export function dateIn({ metadata }: PolicyDocument, key: string): string | null {
  const field = metadataField(metadata, key);
  return field && !field.blank ? dateOf(field) : null;
}

/** The ISO date that a field states, null if it states none. */
export function dateOf(field: MetadataField): string | null {
  const text = field.text.slice(0, 40);
  return isIsoDate(text) ? text : readWrittenDate(text);
}
