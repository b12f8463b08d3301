import type { Command } from 'commander';
import type { GlobalOptions } from './global-options.ts';
import { printable } from './printable.ts';

/** What a command offers that says nothing of it. */
const usual: readonly string[] = ['human', 'json'];

const offered = new WeakMap<Command, readonly string[]>();

/** Says which values `--format` may have for a command; the first is meant where none is asked for, but `human` goes first. */
export function offerFormats(command: Command, formats: readonly string[]): Command {
  offered.set(command, formats);
  return command.addHelpText('after', `\nFormats: ${formats.join(', ')}`);
}

/**
 * Puts the format of the command in the place of the usual one if none was asked for.
 * @throws CommanderError if the command does not offer the format that it is asked for
 */
export function checkFormat(command: Command): void {
  const { format } = command.optsWithGlobals<GlobalOptions>();
  const formats = offered.get(command) ?? usual;
  if (formats.includes(format)) return;
  if (command.getOptionValueSourceWithGlobals('format') === 'default')
    programOf(command).setOptionValueWithSource('format', formats[0], 'default');
  else
    command.error(
      `error: option '--format <format>' argument '${printable(format)}' is invalid. Allowed choices are ${formats.join(', ')}.`,
    );
}

/** The program a command belongs to, by however many steps. */
function programOf(command: Command): Command {
  return command.parent ? programOf(command.parent) : command;
}
