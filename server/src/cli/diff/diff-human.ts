import { plural } from '../../core/report/count-findings.ts';
import { changeTitles, reasonText } from '../../core/report/diff/diff-words.ts';
import type { ReportFinding } from '../../core/report/model/findings-report.ts';
import type { ControlChange, ReportDiff } from '../../core/report/model/report-diff.ts';
import { ratioText } from '../../core/report/text/ratio-text.ts';
import { severityColor } from '../output/check-human.ts';
import { printable } from '../printable.ts';
import type { Colors } from '../report-output.ts';

/** What changed, for a terminal. Lines count from 1. */
export function diffHuman(diff: ReportDiff, colors: Colors): string {
  const blocks = [
    [`${printable(diff.base.name)} → ${printable(diff.head.name)}, as of ${diff.asOf}`],
    ...diff.frameworks.map(({ title, before, after }) => [
      `${colors.bold(title)}  effective ${ratioText(before)} → ${colors.bold(ratioText(after))}`,
    ]),
    ...(Object.keys(changeTitles) as ControlChange[]).map((change) => controlLines(diff, change, colors)),
    findingLines('New findings', diff.findings.new, colors),
    findingLines('Fixed', diff.findings.fixed, colors),
    documentLines(diff, colors),
    ...(diff.complete ? [] : [[colors.red('Incomplete: not everything could be read on both sides.')]]),
  ].filter((lines) => lines.length > 0);
  return blocks.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function controlLines({ controls }: ReportDiff, change: ControlChange, colors: Colors): string[] {
  const own = controls.filter((control) => control.change === change);
  if (own.length === 0) return [];
  const color = change === 'lost' || change === 'weakened' ? colors.red : colors.green;
  return [
    color(`${changeTitles[change]} (${own.length})`),
    ...own.flatMap(({ id, title, before, after, because }) => [
      `  ${id}  ${title}  ${before} → ${after}`,
      ...because.map((reason) => colors.dim(`    ${printable(reason.path)}:${reason.line + 1}  ${reasonText(reason)}`)),
    ]),
  ];
}

function findingLines(title: string, findings: readonly ReportFinding[], colors: Colors): string[] {
  if (findings.length === 0) return [];
  return [
    `${title} (${findings.length})`,
    ...findings.map(
      ({ path, range, severity, message, rule }) =>
        `  ${printable(path)}:${range.start.line + 1}  ${severityColor(severity, colors)(severity)}  ${printable(message)}  ${colors.dim(rule)}`,
    ),
  ];
}

function documentLines({ documents }: ReportDiff, colors: Colors): string[] {
  if (documents.length === 0) return ['The text of no document changed'];
  const again = documents.filter(({ needsApproval }) => needsApproval).length;
  return [
    `Documents (${documents.length})${again > 0 ? `, ${plural(again, 'document')} to be approved again` : ''}`,
    ...documents.map(({ change, path, needsApproval, approver }) => {
      const approval = needsApproval ? colors.yellow(`  needs approval again${approver === null ? '' : ` by ${printable(approver)}`}`) : '';
      return `  ${change.padEnd(7)}  ${printable(path)}${approval}`;
    }),
  ];
}
