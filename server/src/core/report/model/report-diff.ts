import type { CoverageState, Ratio } from '../../isms/coverage.ts';
import type { ReportFinding, ReportHead } from './findings-report.ts';

/** What changed from one report to another; what `annexa diff --format json` prints. */
export interface ReportDiff extends ReportHead {
  readonly report: 'diff';
  readonly base: DiffSide;
  readonly head: DiffSide;
  /** Frameworks that both sides have. */
  readonly frameworks: readonly FrameworkDiff[];
  /** Controls whose state is another, in order of framework and catalogue. */
  readonly controls: readonly ControlDiff[];
  /** New findings as the head has them, those that are gone as the base has them. */
  readonly findings: { readonly new: readonly ReportFinding[]; readonly fixed: readonly ReportFinding[]; readonly unchanged: number };
  /** In order of path. */
  readonly documents: readonly DocumentDiff[];
}

/** One of two reports that are compared. */
export interface DiffSide {
  /** Revision, file or `working tree`. */
  readonly name: string;
  readonly asOf: string;
  readonly complete: boolean;
}

/** Effective coverage of a framework on both sides. */
export interface FrameworkDiff {
  readonly id: string;
  readonly title: string;
  readonly before: Ratio;
  readonly after: Ratio;
}

/**
 * `won`: covered now. `lost`: no longer covered. `weakened`: further from covered, or in conflict. `improved`: nearer to
 * covered. `decided`: excluded now, or no longer.
 */
export type ControlChange = 'won' | 'lost' | 'weakened' | 'improved' | 'decided';

/** A control whose state is another. */
export interface ControlDiff {
  readonly framework: string;
  readonly id: string;
  readonly title: string;
  readonly change: ControlChange;
  readonly before: CoverageState;
  readonly after: CoverageState;
  /** The documents that made the difference. */
  readonly because: readonly ControlReason[];
}

/** What a document says of a control on both sides. */
export interface ControlReason {
  readonly path: string;
  /** Zero-based; in the head, or where it says nothing there, in the base. */
  readonly line: number;
  /** `claim`, with what keeps it from counting: `claim (draft)`; null where the document says nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

/** A document that came, went or changed. */
export interface DocumentDiff {
  readonly path: string;
  readonly id: string | null;
  readonly title: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** True if its text is another and its approval is the old one. */
  readonly needsApproval: boolean;
  readonly owner: string | null;
  readonly approver: string | null;
}
