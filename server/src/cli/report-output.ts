import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createColors } from 'picocolors';
import { errorWords } from '../host/node/list-files.ts';
import type { CliIo } from './cli-io.ts';
import type { GlobalOptions } from './global-options.ts';
import { UsageError } from './usage-error.ts';

/** Functions that colour a text, or give it back as it is. */
export type Colors = ReturnType<typeof createColors>;

/** Colours for a report: asked for, or a terminal that has not said no (NO_COLOR, TERM=dumb, a file instead). */
export function reportColors(options: GlobalOptions, io: CliIo): Colors {
  const byTerminal = io.stdout.isTTY === true && !io.env.NO_COLOR && io.env.TERM !== 'dumb';
  return createColors(options.output === undefined && (options.color ?? byTerminal));
}

/**
 * Puts a report where the user wants it.
 * @throws UsageError if the file cannot be written, or bytes would go to a terminal
 */
export function writeReport(content: string | Uint8Array, options: GlobalOptions, io: CliIo): void {
  if (options.output === undefined) {
    if (typeof content !== 'string' && io.stdout.isTTY === true)
      throw new UsageError(`A report in the format ${options.format} is not for a terminal: name a file with --output`);
    if (content.length > 0) io.stdout.write(content);
    return;
  }
  try {
    writeFileSync(resolve(io.cwd, options.output), content);
  } catch (error) {
    throw new UsageError(`Cannot write ${options.output} (${errorWords(error)})`);
  }
}

/** A JSON report, one object and a line end. */
export function jsonReport(report: object): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** Notes for the user, one line each, on stderr. */
export function writeNotes(notes: readonly string[], io: CliIo): void {
  for (const note of notes) io.stderr.write(`annexa: ${note}\n`);
}
