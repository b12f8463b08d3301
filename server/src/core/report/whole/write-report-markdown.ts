import type { IsmsReport } from '../model/isms-report.ts';
import { cellText, gridOf, type Sheet } from '../sheets/sheet.ts';
import { markdownText } from '../text/markdown-cell.ts';
import { reportSheets } from './report-sheets.ts';

/** What sheets are called where there is room for it. */
const titles: Readonly<Record<string, string>> = {
  Headline: 'At a glance',
  SoA: 'Statement of Applicability',
  Inputs: 'Files that the report was made from',
};

/** The whole report for a wiki or a summary: the tables of the workbook, without columns in which nothing stands. */
export function writeReportMarkdown(report: IsmsReport): string {
  const of = report.organization === null ? '' : ` of ${markdownText(report.organization)}`;
  const head = [`# ISMS report${of}`, '', `As of ${report.asOf}.`];
  if (!report.complete) head.push('', '**Incomplete.** Some files could not be read.');
  // one column for each document is more than a page can hold; the table of controls names them as well
  const parts = reportSheets(report).filter(({ name }) => name !== 'Matrix');
  return `${[...head, ...parts.flatMap(partLines)].join('\n')}\n`;
}

function partLines(sheet: Sheet): string[] {
  const title = ['', `## ${titles[sheet.name] ?? sheet.name}`, ''];
  if (sheet.rows.length === 0) return [...title, 'Nothing.'];
  const [columns = [], ...rows] = gridOf(sheet).map((cells) => cells.map(cellText));
  const kept = columns.flatMap((_, x) => (rows.some((row) => row[x] !== '') ? [x] : []));
  const line = (cells: readonly string[]): string => `| ${kept.map((x) => markdownText(cells[x] ?? '')).join(' | ')} |`;
  return [...title, line(columns), `|${kept.map(() => '---|').join('')}`, ...rows.map(line)];
}
