import type { Severity } from '../../config/severity.ts';
import type { Range } from '../../text/line-index.ts';
import type { FindingsReport, ReportFinding, ReportPlace } from '../model/findings-report.ts';

/** What a writer may need besides the report. */
export interface FindingsOptions {
  /** Findings of at least this weight break the build. */
  readonly failOn: Severity | 'never';
  /** False: formats that are for people only count hints. */
  readonly hints: boolean;
  /** Findings that the report leaves out, as a baseline knows them. */
  readonly known: readonly ReportFinding[];
  /** Findings that the report leaves out, as a comment in their file takes them out. */
  readonly suppressed: readonly SuppressedReportFinding[];
  /** The one right mend of those findings that have one, by fingerprint. */
  readonly fixes: ReadonlyMap<string, ReportFix>;
  /** Where the pages of rules are: a URL with `/` at its end, to which `<slug>.md` is added; null if nobody says. */
  readonly ruleDocs: string | null;
}

/** A finding that a comment takes out. */
export interface SuppressedReportFinding {
  readonly finding: ReportFinding;
  /** What the comment says. */
  readonly reason: string;
  readonly comment: ReportPlace;
}

/** Edits that mend a finding. */
export interface ReportFix {
  readonly title: string;
  /** In order of path; the edits of a file in order of position. */
  readonly changes: readonly { readonly path: string; readonly edits: readonly { readonly range: Range; readonly newText: string }[] }[];
}

/** Writes findings in a format that other programs read. */
export type FindingsWriter = (report: FindingsReport, options: FindingsOptions) => string | Uint8Array | Promise<Uint8Array>;

/** The findings to show to people. */
export function shownFindings({ findings }: FindingsReport, { hints }: FindingsOptions): readonly ReportFinding[] {
  return hints ? findings : findings.filter(({ severity }) => severity !== 'hint');
}

/** What is said where a report says less than was asked. */
export const incompleteNote = 'Not everything could be read, so this is no clean result.';
