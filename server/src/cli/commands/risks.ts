import type { Command } from 'commander';
import { risksReport } from '../../core/report/build/describe-risks.ts';
import type { RisksReport } from '../../core/report/model/risk-report.ts';
import { risksMarkdown } from '../../core/report/risks/risks-markdown.ts';
import { risksSheet } from '../../core/report/risks/risks-sheet.ts';
import { writeCsv } from '../../core/report/sheets/csv.ts';
import { writeXlsx } from '../../core/report/sheets/write-xlsx.ts';
import type { CliIo } from '../cli-io.ts';
import type { ExitCode } from '../exit-codes.ts';
import { offerFormats } from '../formats.ts';
import type { GlobalOptions } from '../global-options.ts';
import { risksHuman } from '../output/risks-human.ts';
import { reportContext } from '../report-context.ts';
import { jsonReport, reportColors, writeNotes, writeReport } from '../report-output.ts';
import { runNotes } from '../run-notes.ts';
import { sheetsOrRefuse } from '../sheet-errors.ts';
import { verdict } from '../verdict.ts';
import { runWorkspace } from '../workspace-run.ts';

/** `annexa risks`: the risks of all registers, rated on the scale of the config. */
export function addRisks(program: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  const command = program
    .command('risks')
    .description('list the risks of all registers, the highest first, with what is done about them')
    .argument('[paths...]', 'files and folders; each stands for the ISMS it belongs to (default: the working directory)')
    .action(async (paths: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const run = await runWorkspace(paths, options, io);
      writeNotes(runNotes(run, io), io);
      const report = risksReport(reportContext(run, io));
      writeReport(await sheetsOrRefuse(() => write(report, options, io)), options, io);
      finish(verdict(run.findings(), run.complete, 'never'));
    });
  offerFormats(command, ['human', 'json', 'markdown', 'csv', 'xlsx']).addHelpText(
    'after',
    '\nExample: annexa risks registers/ --format xlsx --output risks.xlsx',
  );
}

function write(report: RisksReport, options: GlobalOptions, io: CliIo): string | Uint8Array | Promise<Uint8Array> {
  switch (options.format) {
    case 'json':
      return jsonReport(report);
    case 'markdown':
      return risksMarkdown(report);
    case 'csv':
      return writeCsv(risksSheet(report));
    case 'xlsx':
      return writeXlsx([risksSheet(report)], report.asOf);
    default:
      return risksHuman(report, reportColors(options, io), options.quiet === true);
  }
}
