import type { Command } from 'commander';
import type { CliIo } from '../cli-io.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { GlobalOptions } from '../global-options.ts';
import { checkHuman } from '../output/check-human.ts';
import { checkJson } from '../output/check-json.ts';
import { jsonReport, reportColors, writeNotes, writeReport } from '../report-output.ts';
import { verdict } from '../verdict.ts';
import { runWorkspace } from '../workspace-run.ts';

interface CheckOptions extends GlobalOptions {
  readonly explainClassification?: boolean;
  readonly all?: boolean;
}

/** `annexa check`: the findings of files and folders. */
export function addCheck(program: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  program
    .command('check')
    .description('report what an auditor would object to')
    .argument('[paths...]', 'files and folders (default: the working directory)')
    .option('--all', 'check every Markdown file that reads like an ISMS document, whatever `documents` in annexa.yaml leaves out')
    .option('--explain-classification', 'say of each file whether and as what it is an ISMS document, and why')
    .action(async (paths: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CheckOptions>();
      const classification = options.explainClassification === true;
      const run = await runWorkspace(paths, options, io);
      const findings = run.findings();
      writeNotes(run.notes, io);
      const report =
        options.format === 'json'
          ? jsonReport(checkJson(run, findings, classification, io))
          : checkHuman(run, findings, { colors: reportColors(options, io), quiet: options.quiet === true, classification }, io);
      writeReport(report, options, io);
      finish(verdict(findings, run.complete, options.failOn));
    });
}
