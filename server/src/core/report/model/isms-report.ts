import type { ImplementationStatus } from '../../document/registers/soa/soa-decision.ts';
import type { EvidenceState } from '../../isms/evidence/evidence.ts';
import type { LifeCycleState } from '../../isms/life-cycle.ts';
import type { ReportFramework } from './coverage-report.ts';
import type { ReportOwner } from './duties-report.ts';
import type { FindingCounts, FindingsSummary, ReportFinding, ReportHead } from './findings-report.ts';
import type { ReportReadiness } from './readiness-report.ts';
import type { ReportRisks } from './risk-report.ts';

/**
 * Everything a report tells of an ISMS: what `annexa report --format json` prints and every other format is written from.
 * Its schema is `docs/schemas/annexa-report.schema.json`.
 */
export interface IsmsReport extends ReportHead {
  readonly report: 'isms';
  /** From the config; null if it does not say. */
  readonly organization: string | null;
  readonly summary: FindingsSummary;
  /** All ISMS documents, in order of path. */
  readonly documents: readonly ReportDocument[];
  readonly frameworks: readonly ReportFramework[];
  /** Rows of the Statements of Applicability, in order of path and line. */
  readonly applicability: readonly ReportApplicability[];
  /** Sorted by path, position, code. */
  readonly findings: readonly ReportFinding[];
  /** The files the report was made from, in order of path. */
  readonly inputs: readonly ReportInput[];
  /** The reports that were joined; left out if it is one that was made at once. Paths begin with the name of their source then. */
  readonly sources?: readonly ReportSource[];
  // what follows is missing where a report was stored before there was such a thing
  /** The risks on their scale. */
  readonly risks?: ReportRisks;
  /** How far the ISMS is on the way to certification. */
  readonly readiness?: ReportReadiness;
  /** What shows that controls operate. */
  readonly evidence?: readonly ReportEvidence[];
  /** What everybody has to do: those with overdue duties first, the duties of nobody last. */
  readonly duties?: readonly ReportOwner[];
}

/** A piece of evidence, as reports have it. */
export interface ReportEvidence {
  readonly path: string;
  /** Zero-based. */
  readonly line: number;
  readonly title: string;
  /** As written, empty if it is not said. */
  readonly kind: string;
  /** Canonical ids. */
  readonly controls: readonly string[];
  /** ISO dates; null where there is none. */
  readonly collected: string | null;
  /** The last day on which it counts, as it says or by the cadence. */
  readonly until: string | null;
  readonly state: EvidenceState;
}

/** A document of the ISMS; null where it does not say. */
export interface ReportDocument {
  readonly path: string;
  readonly id: string | null;
  readonly title: string;
  /** Id of the document type. */
  readonly type: string;
  /** English name of the type. */
  readonly typeTitle: string;
  /** BCP 47 primary tag. */
  readonly language: string;
  readonly owner: string | null;
  readonly approver: string | null;
  /** As written. */
  readonly status: string | null;
  /** What it is worth on the as-of date. */
  readonly state: LifeCycleState;
  readonly version: string | null;
  readonly classification: string | null;
  /** ISO dates; null also for what is no date. */
  readonly approvedDate: string | null;
  readonly effectiveDate: string | null;
  readonly lastReviewDate: string | null;
  /** Stated or by the review cycle. */
  readonly nextReviewDate: string | null;
  /** Days since the review was due; 0 if it is not overdue. */
  readonly overdueDays: number;
  /** Controls it claims, canonical, `iso27001-2022:A.5.15`, each once in order of the document. */
  readonly controls: readonly string[];
  /** Of what readers read: another one is another text. Null for registers in YAML or CSV. */
  readonly fingerprint: string | null;
  readonly findings: FindingCounts;
}

/** What a Statement of Applicability decides about a control. */
export interface ReportApplicability {
  readonly path: string;
  /** Zero-based. */
  readonly line: number;
  /** Canonical id, or an id of the organisation's own. */
  readonly control: string;
  /** True for a control of the organisation's own. */
  readonly own: boolean;
  /** Null: the row does not say. */
  readonly applicable: boolean | null;
  /** Why the control is needed, or why not; empty where no reason is given. */
  readonly justification: string;
  /** How far it is carried out; null where the row does not say. */
  readonly status: ImplementationStatus | null;
  /** As written, empty where there is none. */
  readonly targetDate: string;
  /** Where it is answered, as written: ids, titles or links. */
  readonly documents: readonly string[];
}

/** A file that was read. */
export interface ReportInput {
  readonly path: string;
  /** Of its bytes, hexadecimal; null if they could not be read. */
  readonly sha256: string | null;
}

/** A report that went into a joined one. */
export interface ReportSource {
  /** What the paths of its files begin with; unique. */
  readonly name: string;
  readonly organization: string | null;
  readonly asOf: string;
  readonly complete: boolean;
  readonly tool: string;
}
