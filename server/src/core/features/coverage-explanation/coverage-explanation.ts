import type { Control } from '../../catalog/catalog.ts';
import type { ResolvedConfig } from '../../config/resolved-config.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import type { SoaDecision } from '../../document/registers/soa/soa-decision.ts';
import type { CoverageReference, CoverageReferenceStatus } from '../../isms/coverage.ts';
import type { Evidence, EvidenceFreshness, EvidenceState } from '../../isms/evidence/evidence.ts';
import type { PlacedEntry, PlacedReference } from '../../isms/index-view.ts';
import type { LifeCycleState } from '../../isms/life-cycle.ts';
import type { StateWords } from '../coverage-words.ts';

/** Why a control has its coverage state: everything of the workspace that bears on it, what decides first. */
export interface CoverageExplanation extends StateWords {
  readonly control: Control;
  /** The strictest tracing policy that governs a claim; null where no claim counts. */
  readonly tracing: ResolvedConfig['coverage']['tracing'] | null;
  /** Documents that decide before the others, claims before mentions, then in order of URI. */
  readonly documents: readonly ExplainedDocument[];
  /** Rows of the Statements of Applicability, in order of URI. */
  readonly decisions: readonly ExplainedDecision[];
  readonly evidence: ExplainedEvidence;
  /** Risks that name the control. */
  readonly risks: readonly PlacedEntry[];
}

/** A document that claims or mentions the control. */
export interface ExplainedDocument {
  readonly document: PolicyDocument;
  /** Where it is in its life on the as-of date. */
  readonly life: LifeCycleState;
  /** The same in a few words, plain text that may hold text of the workspace. */
  readonly words: string;
  /** What of its control data tells so, in order of its life; empty for documents that only mention the control. */
  readonly facts: readonly ExplainedFact[];
  /** Claims before mentions, then in order of the text. */
  readonly references: readonly ExplainedReference[];
}

/** A place where a document names the control. */
export interface ExplainedReference {
  readonly reference: PlacedReference['reference'];
  /** What it is worth, null where it counts for nothing. */
  readonly status: CoverageReferenceStatus | null;
  readonly extent: CoverageReference['extent'];
  /** Zero-based. */
  readonly line: number;
  /** The section that holds or answers it. */
  readonly section: { readonly title: string; readonly line: number } | null;
  /** True if the control would stand elsewhere without it, or stands where it does because it is worth no more. */
  readonly decides: boolean;
}

/** Something a document, or another one about it, states with a day. */
export interface ExplainedFact {
  readonly kind: 'status' | 'approved' | 'effective' | 'reviewed' | 'review-due' | 'superseded';
  /** An ISO date; for others the text as written. */
  readonly text: string;
  /** Where it is stated: the document itself, or for its end also its successor. */
  readonly document: PolicyDocument;
  /** Zero-based. */
  readonly line: number;
  /** For a review: days of grace, and days since both have passed; 0 if they have not. */
  readonly review: { readonly graceDays: number; readonly overdueDays: number } | null;
  /** True if it makes the document what it is in its life. */
  readonly decides: boolean;
}

/** What a row of a Statement of Applicability decides about the control. */
export interface ExplainedDecision extends Pick<SoaDecision, 'applicable' | 'justification' | 'status' | 'targetDate'> {
  readonly document: PolicyDocument;
  /** Zero-based. */
  readonly line: number;
  readonly decides: boolean;
}

/** What shows that the control operates. */
export interface ExplainedEvidence extends EvidenceFreshness {
  /** What counts longest first. */
  readonly pieces: readonly {
    readonly document: PolicyDocument;
    readonly evidence: Evidence;
    /** Zero-based. */
    readonly line: number;
    /** The last day on which it counts, null where nothing tells. */
    readonly until: string | null;
    readonly state: EvidenceState;
  }[];
}
