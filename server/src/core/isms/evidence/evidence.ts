import type { TextRange } from '../../text/text-range.ts';

/** A piece of evidence that controls operate: a row of a register, a record or report, or an entry of `evidence` in a document. */
export interface Evidence {
  readonly title: string;
  /** As written, such as `report`; empty if it is not said. */
  readonly kind: string;
  /** Canonical ids of the controls it proves. */
  readonly controls: readonly string[];
  /** ISO dates; null where there is none that can be read. */
  readonly collected: string | null;
  readonly expires: string | null;
  /** Where it is kept, as written, with its place; null if it is not said. */
  readonly location: { readonly text: string; readonly range: TextRange } | null;
  /** The smallest text that must change when it is collected anew: its date, else its name. */
  readonly range: TextRange;
}

/** What evidence of a control is worth on the as-of date. */
export type EvidenceState = 'fresh' | 'due-soon' | 'expired' | 'none';

/** The state of the best evidence of a control, and until when it counts. */
export interface EvidenceFreshness {
  readonly state: EvidenceState;
  /** ISO date of the last day, null where there is no evidence with a date. */
  readonly until: string | null;
}
