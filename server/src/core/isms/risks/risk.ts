import type { TextRange } from '../../text/text-range.ts';
import type { RegisterEntry } from '../registers/register-entries.ts';

/** The ways to treat a risk. */
export type Treatment = 'mitigate' | 'transfer' | 'avoid' | 'accept';

/** Where a risk stands. */
export type RiskStatus = 'open' | 'in_treatment' | 'treated' | 'accepted' | 'closed';

/** A step of a scale, a score or a level, as a cell has it. */
export interface Rating {
  /** As written. */
  readonly text: string;
  readonly range: TextRange;
  /** The number in the cell; null for a name alone. */
  readonly number: number | null;
  /** What stands beside the number, in lower case: `almost certain`; empty for a number alone. */
  readonly name: string;
}

/** Who accepted a risk and when. */
export interface Acceptance {
  /** Empty where nobody is named. */
  readonly by: string;
  /** ISO date, null where none is given. */
  readonly date: string | null;
}

/** A row of a risk register, typed. What a row does not say is null or empty; scales and scores are for the config to judge. */
export interface Risk {
  readonly entry: RegisterEntry;
  /** As written, empty if there is none. */
  readonly id: string;
  readonly title: string;
  readonly asset: string;
  readonly threat: string;
  readonly vulnerability: string;
  readonly likelihood: Rating | null;
  readonly impact: Rating | null;
  readonly score: Rating | null;
  readonly level: Rating | null;
  /** Treatments named, the first one first; empty for none or other words. */
  readonly treatments: readonly Treatment[];
  /** Canonical ids, each once. */
  readonly controls: readonly string[];
  readonly owner: string;
  readonly residualLikelihood: Rating | null;
  readonly residualImpact: Rating | null;
  readonly residual: Rating | null;
  readonly residualLevel: Rating | null;
  readonly acceptance: Acceptance;
  /** Null for none or other words. */
  readonly status: RiskStatus | null;
  /** ISO dates; null where there is none that can be read. */
  readonly reviewDate: string | null;
  readonly dueDate: string | null;
}
