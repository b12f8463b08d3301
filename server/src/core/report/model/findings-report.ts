import type { Severity } from '../../config/severity.ts';
import type { Range } from '../../text/line-index.ts';

/** The program that made a report. */
export interface ReportTool {
  readonly name: 'annexa';
  readonly version: string;
}

/** What every report says first. */
export interface ReportHead {
  /** Version of the format; raised when a reader would have to change. */
  readonly schema: 1;
  readonly tool: ReportTool;
  /** ISO date on which everything was judged. */
  readonly asOf: string;
  /** False if something could not be read: then the report says less than was asked. */
  readonly complete: boolean;
}

/** A place in a file. */
export interface ReportPlace {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  /** Zero-based, UTF-16, as in LSP. */
  readonly range: Range;
}

/** A finding as reports have it. */
export interface ReportFinding extends ReportPlace {
  /** `ANX301` */
  readonly code: string;
  /** Slug of the rule. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** An edit mends it. */
  readonly fixable: boolean;
  /** Stays the same when text around the finding moves; different for each finding of a report. */
  readonly fingerprint: string;
  /** Other places that the message speaks of; left out if there are none. */
  readonly related?: readonly (ReportPlace & { readonly message: string })[];
}

/** How many findings there are of each weight. */
export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
}

/** What of the workspace was looked at, and what came of it. */
export interface FindingsSummary extends FindingCounts {
  /** Markdown files that were read. */
  readonly files: number;
  /** ISMS documents among them. */
  readonly documents: number;
  /** The other files. */
  readonly unclassified: number;
  /** Findings left out as a baseline knows them; only with a baseline. */
  readonly known?: number;
}

/** Why a file counts as an ISMS document, or does not. */
export interface ReportClassification {
  readonly path: string;
  readonly isDocument: boolean;
  readonly type: string | null;
  readonly declared: boolean;
  readonly points: number | null;
  readonly reasons: readonly string[];
}

/** What `annexa check` says; the schema of its JSON is `docs/schemas/annexa-check.schema.json`. */
export interface FindingsReport extends ReportHead {
  readonly summary: FindingsSummary;
  /** Sorted by path, position, code. */
  readonly findings: readonly ReportFinding[];
  /** Only where it is asked for. */
  readonly classification?: readonly ReportClassification[];
}
