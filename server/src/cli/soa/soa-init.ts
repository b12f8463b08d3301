import { existsSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { newStatement } from '../../core/authoring/new-statement.ts';
import { filePath, fileUri } from '../../host/node/file-uri.ts';
import type { CliIo } from '../cli-io.ts';
import { displayPath } from '../display-path.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { offerFormats } from '../formats.ts';
import type { GlobalOptions } from '../global-options.ts';
import { createFile } from '../new/create-file.ts';
import { printable } from '../printable.ts';
import { refuseBrokenConfig } from '../refuse-broken-config.ts';
import { jsonReport, writeNotes } from '../report-output.ts';
import { runNotes } from '../run-notes.ts';
import { UsageError } from '../usage-error.ts';
import { runWorkspace } from '../workspace-run.ts';
import { statementsOf } from './find-statement.ts';

/** `annexa soa init`: a statement in which nothing is decided yet. */
export function addSoaInit(soa: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  const command = soa
    .command('init')
    .description('write a statement with all controls of Annex A undecided, and the documents that claim them; prints its path')
    .argument('[folder]', 'the folder whose ISMS gets it (default: the working directory)')
    .addHelpText(
      'after',
      '\nHere --format says what it is written in: yaml (default) or markdown. --output names the file or its folder; - prints the text.\n\nExample:\n  annexa soa init --format markdown',
    )
    .action(async (folder: string | undefined, _: unknown, action: Command) => {
      const options = action.optsWithGlobals<GlobalOptions>();
      const run = await runWorkspace(folder === undefined ? [] : [folder], options, io);
      if (run.targets.files.length > 0) throw new UsageError(`${folder} is no folder; --output names the file`);
      refuseBrokenConfig(run, io);
      const [there] = statementsOf(run);
      if (there) throw new UsageError(`${displayPath(there.uri, io.cwd)} is there already; \`annexa soa sync\` brings it up to date`);
      const created = await newStatement(run.service, options.format === 'markdown' ? 'markdown' : 'yaml');
      if (!created) throw new UsageError('There is no folder to put a statement in');
      writeNotes(runNotes(run, io), io);
      finish(run.complete ? exitCodes.ok : exitCodes.incomplete);
      if (options.output === '-') return void io.stdout.write(created.text);
      const path = targetOf(created.uri, options, io);
      const shown = printable(displayPath(fileUri(path), io.cwd));
      const problem = existsSync(path) ? 'it is there already' : createFile(path, created.text);
      if (problem !== undefined) throw new UsageError(`${shown}: not written, ${problem}`);
      io.stdout.write(options.format === 'json' ? jsonReport({ schema: 1, path: shown }) : `${shown}\n`);
    });
  offerFormats(command, ['yaml', 'markdown', 'json']);
}

function targetOf(uri: string, { output }: GlobalOptions, io: CliIo): string {
  const usual = filePath(uri);
  if (usual === undefined) throw new Error(`No file: ${uri}`);
  if (output === undefined) return usual;
  const path = resolve(io.cwd, output);
  const isFolder = /[/\\]$/.test(output) || (existsSync(path) && statSync(path).isDirectory());
  return isFolder ? join(path, basename(usual)) : path;
}
