import { x } from 'xastscript';
import { atLeast } from '../../config/severity.ts';
import type { FindingsReport, ReportFinding } from '../model/findings-report.ts';
import { visibleText } from '../text/visible-text.ts';
import { xmlDocument } from '../text/xml-document.ts';
import { type FindingsOptions, incompleteNote } from './findings-format.ts';

/**
 * JUnit XML: a suite for each file with findings, a test for each finding. What breaks the build has failed, what does not
 * is skipped; a run without findings, or one that could not read everything, is a test of its own.
 */
export function writeJunit(report: FindingsReport, options: FindingsOptions): string {
  const byPath = new Map<string, ReportFinding[]>();
  for (const finding of report.findings) {
    const own = byPath.get(finding.path);
    if (own) own.push(finding);
    else byPath.set(finding.path, [finding]);
  }
  const suites = [...byPath].map(([path, findings]) => suiteOf(path, findings, report, options));
  const failures = report.findings.filter((finding) => fails(finding, options)).length;
  const root = x('testsuites', { name: 'annexa', tests: report.findings.length + 1, failures, errors: report.complete ? 0 : 1 }, [
    runSuite(report),
    ...suites,
  ]);
  return xmlDocument(root);
}

function runSuite(report: FindingsReport) {
  const name = `everything was read: ${report.summary.documents} documents in ${report.summary.files} files`;
  const problem = report.complete ? [] : [x('error', { type: 'incomplete', message: incompleteNote })];
  return x('testsuite', { ...head('annexa', report), tests: 1, failures: 0, errors: problem.length, skipped: 0 }, [
    x('testcase', { name, classname: 'annexa', time: '0' }, problem),
  ]);
}

function suiteOf(path: string, findings: readonly ReportFinding[], report: FindingsReport, options: FindingsOptions) {
  const failures = findings.filter((finding) => fails(finding, options)).length;
  const counts = { tests: findings.length, failures, errors: 0, skipped: findings.length - failures };
  return x(
    'testsuite',
    { ...head(visibleText(path), report), ...counts },
    findings.map((finding) => testOf(finding, options)),
  );
}

function testOf(finding: ReportFinding, options: FindingsOptions) {
  const { rule, code, severity, path, range } = finding;
  const message = visibleText(finding.message);
  const place = `${visibleText(path)}:${range.start.line + 1}:${range.start.character + 1}`;
  const outcome = fails(finding, options)
    ? x('failure', { type: severity, message }, `${place}: ${severity}: ${message} (${code} ${rule})`)
    : x('skipped', `${place}: ${severity}: ${message} (${code} ${rule})`);
  return x(
    'testcase',
    { name: `${rule} at ${range.start.line + 1}:${range.start.character + 1}`, classname: visibleText(path), time: '0' },
    [outcome],
  );
}

function head(name: string, { asOf }: FindingsReport) {
  return { name, timestamp: `${asOf}T00:00:00`, time: '0' };
}

function fails({ severity }: ReportFinding, { failOn }: FindingsOptions): boolean {
  return failOn !== 'never' && atLeast(severity, failOn);
}
