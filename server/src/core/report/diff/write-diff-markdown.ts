import { plural } from '../count-findings.ts';
import type { ReportFinding } from '../model/findings-report.ts';
import type { ControlChange, ControlDiff, DocumentDiff, ReportDiff } from '../model/report-diff.ts';
import { markdownCode, markdownText } from '../text/markdown-cell.ts';
import { ratioText } from '../text/ratio-text.ts';
import { changeTitles, reasonText } from './diff-words.ts';

/** Rows of each table that are listed; hosts cut long comments. */
const most = 50;

/** For a comment on a pull request: what the change does to the ISMS. Lines count from 1. */
export function writeDiffMarkdown(diff: ReportDiff): string {
  const { base, head, findings } = diff;
  const blocks = [
    ['## What changes for the ISMS'],
    [
      `${markdownCode(base.name)} → ${markdownCode(head.name)}, as of ${head.asOf}${base.asOf === head.asOf ? '' : ` (before: ${base.asOf})`}`,
    ],
    ...(diff.complete ? [] : [['**Incomplete.** Not everything could be read on both sides, so nothing here is a clean result.']]),
    ...diff.frameworks.map(({ title, before, after }) => [
      `**${markdownText(title)}**: effective ${ratioText(before)} → **${ratioText(after)}**`,
    ]),
    ...(Object.keys(changeTitles) as ControlChange[]).flatMap((change) => controlBlock(diff, change)),
    ...findingBlock('New findings', findings.new),
    ...findingBlock('Fixed', findings.fixed),
    ...documentBlock(diff.documents),
  ];
  if (diff.controls.length + findings.new.length + findings.fixed.length + diff.documents.length === 0)
    blocks.push(['No control, no finding and no document changes.']);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function controlBlock({ controls }: ReportDiff, change: ControlChange): string[][] {
  const own = controls.filter((control) => control.change === change);
  return table(`${changeTitles[change]} (${own.length})`, '| Control | | State | Because |', own, controlRow);
}

function controlRow({ id, title, before, after, because }: ControlDiff): string {
  const reasons = because.slice(0, 3).map((reason) => `${markdownCode(`${reason.path}:${reason.line + 1}`)} ${reasonText(reason)}`);
  const more = because.length > 3 ? [`… ${because.length - 3} more`] : [];
  return `| ${id} | ${markdownText(title)} | ${before} → ${after} | ${[...reasons, ...more].join('<br>')} |`;
}

function findingBlock(title: string, findings: readonly ReportFinding[]): string[][] {
  return table(
    `${title} (${findings.length})`,
    '| | Place | Finding | Rule |',
    findings,
    ({ severity, path, range, message, rule }) =>
      `| ${severity} | ${markdownCode(`${path}:${range.start.line + 1}`)} | ${markdownText(message)} | ${rule} |`,
  );
}

function documentBlock(documents: readonly DocumentDiff[]): string[][] {
  const approvals = documents.filter(({ needsApproval }) => needsApproval).length;
  const note = approvals === 0 ? '' : `, ${plural(approvals, 'document')} to be approved again`;
  return table(
    `Documents (${documents.length}${note})`,
    '| | Document | Title | Approval |',
    documents,
    ({ change, path, title, needsApproval, approver }) =>
      `| ${change} | ${markdownCode(path)} | ${markdownText(title)} | ${needsApproval ? `**again**${approver === null ? '' : ` by ${markdownText(approver)}`}` : ''} |`,
  );
}

function table<T>(title: string, header: string, rows: readonly T[], write: (row: T) => string): string[][] {
  if (rows.length === 0) return [];
  const rule = header.replace(/[^|]+/g, '---');
  const more = rows.length > most ? [['', `… and ${rows.length - most} more.`].join('\n')] : [];
  return [[`### ${title}`], [header, rule, ...rows.slice(0, most).map(write), ...more]];
}
