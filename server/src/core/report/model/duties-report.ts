import type { DutyKind } from '../../isms/duties/duty.ts';
import type { ReportHead } from './findings-report.ts';

/** What `annexa duties` says; the schema of its JSON is `docs/schemas/annexa-duties.schema.json`. */
export interface DutiesReport extends ReportHead {
  /** Those with overdue duties first, the duties of nobody last. */
  readonly owners: readonly ReportOwner[];
}

/** Somebody with duties, as reports have it. */
export interface ReportOwner {
  /** Name, role or department; null for duties that are nobody's. */
  readonly owner: string | null;
  /** By the people register, as the department. */
  readonly roles: readonly string[];
  readonly department: string | null;
  readonly overdue: number;
  /** The most urgent first. */
  readonly duties: readonly ReportDuty[];
}

/** One duty, as reports have it. */
export interface ReportDuty {
  readonly kind: DutyKind;
  /** `Review POL-003 Access control policy` */
  readonly title: string;
  /** ISO date, null if none is set. */
  readonly due: string | null;
  /** Days since it should have been done, 0 if it is not overdue. */
  readonly overdueDays: number;
  readonly path: string;
  /** Zero-based. */
  readonly line: number;
}
