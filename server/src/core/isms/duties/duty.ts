import type { PolicyDocument } from '../../document/policy-document.ts';
import type { TextRange } from '../../text/text-range.ts';

/**
 * What somebody has to do:
 * - `review` a document, `approve` one that waits for it
 * - `control`: carry out a control that is planned or partial
 * - `risk`: treat a risk, `risk-review`: look at it again
 * - `evidence`: renew a piece of evidence, `exception`: end or renew an exception
 */
export type DutyKind = 'review' | 'approve' | 'control' | 'risk' | 'risk-review' | 'evidence' | 'exception';

/** One thing to do. */
export interface Duty {
  readonly kind: DutyKind;
  /** What it is about: the title of a document, `R-01 Phished sign-in`, `A.5.6 Contact with special interest groups`. */
  readonly subject: string;
  /** Whom the file names for it, as written; empty if it names nobody. */
  readonly owner: string;
  /** ISO date by which it is to be done, null if the file sets none. */
  readonly due: string | null;
  readonly document: PolicyDocument;
  /** Where it says so. */
  readonly range: TextRange;
}

/** The duties of one owner, the most urgent first. */
export interface OwnerDuties {
  /** Name, role or department; null for duties that are nobody's. */
  readonly owner: string | null;
  /** By the people register. */
  readonly roles: readonly string[];
  readonly department: string | null;
  readonly duties: readonly Duty[];
  /** How many of them should have been done before the as-of date. */
  readonly overdue: number;
}

/** Names of the kinds for people, in the imperative. */
export const dutyWords: Readonly<Record<DutyKind, string>> = {
  review: 'Review',
  approve: 'Approve',
  control: 'Carry out',
  risk: 'Treat',
  'risk-review': 'Look again at',
  evidence: 'Renew',
  exception: 'End or renew',
};
