import { Command, CommanderError } from 'commander';
import type { CliIo } from './cli-io.ts';
import { commandsFor } from './commands.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { checkFormat } from './formats.ts';
import { addGlobalOptions } from './global-options.ts';
import { printable } from './printable.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';

/**
 * Runs one command.
 * @param args the arguments behind the program's name
 * @returns the exit status; a language server is still running then
 * @throws whatever is a fault of the program itself
 */
export async function runCli(args: readonly string[], io: CliIo): Promise<ExitCode> {
  let code: ExitCode = exitCodes.ok;
  const finish = (status: ExitCode): void => {
    code = status;
  };
  // Commands inherit output, exit behaviour and help from the program, so these settings come first.
  const program = new Command('annexa')
    .description('An ISO 27001 ISMS as Markdown in git: findings, mends and control coverage')
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text) })
    .exitOverride()
    .hook('preAction', (_, command) => checkFormat(command));
  addGlobalOptions(program);
  for (const add of await commandsFor(args)) add(program, io, finish);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    // Commander has already told the user; only help and version end well.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    if (!(error instanceof UsageError)) throw error;
    io.stderr.write(`annexa: ${printable(error.message)}\n`);
    return exitCodes.usage;
  }
}
