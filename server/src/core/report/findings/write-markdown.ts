import { plural } from '../count-findings.ts';
import type { FindingsReport, ReportFinding } from '../model/findings-report.ts';
import { markdownCode, markdownText } from '../text/markdown-cell.ts';
import { type FindingsOptions, incompleteNote, shownFindings } from './findings-format.ts';

/** Findings that are listed: hosts cut comments that are longer than 65,536 characters. */
const longest = 50_000;

/** For the summary of a job or a comment on a pull request: the counts, then a table. Lines count from 1. */
export function writeFindingsMarkdown(report: FindingsReport, options: FindingsOptions): string {
  const { errors, warnings, infos, hints, documents, known } = report.summary;
  const shown = shownFindings(report, options);
  const total = shown.length;
  const counts = [plural(errors, 'error'), plural(warnings, 'warning'), plural(infos, 'info'), plural(hints, 'hint')].join(', ');
  const head = [
    '## Annexa',
    '',
    `${report.findings.length === 0 ? '**No findings**' : `**${counts}**`} in ${plural(documents, 'document')}, as of ${report.asOf}.`,
    ...(known ? ['', `${plural(known, 'known finding')} of the baseline not shown.`] : []),
    ...(report.complete ? [] : ['', `**Incomplete.** ${incompleteNote}`]),
  ];
  if (total === 0) return `${head.join('\n')}\n`;
  const table = ['', '| | Place | Finding | Rule |', '|---|---|---|---|'];
  let length = 0;
  let listed = 0;
  for (const finding of shown) {
    const row = rowOf(finding);
    if (length + row.length > longest) break;
    length += row.length + 1;
    table.push(row);
    listed++;
  }
  if (listed < total) table.push('', `… and ${plural(total - listed, 'more finding')}; the report in another format has all.`);
  return `${[...head, ...table].join('\n')}\n`;
}

function rowOf({ severity, path, range, message, code, rule }: ReportFinding): string {
  const place = markdownCode(`${path}:${range.start.line + 1}`);
  return `| ${severity} | ${place} | ${markdownText(message)} | ${code} ${rule} |`;
}
