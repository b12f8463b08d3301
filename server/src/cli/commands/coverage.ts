import type { Command } from 'commander';
import type { FrameworkCoverage } from '../../core/isms/coverage.ts';
import { coverageReport } from '../../core/report/build/describe-coverage.ts';
import { describeDocument } from '../../core/report/build/describe-document.ts';
import { documentsByPath } from '../../core/report/build/isms-report.ts';
import { coverageWriters } from '../../core/report/coverage/coverage-writers.ts';
import type { CliIo } from '../cli-io.ts';
import type { ExitCode } from '../exit-codes.ts';
import { offerFormats } from '../formats.ts';
import type { GlobalOptions } from '../global-options.ts';
import { coverageHuman } from '../output/coverage-human.ts';
import { reportContext } from '../report-context.ts';
import { reportColors, writeNotes, writeReport } from '../report-output.ts';
import { runNotes } from '../run-notes.ts';
import { sheetsOrRefuse } from '../sheet-errors.ts';
import { UsageError } from '../usage-error.ts';
import { addGates, belowNotes, type Gates, verdict } from '../verdict.ts';
import { runWorkspace, type WorkspaceRun } from '../workspace-run.ts';

interface CoverageOptions extends GlobalOptions, Gates {
  readonly framework?: string;
}

/** `annexa coverage`: which controls are covered, by which documents. */
export function addCoverage(program: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  const coverage = program
    .command('coverage')
    .description('report which controls are covered, by which documents')
    .argument(
      '[paths...]',
      'files and folders; each stands for the ISMS it belongs to, the nearest folder upward with an annexa.yaml (default: the working directory)',
    )
    .option('--framework <id>', 'only this framework')
    .action(async (paths: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CoverageOptions>();
      const run = await runWorkspace(paths, options, io);
      const frameworks = chosen(run.service.coverage(), options.framework);
      writeNotes([...runNotes(run, io), ...belowNotes(options, frameworks)], io);
      writeReport(await reportOf(run, frameworks, options, io), options, io);
      // Findings other than a broken config are the business of `check`.
      finish(verdict(run.findings(), run.complete, 'never', options, frameworks));
    });
  addGates(coverage);
  offerFormats(coverage, ['human', ...coverageWriters.keys()]).addHelpText(
    'after',
    '\nExample: annexa coverage --format xlsx --output coverage.xlsx --min-effective 60',
  );
}

async function reportOf(run: WorkspaceRun, frameworks: readonly FrameworkCoverage[], options: CoverageOptions, io: CliIo) {
  const write = coverageWriters.get(options.format);
  if (!write) return coverageHuman(run, frameworks, reportColors(options, io), options.quiet === true, io);
  const context = reportContext(run, io);
  const documents = documentsByPath(context).map((document) => describeDocument(document, context));
  return sheetsOrRefuse(async () => write({ report: coverageReport(frameworks, context), documents }));
}

function chosen(all: readonly FrameworkCoverage[], wanted: string | undefined): readonly FrameworkCoverage[] {
  if (wanted === undefined) return all;
  const found = all.filter((framework) => framework.id === wanted);
  if (found.length === 0)
    throw new UsageError(`No coverage of framework ${wanted}; there is ${all.map(({ id }) => id).join(', ') || 'none'}`);
  return found;
}
