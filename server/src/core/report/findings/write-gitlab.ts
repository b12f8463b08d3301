import type { Severity } from '../../config/severity.ts';
import type { FindingsReport } from '../model/findings-report.ts';
import { visibleText } from '../text/visible-text.ts';

const severities: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'major', info: 'minor', hint: 'info' };

/** GitLab Code Quality: findings beside the changed lines of a merge request. Lines count from 1. */
export function writeGitlab(report: FindingsReport): string {
  const issues = report.findings.map(({ rule, severity, message, path, range, fingerprint }) => ({
    type: 'issue',
    check_name: rule,
    description: visibleText(message),
    categories: ['Style'],
    severity: severities[severity],
    fingerprint,
    location: { path, lines: { begin: range.start.line + 1, end: range.end.line + 1 } },
  }));
  return `${JSON.stringify(issues, null, 2)}\n`;
}
