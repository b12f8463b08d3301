import type { EvidenceState } from './evidence/evidence.ts';

/** The state of a control; the first that applies in this order (see `coverageStates`). */
export type CoverageState = 'conflict' | 'excluded' | 'covered' | 'partial' | 'stale' | 'draft' | 'mentioned' | 'missing';

/** All states in order of decision. */
export const coverageStates: readonly CoverageState[] = [
  'conflict',
  'excluded',
  'covered',
  'partial',
  'stale',
  'draft',
  'mentioned',
  'missing',
];

/**
 * What one reference is worth on the as-of date: `ok` counts; `draft` not yet in force; `stale` review overdue, changed
 * since approval or superseded; `empty` the named section has no content; `mention` stands in the body only.
 */
export type CoverageReferenceStatus = 'ok' | 'draft' | 'stale' | 'empty' | 'mention';

/** A reference that bears on a control. */
export interface CoverageReference {
  readonly uri: string;
  readonly kind: 'claim' | 'mention';
  readonly status: CoverageReferenceStatus;
  readonly extent: 'full' | 'partial' | 'supports';
  /** UTF-16 offsets in the document. */
  readonly span: { readonly start: number; readonly end: number };
  /** Zero-based line of the reference. */
  readonly line: number;
  /** Title of the section that holds or answers it, null for none. */
  readonly section: string | null;
}

/** A control with its state. */
export interface ControlCoverage {
  readonly id: string;
  readonly state: CoverageState;
  /** Whether anything shows that it operates: what a document says is not yet done. */
  readonly evidence: EvidenceState;
  /** Claims before mentions, in order of URI and position. */
  readonly references: readonly CoverageReference[];
}

/** k of n with the percentage floored to one decimal; null where n is 0. 100 only if k = n. */
export interface Ratio {
  readonly k: number;
  readonly n: number;
  readonly percent: number | null;
}

/** Coverage of one framework. */
export interface FrameworkCoverage {
  readonly id: string;
  readonly total: number;
  readonly excluded: number;
  readonly applicable: number;
  readonly states: Readonly<Record<CoverageState, number>>;
  readonly effective: Ratio;
  /** Covered, partial, stale and draft together: what somebody claims. */
  readonly claimed: Ratio;
  /** Controls that a Statement of Applicability decides about with a reason and, where they apply, a status, of all. */
  readonly decided: Ratio;
  readonly controls: readonly ControlCoverage[];
}

/** k of n, the percentage floored to one decimal. */
export function ratio(k: number, n: number): Ratio {
  return { k, n, percent: n === 0 ? null : Math.floor((k * 1000) / n) / 10 };
}
