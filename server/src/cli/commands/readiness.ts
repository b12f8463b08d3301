import type { Command } from 'commander';
import { readinessReport } from '../../core/report/build/readiness-report.ts';
import { readinessMarkdown } from '../../core/report/readiness/readiness-markdown.ts';
import type { CliIo } from '../cli-io.ts';
import type { ExitCode } from '../exit-codes.ts';
import { offerFormats } from '../formats.ts';
import type { GlobalOptions } from '../global-options.ts';
import { readinessHuman } from '../output/readiness-human.ts';
import { reportContext } from '../report-context.ts';
import { jsonReport, reportColors, writeNotes, writeReport } from '../report-output.ts';
import { runNotes } from '../run-notes.ts';
import { verdict } from '../verdict.ts';
import { runWorkspace } from '../workspace-run.ts';

/** `annexa readiness`: what certification takes, what of it is there, and what is next. */
export function addReadiness(program: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  const command = program
    .command('readiness')
    .description('show how far the ISMS is on the way to certification, and what comes next')
    .argument('[paths...]', 'files and folders; each stands for the ISMS it belongs to (default: the working directory)')
    .action(async (paths: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const run = await runWorkspace(paths, options, io);
      writeNotes(runNotes(run, io), io);
      const report = readinessReport(reportContext(run, io));
      const write = {
        json: () => jsonReport(report),
        markdown: () => readinessMarkdown(report),
        human: () => readinessHuman(report, reportColors(options, io), options.quiet === true),
      }[options.format as 'json' | 'markdown' | 'human'];
      writeReport(write(), options, io);
      finish(verdict(run.findings(), run.complete, 'never'));
    });
  offerFormats(command, ['human', 'json', 'markdown']).addHelpText(
    'after',
    '\nExample: annexa readiness isms --format markdown --output readiness.md',
  );
}
