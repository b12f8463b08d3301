import type { Command } from 'commander';
import { ismsReport } from '../../core/report/build/isms-report.ts';
import { reportWriters } from '../../core/report/whole/report-writers.ts';
import type { CliIo } from '../cli-io.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { offerFormats } from '../formats.ts';
import type { GlobalOptions } from '../global-options.ts';
import { hashInputs } from '../report/hash-inputs.ts';
import { historyOf, joinReports, writeHistory } from '../report/joined-reports.ts';
import { reportContext } from '../report-context.ts';
import { writeNotes, writeReport } from '../report-output.ts';
import { runNotes } from '../run-notes.ts';
import { sheetsOrRefuse } from '../sheet-errors.ts';
import { UsageError } from '../usage-error.ts';
import { verdict } from '../verdict.ts';
import { runWorkspace } from '../workspace-run.ts';

interface ReportOptions extends GlobalOptions {
  readonly merge?: readonly string[];
  readonly history?: readonly string[];
}

const historyFormats: readonly string[] = ['markdown', 'csv', 'json', 'svg'];

/** `annexa report`: everything in one file, for people who do not work with the documents themselves. */
export function addReport(program: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  const command = program
    .command('report')
    .description('put documents, coverage, applicability and findings into one report')
    .argument('[paths...]', 'files and folders of one ISMS (default: the working directory)')
    .option('--merge <file...>', 'join reports that `annexa report --format json` wrote in several repositories')
    .option('--history <name...>', 'the numbers of several reports or git revisions by day, as markdown, csv, json or a picture (svg)')
    .action(async (paths: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ReportOptions>();
      const asked = command.getOptionValueSourceWithGlobals('format') !== 'default';
      if (options.history) {
        const format = asked ? options.format : 'markdown';
        if (!historyFormats.includes(format)) throw new UsageError(`--history has the formats ${historyFormats.join(', ')}`);
        const history = await historyOf(options.history, paths, options, io);
        writeReport(await writeHistory(history, format), options, io);
        return finish(history.points.every(({ complete }) => complete) ? exitCodes.ok : exitCodes.incomplete);
      }
      const loadWriter = reportWriters.get(options.format);
      if (!loadWriter)
        throw new UsageError(`The format ${options.format} is for --history; a report has ${[...reportWriters.keys()].join(', ')}`);
      const write = await loadWriter();
      if (options.merge) {
        const joined = joinReports(options.merge, io);
        writeReport(await sheetsOrRefuse(() => write(joined)), options, io);
        return finish(joined.complete ? exitCodes.ok : exitCodes.incomplete);
      }
      const run = await runWorkspace(paths, { ...options, fingerprints: true }, io);
      writeNotes(runNotes(run, io), io);
      const { files, service } = run;
      const report = await ismsReport(
        { files, findings: run.findings(), known: undefined, frameworks: service.coverage(), inputs: hashInputs(run, io) },
        reportContext(run, io),
      );
      writeReport(await sheetsOrRefuse(() => write(report)), options, io);
      finish(verdict(run.findings(), run.complete, 'never'));
    });
  offerFormats(command, [...new Set([...reportWriters.keys(), ...historyFormats])]).addHelpText(
    'after',
    '\ncsv and svg are for --history alone.\nExample: annexa report --format xlsx --output isms.xlsx',
  );
}
