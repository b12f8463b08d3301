import type { ResolvedConfig } from '../../config/resolved-config.ts';
import type { ReferenceStatus } from '../../document/policy-document.ts';
import type { ImplementationStatus } from '../../document/registers/soa/soa-decision.ts';
import type { ExplainedFact } from '../../features/coverage-explanation/coverage-explanation.ts';
import type { CoverageReference, CoverageState } from '../../isms/coverage.ts';
import type { EvidenceState } from '../../isms/evidence/evidence.ts';
import type { LifeCycleState } from '../../isms/life-cycle.ts';

/**
 * Why a control has its coverage state, as `annexa explain --workspace --format json` has it. `decides` marks what the state
 * would change with.
 */
export interface ReportExplanation {
  readonly id: string;
  readonly title: string;
  readonly state: CoverageState | 'not assessed';
  /** In one or two sentences; empty where nothing is assessed. */
  readonly reason: string;
  /** The strictest tracing policy that governs a claim; null where no claim counts. */
  readonly tracing: ResolvedConfig['coverage']['tracing'] | null;
  /** What decides first. */
  readonly documents: readonly ReportExplainedDocument[];
  readonly decisions: readonly ReportExplainedDecision[];
  readonly evidence: {
    readonly state: EvidenceState;
    /** ISO date of the last day, null where there is none with a date. */
    readonly until: string | null;
    /** What counts longest first. */
    readonly pieces: readonly ReportExplainedEvidence[];
  };
  readonly risks: readonly (ExplainedPlace & { readonly id: string; readonly title: string })[];
}

/** How a control of the organisation's own stands, as `annexa explain --workspace --format json` has it. No coverage is worked out for it. */
export interface ReportOwnControl {
  readonly id: string;
  readonly title: string;
  readonly decisions: readonly ReportExplainedDecision[];
  /** Those that the statements name for it. */
  readonly documents: readonly Pick<ReportExplainedDocument, 'path' | 'id' | 'title' | 'type' | 'state' | 'words'>[];
  readonly risks: ReportExplanation['risks'];
}

/** A line of a file. */
interface ExplainedPlace {
  readonly path: string;
  /** Zero-based. */
  readonly line: number;
}

/** A document that claims or mentions the control. */
export interface ReportExplainedDocument {
  readonly path: string;
  readonly id: string | null;
  readonly title: string;
  /** Id of the document type. */
  readonly type: string;
  readonly state: LifeCycleState;
  /** The same in a few words. */
  readonly words: string;
  /** In order of its life; empty for documents that only mention the control. */
  readonly facts: readonly (ExplainedPlace & Pick<ExplainedFact, 'kind' | 'text' | 'review' | 'decides'>)[];
  /** Claims before mentions. */
  readonly references: readonly ReportExplainedReference[];
}

/** A place where a document names the control. */
export interface ReportExplainedReference {
  readonly kind: 'claim' | 'mention';
  /** As written. */
  readonly text: string;
  readonly line: number;
  /** `legacy` for an id of the 2013 edition, `sub-item` for a number of the organisation's own. */
  readonly form: ReferenceStatus;
  /** What it is worth, null where it counts for nothing. */
  readonly status: CoverageReference['status'] | null;
  readonly extent: CoverageReference['extent'];
  readonly section: { readonly title: string; readonly line: number } | null;
  readonly decides: boolean;
}

/** What a row of a Statement of Applicability decides. */
export interface ReportExplainedDecision extends ExplainedPlace {
  readonly applicable: 'yes' | 'no' | 'undecided' | 'unclear';
  /** Empty where no reason is given. */
  readonly justification: string;
  readonly status: ImplementationStatus | null;
  /** As written, empty where there is none. */
  readonly targetDate: string;
  readonly decides: boolean;
}

/** A piece of evidence. */
export interface ReportExplainedEvidence extends ExplainedPlace {
  readonly title: string;
  readonly kind: string;
  /** ISO dates; null where there is none. */
  readonly collected: string | null;
  readonly expires: string | null;
  readonly until: string | null;
  readonly state: EvidenceState;
}
