import type { Severity } from '../../core/config/severity.ts';
import { threshold } from '../../core/document/classification/tally.ts';
import { countFindings, plural } from '../../core/report/count-findings.ts';
import type { Finding } from '../../core/rules/rule.ts';
import type { CliIo } from '../cli-io.ts';
import { displayPath } from '../display-path.ts';
import { printable } from '../printable.ts';
import type { Colors } from '../report-output.ts';
import type { WorkspaceRun } from '../workspace-run.ts';

/** What of a report the user wants to see. */
export interface CheckHumanOptions {
  readonly colors: Colors;
  readonly quiet: boolean;
  /** False: hints are counted, not shown. */
  readonly hints: boolean;
  readonly classification: boolean;
  /** Number of findings left out, as a baseline knows them; undefined without a baseline. */
  readonly known: number | undefined;
}

/** The findings by file, then a summary line. Lines and columns count from 1, as editors show them. */
export function checkHuman(run: WorkspaceRun, findings: readonly Finding[], options: CheckHumanOptions, io: CliIo): string {
  const blocks = options.classification ? [classificationLines(run, options.colors, io)] : [];
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.severity === 'hint' && !options.hints) continue;
    const group = byFile.get(finding.uri);
    if (group) group.push(finding);
    else byFile.set(finding.uri, [finding]);
  }
  for (const [uri, group] of byFile) blocks.push(fileLines(displayPath(uri, io.cwd), group, options.colors));
  if (!options.quiet) blocks.push([summaryLine(run, findings, options)]);
  return blocks.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function fileLines(path: string, findings: readonly Finding[], colors: Colors): string[] {
  const places = findings.map(({ range }) => `${range.start.line + 1}:${range.start.character + 1}`);
  const width = Math.max(...places.map((place) => place.length));
  return [
    colors.underline(printable(path)),
    ...findings.map((finding, i) => {
      const place = colors.dim((places[i] as string).padStart(width));
      const severity = severityColor(finding.severity, colors)(finding.severity.padEnd(7));
      return `  ${place}  ${severity}  ${printable(finding.message)}  ${colors.dim(finding.rule)}`;
    }),
  ];
}

function classificationLines(run: WorkspaceRun, colors: Colors, io: CliIo): string[] {
  return run.files.map((uri) => {
    const facts = run.service.document(uri)?.classification;
    const type = facts?.isDocument ? (facts.type ?? 'document') : 'no ISMS document';
    const points = facts?.points === null || facts === undefined ? '' : ` (${facts.points} of ${threshold} points)`;
    const assumed = facts?.assumed ? ' (nothing tells of the type; one that asks for little was taken)' : '';
    const reasons = facts && facts.reasons.length > 0 ? `  ${colors.dim(printable(facts.reasons.join('; ') + assumed))}` : '';
    return `${printable(displayPath(uri, io.cwd))}: ${colors.bold(type)}${points}${reasons}`;
  });
}

function summaryLine(run: WorkspaceRun, findings: readonly Finding[], { colors, known, classification, hints }: CheckHumanOptions): string {
  const { error, warning, info, hint } = countFindings(findings);
  const fixable = findings.filter((finding) => finding.fixes.some((fix) => fix.preferred)).length;
  const counts = [
    plural(error, 'error'),
    plural(warning, 'warning'),
    plural(info, 'info'),
    `${plural(hint, 'hint')}${hint > 0 && !hints ? ' (not shown; `--hints` shows them)' : ''}`,
  ].join(', ');
  const others = run.files.length - run.documents;
  const parts = [
    `${findings.length === 0 ? colors.green(known ? 'No new findings' : 'No findings') : counts} in ${plural(run.documents, 'document')}`,
    ...(others > 0 ? [unclassified(others, classification)] : []),
    // nothing was looked at, which is easily taken for clean
    ...(run.documents === 0 && run.complete && run.targets.files.length === 0
      ? ['no document of an ISMS was found here: `annexa init` begins one']
      : []),
    ...(fixable > 0 ? [`${fixable} can be mended with \`annexa fix\``] : []),
    `as of ${run.service.asOf}`,
  ];
  const left = known
    ? `\n${plural(known, 'known finding')} in the baseline ${known === 1 ? 'is' : 'are'} not shown; --no-baseline shows ${known === 1 ? 'it' : 'them'}`
    : '';
  return (
    parts.join('; ') +
    left +
    (run.complete ? '' : `\n${colors.red('Incomplete: not everything could be read, so this is no clean result.')}`)
  );
}

/** How many files are no ISMS documents, and how to see why unless that is shown. */
function unclassified(count: number, explained: boolean): string {
  const said = count === 1 ? '1 file is no ISMS document' : `${count} files are no ISMS documents`;
  return explained ? said : `${said} (\`--explain-classification\` says why)`;
}

/** The colour of a severity. */
export function severityColor(severity: Severity, colors: Colors): (text: string) => string {
  return { error: colors.red, warning: colors.yellow, info: colors.blue, hint: colors.cyan }[severity];
}
