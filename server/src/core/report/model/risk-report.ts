import type { RiskStatus, Treatment } from '../../isms/risks/risk.ts';
import type { ReportHead } from './findings-report.ts';

/** What `annexa risks` says; the schema of its JSON is `docs/schemas/annexa-risks.schema.json`. */
export interface RisksReport extends ReportHead, ReportRisks {}

/** The risks of an ISMS on their scale, as reports have them. */
export interface ReportRisks {
  readonly scale: RiskScale;
  /** In joined reports, the sources whose scale is another one; left out where all have the same. */
  readonly otherScales?: readonly { readonly source: string; readonly scale: RiskScale }[];
  /** The highest score first; without one last. */
  readonly rows: readonly ReportRisk[];
}

/** What risks are rated on. */
export interface RiskScale {
  /** Steps of the scales. */
  readonly likelihood: number;
  readonly impact: number;
  /** What the config calls the steps, the lowest first; left out where it gives them no names. */
  readonly labels?: { readonly likelihood: readonly string[]; readonly impact: readonly string[] };
  /** Lowest first, each with the highest score that has it. */
  readonly levels: readonly { readonly name: string; readonly upTo: number }[];
  /** A row for each likelihood from the lowest on, in it the level of each impact; null where the matrix has no score. */
  readonly grid: readonly (readonly (string | null)[])[];
}

/** A row of a risk register, as reports have it. */
export interface ReportRisk {
  readonly path: string;
  /** Zero-based. */
  readonly line: number;
  readonly id: string;
  readonly title: string;
  readonly asset: string;
  readonly owner: string;
  /** Steps of the scale, null where the row has none that can be read. */
  readonly likelihood: number | null;
  readonly impact: number | null;
  /** Worked out, else as written. */
  readonly score: number | null;
  readonly level: string | null;
  readonly treatments: readonly Treatment[];
  /** Canonical ids. */
  readonly controls: readonly string[];
  /** What remains; of a risk that is accepted as it is, without a rating of its own, all of it. */
  readonly residualLikelihood: number | null;
  readonly residualImpact: number | null;
  readonly residualScore: number | null;
  readonly residualLevel: string | null;
  readonly status: RiskStatus | null;
  readonly acceptedBy: string;
  /** ISO dates. */
  readonly acceptedDate: string | null;
  readonly reviewDate: string | null;
  readonly dueDate: string | null;
}
