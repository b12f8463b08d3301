import type { Command } from 'commander';
import type { PolicyDocument } from '../../core/document/policy-document.ts';
import { countDecisions, type DecisionCounts } from '../../core/isms/statement/count-decisions.ts';
import { findingsReport } from '../../core/report/build/findings-report.ts';
import { ratioText } from '../../core/report/text/ratio-text.ts';
import type { CliIo } from '../cli-io.ts';
import { displayPath } from '../display-path.ts';
import type { ExitCode } from '../exit-codes.ts';
import { checkHuman } from '../output/check-human.ts';
import { printable } from '../printable.ts';
import { reportContext } from '../report-context.ts';
import { jsonReport, reportColors, writeNotes, writeReport } from '../report-output.ts';
import { UsageError } from '../usage-error.ts';
import { verdict } from '../verdict.ts';
import { isConfigFinding, isUnreadFinding, runWorkspace } from '../workspace-run.ts';
import { noStatement, type StatementOptions, statementsOf } from './find-statement.ts';

/** `annexa soa check`: what an auditor would object to in the statement, and how much of it is decided. */
export function addSoaCheck(soa: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  soa
    .command('check')
    .description('report the findings of the statement, and how much of it is decided')
    .argument('[paths...]', 'files and folders (default: the working directory)')
    .addHelpText('after', '\nExample:\n  annexa soa check --fail-on warning')
    .action(async (paths: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<StatementOptions>();
      const run = await runWorkspace(paths, options, io);
      const statements = statementsOf(run);
      writeNotes(run.notes, io);
      const uris = new Set(statements.map(({ uri }) => uri));
      const findings = run.findings().filter((finding) => uris.has(finding.uri) || isConfigFinding(finding) || isUnreadFinding(finding));
      if (statements.length === 0 && findings.length === 0) throw new UsageError(noStatement(run, io));
      const counted = statements.map((document) => ({ document, counts: countDecisions(document, run.service.catalog) }));
      const known = undefined;
      const report =
        options.format === 'json'
          ? jsonReport({
              ...(await findingsReport({ files: [...uris], findings, known, classification: false }, reportContext(run, io))),
              statements: counted.map(({ document, counts }) => ({ path: displayPath(document.uri, io.cwd), ...counts })),
            })
          : checkHuman(
              run,
              findings,
              { colors: reportColors(options, io), quiet: true, hints: options.failOn === 'hint', classification: false, known },
              io,
            ) + (options.quiet === true ? '' : counted.map(({ document, counts }) => summary(document, counts, io)).join(''));
      writeReport(report, options, io);
      finish(verdict(findings, run.complete, options.failOn));
    });
}

function summary({ uri }: PolicyDocument, counts: DecisionCounts, io: CliIo): string {
  const { decided, applicable, excluded, undecided, missing, own, status } = counts;
  const parts = [
    `decided ${ratioText(decided)}`,
    `${applicable} applicable`,
    `${excluded} left out`,
    ...(undecided > 0 ? [`${undecided} undecided`] : []),
    ...(missing > 0 ? [`${missing} missing`] : []),
    ...(own > 0 ? [`${own} of your own`] : []),
  ];
  const states = Object.entries(status).flatMap(([name, count]) =>
    count > 0 ? [`${count} ${name === 'none' ? 'without a status' : name}`] : [],
  );
  return `${printable(displayPath(uri, io.cwd))}: ${parts.join(', ')}${states.length > 0 ? `; ${states.join(', ')}` : ''}\n`;
}
