import type { Command } from 'commander';
import { Catalog, type Control } from '../../core/catalog/catalog.ts';
import { searchControls } from '../../core/catalog/search-controls.ts';
import { explainCoverage } from '../../core/features/coverage-explanation/explain-coverage.ts';
import { describeExplanation, describeOwnControl } from '../../core/report/build/describe-explanation.ts';
import { ownControls } from '../../core/report/build/own-control-entries.ts';
import { type ReportContext, reportHead } from '../../core/report/build/report-context.ts';
import { allRules } from '../../core/rules/all-rules.ts';
import type { RuleMeta } from '../../core/rules/rule.ts';
import { bundledCatalog } from '../../host/bundled-catalog.ts';
import type { CliIo } from '../cli-io.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { type ControlInfo, canonicalControl, controlInfo } from '../explain/control-info.ts';
import type { GlobalOptions } from '../global-options.ts';
import { explanationHuman, ownControlHuman } from '../output/explanation-human.ts';
import { reportContext } from '../report-context.ts';
import { type Colors, jsonReport, reportColors, writeNotes, writeReport } from '../report-output.ts';
import { runNotes } from '../run-notes.ts';
import { UsageError } from '../usage-error.ts';
import { verdict } from '../verdict.ts';
import { runWorkspace } from '../workspace-run.ts';

interface ExplainOptions extends GlobalOptions {
  /** True: the working directory. */
  readonly workspace?: string | true;
}

/** `annexa explain`: what a rule or a control is about, and how the control stands in a workspace and why. */
export function addExplain(program: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  program
    .command('explain')
    .description('explain a rule (ANX301, control-unknown) or a control (A.5.15, 2013:A.9.1.1)')
    .argument('<topic>', 'code or slug of a rule, or id of a control; of one of your own with --workspace')
    .option('--workspace [path]', 'also why the control has its coverage state: documents, sections, dates, decisions and evidence')
    .addHelpText('after', '\nExample: annexa explain A.8.13 --workspace isms')
    .action(async (topic: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ExplainOptions>();
      const catalog = new Catalog(bundledCatalog.load());
      const rule = allRules.find(({ meta }) => meta.slug === topic.toLowerCase() || meta.code === topic.toUpperCase())?.meta;
      const control = rule ? undefined : canonicalControl(catalog, topic);
      if (rule && options.workspace !== undefined) throw new UsageError('--workspace explains controls; a rule is the same everywhere');
      if (rule)
        writeReport(options.format === 'json' ? jsonReport(ruleJson(rule)) : ruleText(rule, reportColors(options, io)), options, io);
      else if (control) return finish(await explainControl(catalog, control, options, io));
      else if (options.workspace !== undefined) return finish(await explainOwnControl(catalog, topic, options, io));
      else throw new UsageError(`${unknownTopic(catalog, topic)}${ownId.test(topic) ? ownHint : ''}`);
      finish(exitCodes.ok);
    });
}

async function explainControl(catalog: Catalog, control: Control, options: ExplainOptions, io: CliIo): Promise<ExitCode> {
  const colors = reportColors(options, io);
  const info = controlInfo(catalog, control);
  if (options.workspace === undefined) {
    writeReport(options.format === 'json' ? jsonReport(info) : controlText(info, colors), options, io);
    return exitCodes.ok;
  }
  const run = await runWorkspace(options.workspace === true ? [] : [options.workspace], options, io);
  writeNotes(runNotes(run, io), io);
  const context = reportContext(run, io);
  const coverage = assessedControls(catalog, control).map((each) => describeExplanation(explainCoverage(run.service, each), context));
  if (options.format === 'json') writeReport(jsonReport({ ...info, ...reportHead(context), coverage }), options, io);
  else {
    const parts = coverage.map((each) => `${explanationHuman(each, context.service.asOf, colors)}\n`);
    writeReport([controlText(info, colors), ...parts, ...incompleteNote(context, colors)].join('\n'), options, io);
  }
  return verdict(run.findings(), run.complete, 'never');
}

/** `NW.1`, but neither `A.5.99` nor `ANX999`. */
const ownId = /^(?!A\.?\d|ANX)[a-z]{1,10}[.-]?\d/i;
const ownHint = '; `--workspace` also knows the controls of your own';

/** A control that the catalogue does not have may be one of the organisation's own. */
async function explainOwnControl(catalog: Catalog, topic: string, options: ExplainOptions, io: CliIo): Promise<ExitCode> {
  const colors = reportColors(options, io);
  const run = await runWorkspace(options.workspace === true ? [] : [options.workspace ?? '.'], options, io);
  const context = reportContext(run, io);
  const own = ownControls(context).find(({ id }) => id.toLowerCase() === topic.trim().toLowerCase());
  if (!own) throw new UsageError(unknownTopic(catalog, topic));
  writeNotes(runNotes(run, io), io);
  const described = describeOwnControl(own, context);
  if (options.format === 'json') writeReport(jsonReport({ ...reportHead(context), kind: 'own-control', ...described }), options, io);
  else writeReport(`${ownControlHuman(described, colors)}\n${incompleteNote(context, colors).join('')}`, options, io);
  return verdict(run.findings(), run.complete, 'never');
}

function incompleteNote({ complete }: ReportContext, colors: Colors): string[] {
  return complete ? [] : [`${colors.red('Incomplete: not everything could be read.')}\n`];
}

/** The control itself, or for one of an edition that is withdrawn those that took its place: they have the states. */
function assessedControls(catalog: Catalog, control: Control): Control[] {
  if (catalog.frameworks.get(control.framework)?.withdrawn === undefined) return [control];
  return catalog.successors(control.key).flatMap((key) => catalog.controlByKey(key) ?? []);
}

function ruleJson(rule: RuleMeta): object {
  const { code, slug, summary, rationale, clauses, severity, fixable } = rule;
  return { schema: 1, kind: 'rule', code, rule: slug, summary, rationale, clauses, severity, fixable, options: rule.options ?? {} };
}

function ruleText(rule: RuleMeta, colors: Colors): string {
  const options = Object.entries(rule.options ?? {}).map(
    ([name, option]) => `  ${name} (default ${JSON.stringify(option.default)}): ${option.description}`,
  );
  return paragraphs([
    `${colors.bold(`${rule.code} ${rule.slug}`)}  ${rule.severity}${rule.fixable ? ', fixable' : ''}`,
    rule.summary,
    rule.rationale,
    ...(options.length > 0 ? [['Options:', ...options].join('\n')] : []),
    ...(rule.clauses.length > 0 ? [`Serves ${rule.clauses.join(', ')}`] : []),
  ]);
}

function controlText(info: ControlInfo, colors: Colors): string {
  const became = info.successors.map((next) => `  ${next.id}  ${next.title}`);
  return paragraphs([
    `${colors.bold(`${info.id} ${info.title}`)}  ${info.frameworkTitle}${info.withdrawn ? `, withdrawn ${info.withdrawn}` : ''}`,
    ...(info.summary ? [info.summary] : []),
    ...(info.keywords.length > 0 ? [`Keywords: ${info.keywords.join(', ')}`] : []),
    ...(info.replaces.length > 0 ? [`Takes over from ${info.replaces.join(', ')} of the edition before`] : []),
    ...(became.length > 0 ? [['Became:', ...became].join('\n')] : []),
  ]);
}

function unknownTopic(catalog: Catalog, topic: string): string {
  const frameworks = [...catalog.frameworks.values()].filter((framework) => framework.withdrawn === undefined);
  const near: Control[] = frameworks.flatMap((framework) => searchControls(framework, topic).map((match) => match.control));
  const hint = near.slice(0, 3).map((control) => `${control.id} ${control.title}`);
  return `No rule or control is called ${JSON.stringify(topic)}${hint.length > 0 ? `; perhaps ${hint.join(', ')}` : ''}`;
}

function paragraphs(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}
