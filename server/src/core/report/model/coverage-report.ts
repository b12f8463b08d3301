import type { CoverageReference, CoverageState, Ratio } from '../../isms/coverage.ts';
import type { EvidenceState } from '../../isms/evidence/evidence.ts';
import type { ReportHead } from './findings-report.ts';

/** A reference that bears on a control, as reports have it. */
export interface ReportReference {
  readonly path: string;
  readonly kind: 'claim' | 'mention';
  /** Zero-based. */
  readonly line: number;
  readonly status: CoverageReference['status'];
  readonly extent: CoverageReference['extent'];
  /** Title of the section that holds or answers it, null for none. */
  readonly section: string | null;
}

/** A control with its state, as reports have it. */
export interface ReportControl {
  readonly id: string;
  /** Short title. */
  readonly title: string;
  /** Id of its group, see {@link ReportFramework.groups}. */
  readonly group: string;
  /** Attribute id → ids of values, see {@link ReportFramework.attributes}. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  readonly state: CoverageState;
  /** Why it has this state, in one or two sentences. */
  readonly reason: string;
  /** Whether anything shows that it operates. */
  readonly evidence: EvidenceState;
  /** Claims before mentions, in order of path and position. */
  readonly references: readonly ReportReference[];
}

/** An attribute of controls with its values. */
export interface ReportAttribute {
  readonly id: string;
  readonly title: string;
  readonly values: readonly { readonly id: string; readonly title: string }[];
}

/** Coverage of a framework, as reports have it. */
export interface ReportFramework {
  readonly id: string;
  readonly title: string;
  readonly groups: readonly { readonly id: string; readonly title: string }[];
  /** What else controls can be told apart by, such as their type; empty if the framework has none. */
  readonly attributes: readonly ReportAttribute[];
  readonly total: number;
  readonly excluded: number;
  readonly applicable: number;
  readonly states: Readonly<Record<CoverageState, number>>;
  readonly effective: Ratio;
  readonly claimed: Ratio;
  readonly decided: Ratio;
  /** All controls, in the order of the catalogue. */
  readonly controls: readonly ReportControl[];
}

/** What `annexa coverage` says; the schema of its JSON is `docs/schemas/annexa-coverage.schema.json`. */
export interface CoverageReport extends ReportHead {
  readonly frameworks: readonly ReportFramework[];
}
