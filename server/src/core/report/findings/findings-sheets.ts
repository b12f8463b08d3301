import type { FindingsReport } from '../model/findings-report.ts';
import type { Sheet } from '../sheets/sheet.ts';
import { visibleText } from '../text/visible-text.ts';

/** The findings as a table. Lines and columns count from 1. */
export function findingsSheet(report: Pick<FindingsReport, 'findings'>): Sheet {
  return {
    name: 'Findings',
    columns: [
      { title: 'Severity', width: 10 },
      { title: 'File', width: 40 },
      { title: 'Line', width: 7 },
      { title: 'Column', width: 8 },
      { title: 'Code', width: 9 },
      { title: 'Rule', width: 26 },
      { title: 'Message', width: 90 },
      { title: 'Fixable', width: 9 },
      { title: 'Fingerprint', width: 36 },
    ],
    rows: report.findings.map(({ severity, path, range: { start }, code, rule, message, fixable, fingerprint }) => [
      severity,
      visibleText(path),
      start.line + 1,
      start.character + 1,
      code,
      rule,
      visibleText(message),
      fixable ? 'yes' : 'no',
      fingerprint,
    ]),
  };
}

/** What the table says of itself. */
export function summarySheet({ tool, asOf, complete, summary }: FindingsReport): Sheet {
  return {
    name: 'Summary',
    columns: [
      { title: 'What', width: 24 },
      { title: 'Value', width: 24 },
    ],
    rows: [
      ['As of', asOf],
      ['Complete', complete ? 'yes' : 'no'],
      ['Annexa', tool.version],
      ['Files', summary.files],
      ['Documents', summary.documents],
      ['Errors', summary.errors],
      ['Warnings', summary.warnings],
      ['Infos', summary.infos],
      ['Hints', summary.hints],
      ...(summary.known === undefined ? [] : [['Known findings left out', summary.known] as const]),
    ],
  };
}
