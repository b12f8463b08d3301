import type { Command } from 'commander';
import { checklistMarkdown } from '../../core/report/audit-checklist/checklist-markdown.ts';
import { checklistSheet, checklistSheets } from '../../core/report/audit-checklist/checklist-sheets.ts';
import { auditChecklist } from '../../core/report/build/audit-checklist.ts';
import { writeCsv } from '../../core/report/sheets/csv.ts';
import { writeXlsx } from '../../core/report/sheets/write-xlsx.ts';
import type { CliIo } from '../cli-io.ts';
import type { ExitCode } from '../exit-codes.ts';
import { offerFormats } from '../formats.ts';
import type { GlobalOptions } from '../global-options.ts';
import { reportContext } from '../report-context.ts';
import { writeNotes, writeReport } from '../report-output.ts';
import { runNotes } from '../run-notes.ts';
import { sheetsOrRefuse } from '../sheet-errors.ts';
import { verdict } from '../verdict.ts';
import { runWorkspace } from '../workspace-run.ts';

/** `annexa audit-checklist`: what an internal auditor asks, reads and wants to see, with room for the findings. */
export function addAuditChecklist(program: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  const command = program
    .command('audit-checklist')
    .description('write a checklist for an internal audit: per clause and applicable control what to read and to ask for')
    .argument('[paths...]', 'files and folders; each stands for the ISMS it belongs to (default: the working directory)')
    .action(async (paths: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const run = await runWorkspace(paths, options, io);
      writeNotes(runNotes(run, io), io);
      const checklist = auditChecklist(reportContext(run, io));
      const write: Readonly<Record<string, () => string | Promise<Uint8Array>>> = {
        csv: () => writeCsv(checklistSheet(checklist)),
        xlsx: () => writeXlsx(checklistSheets(checklist), checklist.asOf),
        markdown: () => checklistMarkdown(checklist),
      };
      writeReport(await sheetsOrRefuse<string | Uint8Array>(write[options.format] ?? (() => '')), options, io);
      finish(verdict(run.findings(), run.complete, 'never'));
    });
  offerFormats(command, ['markdown', 'xlsx', 'csv']).addHelpText(
    'after',
    '\nExample: annexa audit-checklist isms --format xlsx --output audit-2026.xlsx',
  );
}
