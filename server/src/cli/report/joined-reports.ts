import { basename } from 'node:path';
import { Catalog } from '../../core/catalog/catalog.ts';
import { mergeReports } from '../../core/report/build/merge/merge-reports.ts';
import { historyMarkdown, historySheet, type ReportHistory, reportHistory } from '../../core/report/history/report-history.ts';
import type { IsmsReport } from '../../core/report/model/isms-report.ts';
import { writeCsv } from '../../core/report/sheets/csv.ts';
import { bundledCatalog } from '../../host/bundled-catalog.ts';
import { commitDate, commitOf } from '../../host/node/git/revision.ts';
import { GitError } from '../../host/node/git/run-git.ts';
import type { CliIo } from '../cli-io.ts';
import { isReportFile, readReport } from '../diff/read-report.ts';
import { revisionReport } from '../diff/revision-report.ts';
import { jsonReport, writeNotes } from '../report-output.ts';
import { UsageError } from '../usage-error.ts';
import { version } from '../version.ts';
import type { RunOptions } from '../workspace-run.ts';

/**
 * Joins reports of several repositories; their paths begin with the name of their file then.
 * @throws UsageError if a file is no report
 */
export function joinReports(files: readonly string[], io: CliIo): IsmsReport {
  const used = new Set<string>();
  const sources = files.map((file) => {
    const base = basename(file).replace(/\.json$/i, '');
    let name = base;
    for (let i = 2; used.has(name); i++) name = `${base}-${i}`;
    used.add(name);
    return { name, report: readReport(file, io) };
  });
  return mergeReports(sources, { name: 'annexa', version }, new Catalog(bundledCatalog.load()));
}

/**
 * The numbers of stored reports and of revisions. A revision is judged as on the day of its commit, unless `--as-of` says
 * otherwise.
 * @throws UsageError if a name is neither a report nor a revision
 */
export async function historyOf(
  names: readonly string[],
  paths: readonly string[],
  options: RunOptions,
  io: CliIo,
): Promise<ReportHistory> {
  const reports: { name: string; report: IsmsReport }[] = [];
  for (const name of names) {
    if (isReportFile(name, io)) reports.push({ name, report: readReport(name, io) });
    else {
      const asOf = options.asOf ?? (await dayOf(name, io));
      const { report, notes } = await revisionReport(paths, name, undefined, { ...options, asOf }, io);
      writeNotes(
        notes.map((note) => `${name}: ${note}`),
        io,
      );
      reports.push({ name, report });
    }
  }
  return reportHistory(reports);
}

/** @param format `json`, `csv`, `svg` or `markdown` */
export async function writeHistory(history: ReportHistory, format: string): Promise<string> {
  if (format === 'json') return jsonReport(history);
  if (format === 'svg') return (await import('../../core/report/history/history-chart.ts')).historyChart(history);
  return format === 'csv' ? writeCsv(historySheet(history)) : historyMarkdown(history);
}

async function dayOf(revision: string, io: CliIo): Promise<string> {
  try {
    return await commitDate(io.cwd, await commitOf(io.cwd, revision));
  } catch (error) {
    throw error instanceof GitError ? new UsageError(error.message) : error;
  }
}
