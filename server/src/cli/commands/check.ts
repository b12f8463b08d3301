import type { Command } from 'commander';
import { type PartedFindings, partFindings } from '../baseline/load-baselines.ts';
import type { CliIo } from '../cli-io.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { GlobalOptions } from '../global-options.ts';
import { checkHuman } from '../output/check-human.ts';
import { checkJson } from '../output/check-json.ts';
import { plural } from '../output/count-findings.ts';
import { jsonReport, reportColors, writeNotes, writeReport } from '../report-output.ts';
import { verdict } from '../verdict.ts';
import { runWorkspace } from '../workspace-run.ts';

interface CheckOptions extends GlobalOptions {
  readonly explainClassification?: boolean;
  readonly all?: boolean;
  readonly hints?: boolean;
  /** Path of a baseline; false for none; undefined for the one that annexa.yaml names. */
  readonly baseline?: string | false;
}

/** `annexa check`: the findings of files and folders. */
export function addCheck(program: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  program
    .command('check')
    .description('report what an auditor would object to')
    .argument('[paths...]', 'files and folders (default: the working directory)')
    .option('--all', 'check every Markdown file that reads like an ISMS document, whatever `documents` in annexa.yaml leaves out')
    .option('--hints', 'show hints too: what could be better, but what no auditor objects to')
    .option('--explain-classification', 'say of each file whether and as what it is an ISMS document, and why')
    .option('--baseline <file>', 'report only what is not in this file of known findings (default: the one annexa.yaml names)')
    .option('--no-baseline', 'report known findings too')
    .action(async (paths: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CheckOptions>();
      const classification = options.explainClassification === true;
      const run = await runWorkspace(paths, options, io);
      const all = run.findings();
      const parted = await partFindings(run, all, options.baseline, io);
      const findings = parted?.fresh ?? all;
      writeNotes([...run.notes, ...goneNote(parted)], io);
      const report =
        options.format === 'json'
          ? jsonReport(checkJson(run, findings, { classification, known: parted?.known }, io))
          : checkHuman(
              run,
              findings,
              {
                colors: reportColors(options, io),
                quiet: options.quiet === true,
                hints: options.hints === true || options.failOn === 'hint',
                classification,
                known: parted?.known,
              },
              io,
            );
      writeReport(report, options, io);
      finish(verdict(findings, run.complete, options.failOn));
    });
}

function goneNote(parted: PartedFindings | undefined): string[] {
  if (!parted || parted.gone === 0) return [];
  return [
    `${plural(parted.gone, 'finding')} of the baseline ${parted.gone === 1 ? 'is' : 'are'} mended: \`annexa adopt --only baseline --write\` takes ${parted.gone === 1 ? 'it' : 'them'} out`,
  ];
}
