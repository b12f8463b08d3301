import type { Ratio } from '../../isms/coverage.ts';
import type { IsmsReport } from '../model/isms-report.ts';
import type { Sheet } from '../sheets/sheet.ts';
import { markdownText } from '../text/markdown-cell.ts';
import { ratioText } from '../text/ratio-text.ts';
import { visibleText } from '../text/visible-text.ts';

/**
 * How an ISMS came along; what `annexa report --history --format json` prints. Its schema is
 * `docs/schemas/annexa-history.schema.json`.
 */
export interface ReportHistory {
  readonly schema: 1;
  readonly report: 'history';
  /** By day, then in the order they were named in. */
  readonly points: readonly HistoryPoint[];
}

/** The numbers of one report. */
export interface HistoryPoint {
  /** Revision or file. */
  readonly name: string;
  readonly asOf: string;
  readonly complete: boolean;
  readonly documents: number;
  readonly overdue: number;
  readonly errors: number;
  readonly warnings: number;
  readonly frameworks: readonly { readonly id: string; readonly effective: Ratio; readonly claimed: Ratio; readonly decided: Ratio }[];
}

/** The numbers of several reports, by day. */
export function reportHistory(reports: readonly { readonly name: string; readonly report: IsmsReport }[]): ReportHistory {
  const points = reports.map(({ name, report }): HistoryPoint => {
    const { asOf, complete, summary, documents, frameworks } = report;
    return {
      name,
      asOf,
      complete,
      documents: documents.length,
      overdue: documents.filter(({ overdueDays }) => overdueDays > 0).length,
      errors: summary.errors,
      warnings: summary.warnings,
      frameworks: frameworks.map(({ id, effective, claimed, decided }) => ({ id, effective, claimed, decided })),
    };
  });
  return { schema: 1, report: 'history', points: points.toSorted((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0)) };
}

/** The same as a table: one row for each point and framework. */
export function historySheet({ points }: ReportHistory): Sheet {
  const titles = [
    'Day',
    'Name',
    'Framework',
    'Covered',
    'Of',
    'Effective percent',
    'Claimed percent',
    'Decided percent',
    'Documents',
    'Overdue',
    'Errors',
    'Warnings',
    'Complete',
  ];
  return {
    name: 'History',
    columns: titles.map((title) => ({ title, width: title === 'Name' ? 24 : 16 })),
    rows: points.flatMap(({ asOf, name, frameworks, documents, overdue, errors, warnings, complete }) =>
      frameworks.map(({ id, effective, claimed, decided }) => [
        asOf,
        visibleText(name),
        id,
        effective.k,
        effective.n,
        effective.percent,
        claimed.percent,
        decided.percent,
        documents,
        overdue,
        errors,
        warnings,
        complete ? 'yes' : 'no',
      ]),
    ),
  };
}

/** The same as a Markdown table. */
export function historyMarkdown({ points }: ReportHistory): string {
  const rows = points.flatMap(({ asOf, name, frameworks, documents, overdue, errors, warnings, complete }) =>
    frameworks.map(
      ({ id, effective, claimed }) =>
        `| ${asOf} | ${markdownText(name)}${complete ? '' : ' (incomplete)'} | ${markdownText(id)} | ${ratioText(effective)} | ${ratioText(claimed)} | ${documents} | ${overdue} | ${errors} | ${warnings} |`,
    ),
  );
  const head = [
    '| Day | Report | Framework | Effective | Claimed | Documents | Overdue | Errors | Warnings |',
    '|---|---|---|---|---|---:|---:|---:|---:|',
  ];
  return `${['## How the ISMS came along', '', ...head, ...rows].join('\n')}\n`;
}
