import type { CoverageReport } from '../model/coverage-report.ts';
import type { ReportDocument } from '../model/isms-report.ts';

/** What coverage is written from. */
export interface CoverageFacts {
  readonly report: CoverageReport;
  /** All ISMS documents, in order of path. */
  readonly documents: readonly ReportDocument[];
}

/** Writes coverage in a format that other programs read. */
export type CoverageWriter = (facts: CoverageFacts) => string | Uint8Array | Promise<Uint8Array>;
