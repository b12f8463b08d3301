import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Catalog } from '../../core/catalog/catalog.ts';
import { readCsv } from '../../core/report/sheets/csv.ts';
import { readXlsx } from '../../core/report/sheets/read-xlsx.ts';
import { type ReadSheet, SheetError } from '../../core/report/sheets/sheet.ts';
import { importStatement, statementTable } from '../../core/report/statement/import-statement.ts';
import { unheldChange } from '../../core/report/statement/unheld-change.ts';
import { applyEdits } from '../../core/text/text-edit.ts';
import { errorWords } from '../../host/node/list-files.ts';
import { decodeText } from '../../host/text-encoding.ts';
import type { CliIo } from '../cli-io.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { patchText } from '../output/patch-text.ts';
import { jsonReport, reportColors, writeNotes, writeReport } from '../report-output.ts';
import { runNotes } from '../run-notes.ts';
import { UsageError } from '../usage-error.ts';
import { findStatement, type StatementOptions, soaOption, statementPath } from './find-statement.ts';
import { importHuman } from './import-human.ts';
import { writeStatement } from './write-statement.ts';

interface ImportOptions extends StatementOptions {
  readonly write?: boolean;
}

/** `annexa soa import`: what a reviewer filled in comes back. */
export function addSoaImport(soa: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  soa
    .command('import')
    .description('show what a reviewer changed in an exported table; with --write take it over')
    .argument('<file>', 'the CSV or XLSX file that came back')
    .argument(...statementPath)
    .option(...soaOption)
    .option('--write', 'take the changes over; rows that were changed on both sides never are')
    .addHelpText('after', '\nExample:\n  annexa soa import soa.xlsx\n  annexa soa import soa.xlsx --write')
    .action(async (file: string, named: string | undefined, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ImportOptions>();
      const found = await findStatement(named, options, io);
      const { run, document, text, path } = found;
      const { service } = run;
      const table = await readTable(file, service.catalog, io);
      const result = importStatement(document, text, table, service.catalog, service.configFor(document.uri).ownControls);
      const after = applyEdits(text, result.edits).text;
      const unheld = unheldChange(service.preview(document.uri, after).document, document, result.changes, service.catalog);
      if (unheld !== null) throw new UsageError(`${path}: nothing was written, as ${unheld} would not come out as it stands in ${file}`);
      const isWritten = options.write === true && after !== text;
      if (isWritten) writeStatement(found, after);
      writeNotes(runNotes(run, io), io);
      const { changes, conflicts, unknownRows, unknownColumns, absentRows } = result;
      writeReport(
        options.format === 'json'
          ? jsonReport({
              ...{ schema: 1, path, written: isWritten, changes, conflicts, unknownRows, unknownColumns, absentRows },
              diff: after === text ? '' : patchText(path, text, after),
            })
          : importHuman(result, { path, isWritten, colors: reportColors(options, io), quiet: options.quiet === true }),
        options,
        io,
      );
      if (!run.complete) finish(exitCodes.incomplete);
      else finish(conflicts.length > 0 || unknownRows.length > 0 ? exitCodes.findings : exitCodes.ok);
    });
}

/** @throws UsageError if the file is no table of a statement */
async function readTable(file: string, catalog: Catalog, io: CliIo): Promise<ReadSheet> {
  const sheets = await readSheets(bytesOf(file, io), file);
  const table = statementTable(sheets, catalog);
  if (!table)
    throw new UsageError(`${file} is no statement: its first row has no heading \`Control\` beside others such as \`Applicable\``);
  return table;
}

function bytesOf(file: string, io: CliIo): Uint8Array {
  try {
    return readFileSync(resolve(io.cwd, file));
  } catch (error) {
    throw new UsageError(`Cannot read ${file} (${errorWords(error)})`);
  }
}

async function readSheets(bytes: Uint8Array, file: string): Promise<ReadSheet[]> {
  try {
    // a workbook is a ZIP archive, whatever the file is called
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) return await readXlsx(bytes);
    const decoded = decodeText(bytes);
    if ('error' in decoded) throw new SheetError(decoded.error);
    return [readCsv(decoded.text)];
  } catch (error) {
    throw error instanceof SheetError ? new UsageError(`${file}: ${error.message}`) : error;
  }
}
