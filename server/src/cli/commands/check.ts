import { type Command, InvalidArgumentError } from 'commander';
import { findingsDetails, noDetails } from '../../core/report/build/findings-details.ts';
import { findingsReport } from '../../core/report/build/findings-report.ts';
import { plural } from '../../core/report/count-findings.ts';
import { findingsWriters } from '../../core/report/findings/findings-writers.ts';
import { type PartedFindings, partFindings } from '../baseline/load-baselines.ts';
import type { CliIo } from '../cli-io.ts';
import type { ExitCode } from '../exit-codes.ts';
import { offerFormats } from '../formats.ts';
import type { GlobalOptions } from '../global-options.ts';
import { checkHuman } from '../output/check-human.ts';
import { reportContext } from '../report-context.ts';
import { reportColors, writeNotes, writeReport } from '../report-output.ts';
import { sheetsOrRefuse } from '../sheet-errors.ts';
import { UsageError } from '../usage-error.ts';
import { addGates, belowNotes, type Gates, parseCount, verdict } from '../verdict.ts';
import { runWorkspace, type WorkspaceRun } from '../workspace-run.ts';

interface CheckOptions extends GlobalOptions, Gates {
  readonly explainClassification?: boolean;
  readonly all?: boolean;
  readonly hints?: boolean;
  readonly since?: string;
  /** With `/` at its end. */
  readonly ruleDocs?: string;
  /** Path of a baseline; false for none; undefined for the one that annexa.yaml names. */
  readonly baseline?: string | false;
}

/** `annexa check`: the findings of files and folders. */
export function addCheck(program: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  const check = program
    .command('check')
    .description('report what an auditor would object to')
    .argument('[paths...]', 'files and folders (default: the working directory)')
    .option('--all', 'check every Markdown file that reads like an ISMS document, whatever `documents` in annexa.yaml leaves out')
    .option('--hints', 'show hints too: what could be better, but what no auditor objects to')
    .option(
      '--since <revision>',
      'ask for a new version of what changed since the branch left this revision (default: since the last commit)',
    )
    .option('--explain-classification', 'say of each file whether and as what it is an ISMS document, and why')
    .option('--baseline <file>', 'report only what is not in this file of known findings (default: the one annexa.yaml names)')
    .option('--no-baseline', 'report known findings too')
    .option('--rule-docs <url>', 'in SARIF, where the pages of the rules are: `<slug>.md` is added to it', parseUrl)
    .option('--max-new <count>', 'with a baseline: so many new findings of the weight of --fail-on do not break the build yet', parseCount)
    .action(async (paths: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CheckOptions>();
      const run = await runWorkspace(paths, options, io);
      const all = run.findings();
      const parted = await partFindings(run, all, options.baseline, io);
      if (options.maxNew !== undefined && !parted)
        throw new UsageError(
          '--max-new needs a baseline, by which new findings are told: write one with `annexa adopt --only baseline --write`',
        );
      const frameworks = options.minEffective === undefined ? [] : run.service.coverage();
      writeNotes([...run.notes, ...goneNote(parted), ...belowNotes(options, frameworks)], io);
      writeReport(await reportOf(run, parted, options, io), options, io);
      finish(verdict(parted?.fresh ?? all, run.complete, options.failOn, options, frameworks));
    });
  addGates(check);
  offerFormats(check, ['human', ...findingsWriters.keys()]).addHelpText(
    'after',
    '\nExample: annexa check policies/ --format sarif --output annexa.sarif --fail-on warning',
  );
}

/** @throws InvalidArgumentError if it is no address on the web */
function parseUrl(value: string): string {
  const { protocol, href } = URL.canParse(value) ? new URL(value) : { protocol: '', href: '' };
  if (protocol !== 'https:' && protocol !== 'http:') throw new InvalidArgumentError('It is not a URL that begins with https://.');
  return href.endsWith('/') ? href : `${href}/`;
}

async function reportOf(run: WorkspaceRun, parted: PartedFindings | undefined, options: CheckOptions, io: CliIo) {
  const findings = parted?.fresh ?? run.findings();
  const known = parted?.known.length;
  const classification = options.explainClassification === true;
  const hints = options.hints === true || options.failOn === 'hint';
  const loadWriter = findingsWriters.get(options.format);
  if (!loadWriter) {
    const quiet = options.quiet === true;
    return checkHuman(run, findings, { colors: reportColors(options, io), quiet, hints, classification, known }, io);
  }
  const context = reportContext(run, io);
  const report = await findingsReport({ files: run.files, findings, known, classification }, context);
  const write = await loadWriter();
  const failOn = options.reportOnly === true ? 'never' : options.failOn;
  const parts = { findings, known: parted?.known ?? [], suppressed: run.suppressed() };
  const details = options.format === 'sarif' ? await findingsDetails(parts, context) : noDetails;
  return sheetsOrRefuse(async () => write(report, { failOn, hints, ...details, ruleDocs: options.ruleDocs ?? null }));
}

function goneNote(parted: PartedFindings | undefined): string[] {
  if (!parted || parted.gone === 0) return [];
  return [
    `${plural(parted.gone, 'finding')} of the baseline ${parted.gone === 1 ? 'is' : 'are'} mended: \`annexa adopt --only baseline --write\` takes ${parted.gone === 1 ? 'it' : 'them'} out`,
  ];
}
