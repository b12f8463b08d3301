import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ReportControl, ReportFramework } from '../../core/report/model/coverage-report.ts';
import type { FindingsReport } from '../../core/report/model/findings-report.ts';
import type { IsmsReport } from '../../core/report/model/isms-report.ts';
import { errorWords } from '../../host/node/list-files.ts';
import type { CliIo } from '../cli-io.ts';
import { UsageError } from '../usage-error.ts';

/** Bytes of a report that is read. */
const largest = 256 * 1024 * 1024;

/**
 * A report that `annexa report` or `annexa check` wrote as JSON; one of `check` says nothing of documents and coverage.
 * @throws UsageError if the file is not there or no such report
 */
export function readReport(path: string, io: CliIo): IsmsReport {
  const value = parse(path, io);
  const fault = faultOf(value);
  if (fault !== null) throw new UsageError(`${path}: no report of \`annexa report --format json\`: ${fault}`);
  const report = value as IsmsReport | (FindingsReport & { readonly report?: undefined });
  if (report.report === 'isms') return { ...report, frameworks: report.frameworks.map(withLaterFields) };
  return { ...report, report: 'isms', organization: null, documents: [], frameworks: [], applicability: [], inputs: [] };
}

/** A framework of a report that may have been stored before controls had a reason and evidence. */
function withLaterFields(framework: ReportFramework): ReportFramework {
  return { ...framework, controls: framework.controls.map((control) => ({ ...unknownLater, ...control })) };
}

const unknownLater: Pick<ReportControl, 'reason' | 'evidence'> = { reason: '', evidence: 'none' };

/** True for the name of a JSON file that is there; anything else is a revision. */
export function isReportFile(name: string, io: CliIo): boolean {
  if (!name.toLowerCase().endsWith('.json')) return false;
  return statSync(resolve(io.cwd, name), { throwIfNoEntry: false })?.isFile() === true;
}

function parse(path: string, io: CliIo): unknown {
  try {
    const file = resolve(io.cwd, path);
    if (statSync(file).size > largest) throw new UsageError(`${path}: too large for a report`);
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path}: ${error instanceof SyntaxError ? 'it is not valid JSON' : `it cannot be read (${errorWords(error)})`}`);
  }
}

/** What a report must have for its readers not to stumble; null if it has. */
function faultOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'it is no object';
  const report = value as Record<string, unknown>;
  if (report.schema !== 1) return `it is of format ${JSON.stringify(report.schema) ?? 'none'}, and this version reads format 1`;
  if (report.report !== undefined && report.report !== 'isms') return 'it is another kind of report';
  const texts = ['asOf'].find((key) => typeof report[key] !== 'string');
  if (texts !== undefined || typeof report.complete !== 'boolean') return 'it does not say of which day it is, and whether it is complete';
  const lists = report.report === 'isms' ? ['documents', 'frameworks', 'applicability', 'findings', 'inputs'] : ['findings'];
  const missing = lists.find((key) => !isListOfObjects(report[key]));
  if (missing !== undefined) return `it has no list \`${missing}\``;
  const findings = report.findings as Record<string, unknown>[];
  if (!findings.every(({ fingerprint, path, message }) => [fingerprint, path, message].every((each) => typeof each === 'string')))
    return 'a finding of it has no `fingerprint`; write it anew with this version';
  return null;
}

function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null);
}
