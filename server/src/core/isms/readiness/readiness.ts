import type { PolicyDocument } from '../../document/policy-document.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { Ratio } from '../coverage.ts';
import type { LifeCycleState } from '../life-cycle.ts';

/** What an answer is worth on the as-of date; `expired`: a record too old to show that the system runs today. */
export type AnswerState = LifeCycleState | 'expired';

/**
 * What says that a document holds something, the surest first: its metadata name the clause, there is nothing else a
 * document of its type could be, it has a section on it, its title or file name says so, or it is a record of nothing else.
 */
export type RecognisedBy = 'clause' | 'type' | 'section' | 'title' | 'file-name' | 'rest';

/** A document that holds what is asked for. */
export interface Answer {
  readonly document: PolicyDocument;
  /** Where in it: title of the section, or of the document; null where it has none. UTF-16 offsets. */
  readonly range: TextRange | null;
  readonly by: RecognisedBy;
  /** In words: `by its title`. */
  readonly why: string;
  /** True if nothing but words says so: a reader should have a look. */
  readonly weak: boolean;
  readonly state: AnswerState;
  /** ISO date of a record, null if it states none; null for other documents. */
  readonly date: string | null;
  /** True for a record whose date shows that the system runs; for other documents as soon as they are in force. */
  readonly fresh: boolean;
}

/** The state of the best answer; `missing`: there is none. */
export type ItemState = AnswerState | 'missing';

/** What a document is created from. */
export interface Beginning {
  /** Id of a template. */
  readonly template: string;
  /** The title to give it where the template is for any document of a type; null: that of the template. */
  readonly title: string | null;
}

/** One of the pieces of documented information that the clauses ask for. */
export interface ReadinessItem {
  readonly id: string;
  readonly title: string;
  readonly clause: string;
  /** As auditors cite it, `6.1.3 d)`. */
  readonly reference: string;
  /** Kept current, or kept as proof. */
  readonly kind: 'maintained' | 'retained';
  /** Ids of the document types that usually hold it; empty if any may. */
  readonly types: readonly string[];
  /** The template to begin with. */
  readonly begin: Beginning;
  readonly state: ItemState;
  /** True if it exists in writing as Stage 1 wants it: in force, or for a record at hand. */
  readonly documented: boolean;
  /** True if it is in force, and for a record young enough for Stage 2. */
  readonly operating: boolean;
  /** Best first, at most {@link mostAnswers}. */
  readonly answers: readonly Answer[];
  /** How many answers are left out. */
  readonly more: number;
}

/** As many answers of an item are named. */
export const mostAnswers = 8;

/** How far a step or phase is. */
export type StepState = 'done' | 'in-progress' | 'open';

/** A step on the road to certification. */
export interface RoadStep {
  readonly id: string;
  readonly title: string;
  /** The audit that looks at it: documents (1) or operation (2). */
  readonly stage: 1 | 2;
  readonly state: StepState;
  /** What is there, in words. */
  readonly detail: string;
  /** What to do next, Markdown in one line; null where nothing is left to do. */
  readonly next: string | null;
  /** The template to begin with; null where there is something to go on with. */
  readonly begin: Beginning | null;
  /** The document that the step stands or falls with. */
  readonly answer: Answer | null;
}

/** A phase on the road to certification. */
export interface RoadPhase {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly state: StepState;
  /** How many steps are done. */
  readonly done: number;
  readonly steps: readonly RoadStep[];
}

/** How far an ISMS is on the way to certification; computed from its files alone. */
export interface Readiness {
  /** ISO date on which everything was judged. */
  readonly asOf: string;
  /** ISMS documents looked at. */
  readonly documents: number;
  /** In order of clause. */
  readonly items: readonly ReadinessItem[];
  /** Stage 1: what is documented. */
  readonly documented: {
    /** Pieces of documented information that exist. */
    readonly items: Ratio;
    /** Controls the Statement of Applicability decides on. */
    readonly decided: Ratio;
    /** Applicable controls that documents in force cover. */
    readonly covered: Ratio;
  };
  /** Stage 2: what is shown to run. */
  readonly operating: {
    /** Records that are asked for and young enough. */
    readonly records: Ratio;
    /** Covered controls with fresh evidence; null where evidence is not assessed. */
    readonly evidenced: Ratio | null;
  };
  readonly phases: readonly RoadPhase[];
  /** The first steps that are not done, in order of the road. */
  readonly next: readonly RoadStep[];
}
