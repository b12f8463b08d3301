import type { Command } from 'commander';
import { Catalog, type Control } from '../../core/catalog/catalog.ts';
import { searchControls } from '../../core/catalog/search-controls.ts';
import { allRules } from '../../core/rules/all-rules.ts';
import type { RuleMeta } from '../../core/rules/rule.ts';
import { bundledCatalog } from '../../host/bundled-catalog.ts';
import type { CliIo } from '../cli-io.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { type ControlInfo, canonicalControl, controlInfo } from '../explain/control-info.ts';
import type { GlobalOptions } from '../global-options.ts';
import { type Colors, jsonReport, reportColors, writeReport } from '../report-output.ts';
import { UsageError } from '../usage-error.ts';

/** `annexa explain`: what a rule or a control is about. */
export function addExplain(program: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  program
    .command('explain')
    .description('explain a rule (ANX301, control-unknown) or a control (A.5.15, 2013:A.9.1.1)')
    .argument('<topic>', 'code or slug of a rule, or id of a control')
    .action((topic: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const colors = reportColors(options, io);
      const catalog = new Catalog(bundledCatalog.load());
      const rule = allRules.find(({ meta }) => meta.slug === topic.toLowerCase() || meta.code === topic.toUpperCase())?.meta;
      const control = rule ? undefined : canonicalControl(catalog, topic);
      if (rule) writeReport(options.format === 'json' ? jsonReport(ruleJson(rule)) : ruleText(rule, colors), options, io);
      else if (control) {
        const info = controlInfo(catalog, control);
        writeReport(options.format === 'json' ? jsonReport(info) : controlText(info, colors), options, io);
      } else throw new UsageError(unknownTopic(catalog, topic));
      finish(exitCodes.ok);
    });
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
