import type { Command } from 'commander';
import { plural } from '../../core/report/count-findings.ts';
import { filePath } from '../../host/node/file-uri.ts';
import type { CliIo } from '../cli-io.ts';
import { displayPath } from '../display-path.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { type FixedText, fixTexts } from '../fix/fix-texts.ts';
import { writeText } from '../fix/write-text.ts';
import type { GlobalOptions } from '../global-options.ts';
import { patchText, shownPatches } from '../output/patch-text.ts';
import { printable } from '../printable.ts';
import { jsonReport, writeNotes, writeReport } from '../report-output.ts';
import { runNotes } from '../run-notes.ts';
import { verdict } from '../verdict.ts';
import { version } from '../version.ts';
import { runWorkspace } from '../workspace-run.ts';

interface FixOptions extends GlobalOptions {
  readonly dryRun?: boolean;
}

/** `annexa fix`: applies the mends that need no decision. */
export function addFix(program: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  program
    .command('fix')
    .description('mend what has one right mend; the exit status tells of what remains')
    .argument('[paths...]', 'files and folders (default: the working directory)')
    .option('--dry-run', 'change nothing, print a unified diff')
    .action(async (paths: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<FixOptions>();
      const dryRun = options.dryRun === true;
      const run = await runWorkspace(paths, options, io);
      const changeable = new Set(run.files);
      const result = await fixTexts(
        run.service,
        (uri) => changeable.has(uri),
        async (uri) => {
          const read = await run.workspace.read(uri);
          return 'text' in read ? read.text : undefined;
        },
      );
      const notes = runNotes(run, io);
      if (!result.stable) notes.push('Some mends undo each other; the rest was left as it is');
      const failed = dryRun ? [] : result.files.filter((file) => !write(file, notes, io));
      writeNotes(notes, io);

      const done = result.files.filter((file) => !failed.includes(file));
      const remaining = run.findings();
      const complete = run.complete && failed.length === 0;
      writeReport(
        options.format === 'json'
          ? jsonReport({
              schema: 1,
              tool: { name: 'annexa', version },
              asOf: run.service.asOf,
              complete,
              dryRun,
              files: done.map((file) => ({
                path: displayPath(file.uri, io.cwd),
                fixes: file.fixes,
                ...(dryRun && { diff: patch(file, io) }),
              })),
              remaining: remaining.length,
            })
          : human(done, remaining.length, dryRun, options.quiet === true, io),
        options,
        io,
      );
      finish(failed.length > 0 ? exitCodes.incomplete : verdict(remaining, complete, options.failOn));
    });
}

/** @returns true if it was written */
function write(file: FixedText, notes: string[], io: CliIo): boolean {
  const path = filePath(file.uri);
  const problem = path === undefined ? 'it is no file' : writeText(path, file.before, file.after);
  if (problem !== undefined) notes.push(`${printable(displayPath(file.uri, io.cwd))}: not mended, ${problem}`);
  return problem === undefined;
}

function human(files: readonly FixedText[], remaining: number, dryRun: boolean, quiet: boolean, io: CliIo): string {
  if (dryRun) {
    const patches = files.map((file) => patch(file, io)).join('');
    return shownPatches(patches, io);
  }
  if (quiet) return '';
  const lines = files.map((file) => `${printable(displayPath(file.uri, io.cwd))}: mended ${plural(file.fixes, 'finding')}`);
  const fixes = files.reduce((sum, file) => sum + file.fixes, 0);
  lines.push(`Mended ${plural(fixes, 'finding')} in ${plural(files.length, 'file')}; ${plural(remaining, 'finding')} left`);
  return `${lines.join('\n')}\n`;
}

function patch(file: FixedText, io: CliIo): string {
  return patchText(displayPath(file.uri, io.cwd), file.before, file.after);
}
