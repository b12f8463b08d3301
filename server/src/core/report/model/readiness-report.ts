import type { Ratio } from '../../isms/coverage.ts';
import type { AnswerState, Beginning, ItemState, RecognisedBy, StepState } from '../../isms/readiness/readiness.ts';
import type { ReportHead } from './findings-report.ts';

/** What `annexa readiness` says; the schema of its JSON is `docs/schemas/annexa-readiness.schema.json`. */
export interface ReadinessReport extends ReportHead, ReportReadiness {}

/** How far an ISMS is on the way to certification, as reports have it. */
export interface ReportReadiness {
  /** ISMS documents looked at. */
  readonly documents: number;
  /** Stage 1: what is documented. */
  readonly documented: { readonly items: Ratio; readonly decided: Ratio; readonly covered: Ratio };
  /** Stage 2: what is shown to run; `evidenced` is null where evidence is not assessed. */
  readonly operating: { readonly records: Ratio; readonly evidenced: Ratio | null };
  /** In order of clause. */
  readonly items: readonly ReportReadinessItem[];
  readonly phases: readonly ReportPhase[];
  /** Ids of the first steps that are not done. */
  readonly next: readonly string[];
}

/** A piece of documented information, as reports have it. */
export interface ReportReadinessItem {
  readonly id: string;
  readonly title: string;
  readonly clause: string;
  /** As auditors cite it. */
  readonly reference: string;
  readonly kind: 'maintained' | 'retained';
  /** Ids of the document types that usually hold it; empty if any may. */
  readonly types: readonly string[];
  readonly begin: Beginning;
  readonly state: ItemState;
  readonly documented: boolean;
  readonly operating: boolean;
  /** Best first. */
  readonly answers: readonly ReportAnswer[];
  /** How many answers are left out. */
  readonly more: number;
}

/** A document that holds what is asked for, as reports have it. */
export interface ReportAnswer {
  readonly path: string;
  /** Zero-based line of the title or section. */
  readonly line: number;
  readonly id: string | null;
  readonly title: string;
  readonly by: RecognisedBy;
  readonly why: string;
  readonly weak: boolean;
  readonly state: AnswerState;
  /** ISO date of a record. */
  readonly date: string | null;
  readonly fresh: boolean;
}

/** A phase of the road, as reports have it. */
export interface ReportPhase {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly state: StepState;
  /** Steps that are done, of {@link steps}. */
  readonly done: number;
  readonly steps: readonly {
    readonly id: string;
    readonly title: string;
    readonly stage: 1 | 2;
    readonly state: StepState;
    readonly detail: string;
    /** Markdown in one line; null where nothing is left to do. */
    readonly next: string | null;
    /** Null where there is something to go on with. */
    readonly begin: Beginning | null;
    /** Path of the document the step stands with; null for none. */
    readonly path: string | null;
  }[];
}
