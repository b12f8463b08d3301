import { type Command, InvalidArgumentError } from 'commander';
import { atLeast } from '../core/config/severity.ts';
import type { FrameworkCoverage } from '../core/isms/coverage.ts';
import { ratioText } from '../core/report/text/ratio-text.ts';
import type { Finding } from '../core/rules/rule.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { GlobalOptions } from './global-options.ts';
import { isConfigFinding } from './workspace-run.ts';

/** What a build must come up to. */
export interface Gates {
  /** Findings do not break the build, nor does what is below a threshold. */
  readonly reportOnly?: boolean;
  /** Least effective coverage of each framework, percent. */
  readonly minEffective?: number;
  /** How many findings of the weight that breaks the build may be new; 0 by default. */
  readonly maxNew?: number;
}

/** Adds the options that every command with a verdict has. */
export function addGates(command: Command): Command {
  return command
    .option('--min-effective <percent>', 'exit with 1 if effective coverage of a framework is lower', parsePercent)
    .option('--report-only', 'exit with 0 whatever is found; a broken config and an incomplete run still show');
}

/** The exit status of a run with these findings and this coverage. */
export function verdict(
  findings: readonly Finding[],
  complete: boolean,
  failOn: GlobalOptions['failOn'],
  gates: Gates = {},
  frameworks: readonly FrameworkCoverage[] = [],
): ExitCode {
  if (findings.some(isConfigFinding)) return exitCodes.usage;
  if (!complete) return exitCodes.incomplete;
  if (gates.reportOnly === true) return exitCodes.ok;
  const failing = failOn === 'never' ? 0 : findings.filter((finding) => atLeast(finding.severity, failOn)).length;
  const below = frameworks.some((framework) => isBelow(framework, gates.minEffective));
  return failing > (gates.maxNew ?? 0) || below ? exitCodes.findings : exitCodes.ok;
}

/** Which frameworks are below what a build must come up to, a line each; none where that breaks no build. */
export function belowNotes(gates: Gates, frameworks: readonly FrameworkCoverage[]): string[] {
  if (gates.reportOnly === true) return [];
  return frameworks
    .filter((framework) => isBelow(framework, gates.minEffective))
    .map(({ id, effective }) => `${id}: ${ratioText(effective)} is effective, less than the ${gates.minEffective} % of --min-effective`);
}

function isBelow({ effective }: FrameworkCoverage, percent: number | undefined): boolean {
  return percent !== undefined && effective.n > 0 && effective.k * 100 < percent * effective.n;
}

function parsePercent(value: string): number {
  const percent = Number(value);
  if (value.trim() === '' || !(percent >= 0 && percent <= 100)) throw new InvalidArgumentError('It is not a number from 0 to 100.');
  return percent;
}

/** @throws InvalidArgumentError if it is not a whole number */
export function parseCount(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('It is not a whole number.');
  return Number(value);
}
