import { type Command, InvalidArgumentError } from 'commander';
import type { FrameworkCoverage } from '../../core/isms/coverage.ts';
import type { CliIo } from '../cli-io.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import type { GlobalOptions } from '../global-options.ts';
import { coverageHuman } from '../output/coverage-human.ts';
import { coverageJson } from '../output/coverage-json.ts';
import { jsonReport, reportColors, writeNotes, writeReport } from '../report-output.ts';
import { UsageError } from '../usage-error.ts';
import { verdict } from '../verdict.ts';
import { runWorkspace } from '../workspace-run.ts';

interface CoverageOptions extends GlobalOptions {
  readonly framework?: string;
  readonly minEffective?: number;
}

/** `annexa coverage`: which controls are covered, by which documents. */
export function addCoverage(program: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  program
    .command('coverage')
    .description('report which controls are covered, by which documents')
    .argument(
      '[paths...]',
      'files and folders; each stands for the ISMS it belongs to, the nearest folder upward with an annexa.yaml (default: the working directory)',
    )
    .option('--framework <id>', 'only this framework')
    .option('--min-effective <percent>', 'exit with 1 if effective coverage of a framework is lower', parsePercent)
    .action(async (paths: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CoverageOptions>();
      const run = await runWorkspace(paths, options, io);
      const frameworks = chosen(run.service.coverage(), options.framework);
      writeNotes(run.notes, io);
      const report =
        options.format === 'json'
          ? jsonReport(coverageJson(run, frameworks, io))
          : coverageHuman(run, frameworks, reportColors(options, io), options.quiet === true, io);
      writeReport(report, options, io);
      // Findings other than a broken config are the business of `check`.
      const code = verdict(run.findings(), run.complete, 'never');
      finish(code === exitCodes.ok && frameworks.some((framework) => isBelow(framework, options.minEffective)) ? exitCodes.findings : code);
    });
}

function chosen(all: readonly FrameworkCoverage[], wanted: string | undefined): readonly FrameworkCoverage[] {
  if (wanted === undefined) return all;
  const found = all.filter((framework) => framework.id === wanted);
  if (found.length === 0)
    throw new UsageError(`No coverage of framework ${wanted}; there is ${all.map(({ id }) => id).join(', ') || 'none'}`);
  return found;
}

function isBelow({ effective }: FrameworkCoverage, percent: number | undefined): boolean {
  return percent !== undefined && effective.n > 0 && effective.k * 100 < percent * effective.n;
}

function parsePercent(value: string): number {
  const percent = Number(value);
  if (value.trim() === '' || !(percent >= 0 && percent <= 100)) throw new InvalidArgumentError('It is not a number from 0 to 100.');
  return percent;
}
