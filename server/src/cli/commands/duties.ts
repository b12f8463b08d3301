import type { Command } from 'commander';
import { dutiesReport } from '../../core/report/build/duties-report.ts';
import { dutiesMarkdown } from '../../core/report/duties/duties-markdown.ts';
import { dutiesSheet } from '../../core/report/duties/duties-sheet.ts';
import type { DutiesReport } from '../../core/report/model/duties-report.ts';
import { writeCsv } from '../../core/report/sheets/csv.ts';
import { writeXlsx } from '../../core/report/sheets/write-xlsx.ts';
import type { CliIo } from '../cli-io.ts';
import type { ExitCode } from '../exit-codes.ts';
import { offerFormats } from '../formats.ts';
import type { GlobalOptions } from '../global-options.ts';
import { dutiesHuman } from '../output/duties-human.ts';
import { reportContext } from '../report-context.ts';
import { jsonReport, reportColors, writeNotes, writeReport } from '../report-output.ts';
import { runNotes } from '../run-notes.ts';
import { sheetsOrRefuse } from '../sheet-errors.ts';
import { UsageError } from '../usage-error.ts';
import { parseCount, verdict } from '../verdict.ts';
import { runWorkspace } from '../workspace-run.ts';

interface DutiesOptions extends GlobalOptions {
  readonly owner?: string;
  readonly within?: number;
}

/** `annexa duties`: who has to review, approve, treat, renew what, and until when. */
export function addDuties(program: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  const command = program
    .command('duties')
    .description('list what everybody has to do: documents to review, risks to treat, evidence to renew')
    .argument('[paths...]', 'files and folders; each stands for the ISMS it belongs to (default: the working directory)')
    .option('--owner <name>', 'only the duties of this person, role or department')
    .option('--within <days>', 'only what is overdue or due in so many days', parseCount)
    .action(async (paths: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<DutiesOptions>();
      const run = await runWorkspace(paths, options, io);
      writeNotes(runNotes(run, io), io);
      const report = dutiesReport(reportContext(run, io), options);
      if (options.owner !== undefined && report.owners.length === 0 && options.within === undefined) refuse(options.owner, run, io);
      writeReport(await sheetsOrRefuse(() => write(report, options, io)), options, io);
      finish(verdict(run.findings(), run.complete, 'never'));
    });
  offerFormats(command, ['human', 'json', 'markdown', 'csv', 'xlsx']).addHelpText(
    'after',
    '\nExample: annexa duties --owner Legal --within 30',
  );
}

function write(report: DutiesReport, options: DutiesOptions, io: CliIo): string | Uint8Array | Promise<Uint8Array> {
  switch (options.format) {
    case 'json':
      return jsonReport(report);
    case 'markdown':
      return dutiesMarkdown(report);
    case 'csv':
      return writeCsv(dutiesSheet(report));
    case 'xlsx':
      return writeXlsx([dutiesSheet(report)], report.asOf);
    default:
      return dutiesHuman(report, reportColors(options, io), options.quiet === true);
  }
}

/** A slip in a name must not look like a clear desk. */
function refuse(name: string, run: Parameters<typeof reportContext>[0], io: CliIo): never {
  const known = dutiesReport(reportContext(run, io)).owners.flatMap(({ owner, department }) => [owner ?? [], department ?? []].flat());
  const listed = [...new Set(known)].slice(0, 12).join(', ');
  throw new UsageError(`Nobody called ${name} has duties here${listed === '' ? '' : `; there are ${listed}`}`);
}
