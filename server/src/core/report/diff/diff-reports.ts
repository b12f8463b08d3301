import type { ReportFinding } from '../model/findings-report.ts';
import type { IsmsReport } from '../model/isms-report.ts';
import type { FrameworkDiff, ReportDiff } from '../model/report-diff.ts';
import { diffControls } from './diff-controls.ts';
import { diffDocuments } from './diff-documents.ts';

/** A report and what it is called. */
export interface NamedReport {
  readonly name: string;
  readonly report: IsmsReport;
}

/** What changed from one report to another. Findings are the same by their fingerprint, wherever their lines are. */
export function diffReports(base: NamedReport, head: NamedReport): ReportDiff {
  const before = base.report;
  const after = head.report;
  const frameworks = after.frameworks.flatMap((framework) => {
    const old = before.frameworks.find(({ id }) => id === framework.id);
    return old ? [{ old, framework }] : [];
  });
  return {
    schema: 1,
    report: 'diff',
    tool: after.tool,
    asOf: after.asOf,
    complete: before.complete && after.complete,
    base: sideOf(base),
    head: sideOf(head),
    frameworks: frameworks.map(({ old, framework }): FrameworkDiff => {
      const { id, title, effective } = framework;
      return { id, title, before: old.effective, after: effective };
    }),
    controls: frameworks.flatMap(({ old, framework }) => diffControls(old, framework)),
    findings: diffFindings(before.findings, after.findings),
    documents: diffDocuments(before, after),
  };
}

function sideOf({ name, report: { asOf, complete } }: NamedReport) {
  return { name, asOf, complete };
}

function diffFindings(before: readonly ReportFinding[], after: readonly ReportFinding[]): ReportDiff['findings'] {
  const old = new Set(before.map(({ fingerprint }) => fingerprint));
  const now = new Set(after.map(({ fingerprint }) => fingerprint));
  const fresh = after.filter(({ fingerprint }) => !old.has(fingerprint));
  const fixed = before.filter(({ fingerprint }) => !now.has(fingerprint));
  return { new: fresh, fixed, unchanged: after.length - fresh.length };
}
