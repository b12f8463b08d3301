import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Severity, severities } from '../core/config/severity.ts';
import { isIsoDate } from '../core/text/iso-date.ts';

/** Options that every command has. */
export interface GlobalOptions {
  /** One of those the command offers, see {@link offerFormats}. */
  readonly format: string;
  /** ISO date; undefined is today. */
  readonly asOf?: string;
  readonly failOn: Severity | 'never';
  /** Path of the file that takes the report instead of the terminal. */
  readonly output?: string;
  readonly quiet?: boolean;
  /** Undefined: colour on a terminal only. */
  readonly color?: boolean;
}

/** Adds the options that every command has. */
export function addGlobalOptions(program: Command): Command {
  return program
    .option('--format <format>', 'form of the report: human, json, and what else the command says of itself', 'human')
    .addOption(new Option('--as-of <date>', 'judge everything as on this day, YYYY-MM-DD (default: today)').argParser(parseDate))
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 if there is a finding of at least this weight')
        .choices([...severities].reverse().concat('never' as Severity))
        .default('error'),
    )
    .option('--output <file>', 'write the report to a file')
    .option('--quiet', 'print findings and failures only: no progress, no summary')
    .option('--color', 'colour even where the output is no terminal')
    .option('--no-color', 'no colour, as with NO_COLOR set');
}

/** @throws InvalidArgumentError if it is not a day of the calendar as `YYYY-MM-DD` */
function parseDate(value: string): string {
  if (!isIsoDate(value)) throw new InvalidArgumentError('It is not a date of the form YYYY-MM-DD.');
  return value;
}
