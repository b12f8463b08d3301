import type { Command } from 'commander';
import { syncStatement } from '../../core/isms/statement/sync-statement.ts';
import { plural } from '../../core/report/count-findings.ts';
import { applyEdits } from '../../core/text/text-edit.ts';
import type { CliIo } from '../cli-io.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { patchText, shownPatches } from '../output/patch-text.ts';
import { printable } from '../printable.ts';
import { jsonReport, writeNotes, writeReport } from '../report-output.ts';
import { runNotes } from '../run-notes.ts';
import { findStatement, type StatementOptions, soaOption, statementPath } from './find-statement.ts';
import { writeStatement } from './write-statement.ts';

interface SyncOptions extends StatementOptions {
  readonly dryRun?: boolean;
}

/** A diff of more rows takes minutes to work out, and nobody reads it. */
const mostShown = 1000;

/** `annexa soa sync`: what the documents say comes into the statement. */
export function addSoaSync(soa: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  soa
    .command('sync')
    .description('fill in which documents claim the controls, and add missing controls as undecided; shows what changes')
    .argument(...statementPath)
    .option(...soaOption)
    .option('--dry-run', 'change nothing, print a unified diff')
    .addHelpText('after', '\nExample:\n  annexa soa sync --dry-run\n  annexa soa sync isms/soa.yaml')
    .action(async (named: string | undefined, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<SyncOptions>();
      const found = await findStatement(named, options, io);
      const { run, document, text, path } = found;
      const { service } = run;
      const context = { catalog: service.catalog, index: service.index, config: service.configFor(document.uri), asOf: service.asOf };
      const { edits, added, renewed, namesDocuments } = syncStatement(document, text, context);
      const after = applyEdits(text, edits).text;
      const isChanged = after !== text;
      if (isChanged && options.dryRun !== true) writeStatement(found, after);
      const notes = runNotes(run, io);
      if (!namesDocuments)
        notes.push(`${printable(path)}: the table has no column for documents; add one, such as \`Documents\`, to have it filled`);
      const isLong = added.length + renewed.length > mostShown;
      const diff = isChanged && !isLong ? patchText(path, text, after) : '';
      if (isChanged && isLong) notes.push(`${printable(path)}: so much changes that no diff is shown`);
      writeNotes(notes, io);
      const said = isChanged
        ? `${printable(path)}: ${plural(added.length, 'control')} added, documents of ${plural(renewed.length, 'row')} renewed`
        : `${printable(path)} is up to date`;
      writeReport(
        options.format === 'json'
          ? jsonReport({ schema: 1, path, written: isChanged && options.dryRun !== true, added, renewed, diff })
          : `${shownPatches(diff, io)}${options.quiet === true || (options.dryRun === true && isChanged) ? '' : `${said}\n`}`,
        options,
        io,
      );
      finish(run.complete ? exitCodes.ok : exitCodes.incomplete);
    });
}
