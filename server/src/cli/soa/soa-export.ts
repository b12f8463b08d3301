import type { Command } from 'commander';
import { plural } from '../../core/report/count-findings.ts';
import { writeCsv } from '../../core/report/sheets/csv.ts';
import { SheetError } from '../../core/report/sheets/sheet.ts';
import { writeXlsx } from '../../core/report/sheets/write-xlsx.ts';
import { headSheet, statementSheet } from '../../core/report/statement/statement-sheets.ts';
import type { CliIo } from '../cli-io.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { offerFormats } from '../formats.ts';
import { writeNotes, writeReport } from '../report-output.ts';
import { runNotes } from '../run-notes.ts';
import { UsageError } from '../usage-error.ts';
import { findStatement, type StatementOptions, soaOption, statementPath } from './find-statement.ts';

/** `annexa soa export`: the statement for a reviewer's spreadsheet. */
export function addSoaExport(soa: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  const command = soa
    .command('export')
    .description('write the statement as CSV or XLSX, with columns for a reviewer to fill in')
    .argument(...statementPath)
    .option(...soaOption)
    .addHelpText(
      'after',
      '\nHere --format is csv (default) or xlsx; the ending of --output tells too. Leave the column `Row key` as it is: by it `annexa soa import` knows what was changed.\n\nExample:\n  annexa soa export --output soa.xlsx',
    )
    .action(async (named: string | undefined, _: unknown, action: Command) => {
      const options = action.optsWithGlobals<StatementOptions>();
      const isWorkbook =
        options.format === 'xlsx' ||
        (action.getOptionValueSourceWithGlobals('format') === 'default' && /\.xlsx$/i.test(options.output ?? ''));
      const { run, document } = await findStatement(named, options, io);
      const sheet = statementSheet(run.service, document);
      writeNotes(runNotes(run, io), io);
      if (isWorkbook) {
        const bytes = await writeXlsx([sheet, headSheet(run.service, document)], run.service.asOf).catch(refuse);
        writeReport(bytes, options, io);
      } else writeReport(writeCsv(sheet), options, io);
      if (options.output !== undefined && options.quiet !== true)
        io.stderr.write(`${options.output}: ${plural(sheet.rows.length, 'row')}\n`);
      finish(run.complete ? exitCodes.ok : exitCodes.incomplete);
    });
  offerFormats(command, ['csv', 'xlsx']);
}

function refuse(error: unknown): never {
  throw error instanceof SheetError ? new UsageError(error.message) : error;
}
