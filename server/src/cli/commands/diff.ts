import type { Command } from 'commander';
import { atLeast } from '../../core/config/severity.ts';
import { diffReports, type NamedReport } from '../../core/report/diff/diff-reports.ts';
import { writeDiffMarkdown } from '../../core/report/diff/write-diff-markdown.ts';
import type { ReportDiff } from '../../core/report/model/report-diff.ts';
import type { CliIo } from '../cli-io.ts';
import { diffHuman } from '../diff/diff-human.ts';
import { isReportFile, readReport } from '../diff/read-report.ts';
import { revisionReport } from '../diff/revision-report.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { offerFormats } from '../formats.ts';
import type { GlobalOptions } from '../global-options.ts';
import { jsonReport, reportColors, writeNotes, writeReport } from '../report-output.ts';
import { UsageError } from '../usage-error.ts';

interface DiffOptions extends GlobalOptions {
  readonly path?: readonly string[];
  readonly mergeBase?: boolean;
  readonly failOnLost?: boolean;
  readonly reportOnly?: boolean;
}

/** `annexa diff`: what a change does to the ISMS. */
export function addDiff(program: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  const diff = program
    .command('diff')
    .description('say what changed between two revisions or reports: controls won and lost, findings, documents to approve again')
    .argument('<base>', 'a git revision, or a file that `annexa report --format json` wrote')
    .argument('[head]', 'the same (default: the files as they are on disk)')
    .option('--path <path...>', 'files and folders to compare at the revisions (default: the working directory)')
    .option('--merge-base', 'compare with the commit where head left base, as a pull request does')
    .option('--fail-on-lost', 'exit with 1 if a control is no longer covered')
    .option('--report-only', 'exit with 0 whatever is new or lost')
    .action(async (base: string, head: string | undefined, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<DiffOptions>();
      const [before, after] = await bothReports(base, head, options, io);
      const result = diffReports(before, after);
      writeReport(written(result, options, io), options, io);
      finish(verdictOf(result, options));
    });
  offerFormats(diff, ['human', 'json', 'markdown']).addHelpText(
    'after',
    '\nExample: annexa diff origin/main --merge-base --format markdown',
  );
}

async function bothReports(base: string, head: string | undefined, options: DiffOptions, io: CliIo): Promise<[NamedReport, NamedReport]> {
  const paths = options.path ?? [];
  if (isReportFile(base, io) || (head !== undefined && isReportFile(head, io))) {
    if (head === undefined) throw new UsageError('A report is compared with another: name both, `annexa diff before.json after.json`');
    return [
      { name: base, report: readReport(base, io) },
      { name: head, report: readReport(head, io) },
    ];
  }
  const since = options.mergeBase === true ? (head ?? 'HEAD') : undefined;
  const before = await revisionReport(paths, base, since, options, io);
  const after = await revisionReport(paths, head, undefined, options, io);
  writeNotes([...new Set([...before.notes.map((note) => `${base}: ${note}`), ...after.notes])], io);
  return [
    { name: base, report: before.report },
    { name: head ?? 'working tree', report: after.report },
  ];
}

function written(diff: ReportDiff, options: DiffOptions, io: CliIo): string {
  if (options.format === 'json') return jsonReport(diff);
  return options.format === 'markdown' ? writeDiffMarkdown(diff) : diffHuman(diff, reportColors(options, io));
}

function verdictOf({ complete, findings, controls }: ReportDiff, { failOn, failOnLost, reportOnly }: DiffOptions): ExitCode {
  if (!complete) return exitCodes.incomplete;
  if (reportOnly === true) return exitCodes.ok;
  const worse = failOn !== 'never' && findings.new.some(({ severity }) => atLeast(severity, failOn));
  const lost = failOnLost === true && controls.some(({ change }) => change === 'lost');
  return worse || lost ? exitCodes.findings : exitCodes.ok;
}
