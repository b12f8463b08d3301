import { allRules } from '../../server/src/core/rules/all-rules.ts';
import type { Rule, RuleExample } from '../../server/src/core/rules/rule.ts';
import type { Artefact, Generator } from './artefact.ts';
import { fence } from './fence.ts';
import { underlineMarks } from './underline-marks.ts';

/** `docs/rules/<slug>.md`: one page a rule, examples as they are tested. */
export const rulePages: Generator = {
  owns: 'docs/rules',
  generate: () => allRules.map((rule): Artefact => ({ path: `docs/rules/${rule.meta.slug}.md`, content: pageOf(rule) })),
};

function pageOf(rule: Rule): string {
  const { code, slug, summary, rationale, clauses, severity, fixable } = rule.meta;
  const facts = [
    `**Code** \`${code}\``,
    `**Severity** ${severity}`,
    `**Fix** ${fixable ? 'yes' : 'no'}`,
    ...(clauses.length > 0 ? [`**ISO/IEC 27001:2022** ${clauses.join(', ')}`] : []),
  ];
  const parts = [
    '<!-- Made from the code of the rule. Do not edit. -->',
    `# ${slug}`,
    facts.join(' · '),
    `${summary}.`,
    rationale,
    ...optionsOf(rule),
    '## Settings',
    'In `annexa.yaml`; `off`, `hint`, `info`, `warning` and `error` are possible:',
    fence(`rules:\n  ${slug}: ${severity === 'error' ? 'warning' : 'error'}\n`, 'yaml'),
    ...(rule.meta.scope === 'engine' && slug !== 'suppression-unused' ? [] : suppressionOf(slug)),
    ...(rule.examples.length > 0 ? ['## Examples', ...rule.examples.flatMap(exampleOf)] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function suppressionOf(slug: string): string[] {
  return [
    'In the text, for the next line only and with a reason:',
    fence(`<!-- annexa-disable-next-line ${slug}: why this is right here -->`, 'markdown'),
  ];
}

function optionsOf({ meta }: Rule): string[] {
  const options = Object.entries(meta.options ?? {});
  if (options.length === 0) return [];
  const rows = options.map(
    ([name, option]) => `| \`${name}\` | ${option.type} | \`${JSON.stringify(option.default)}\` | ${option.description} |`,
  );
  return ['## Options', ['| Option | Type | Default | Meaning |', '|---|---|---|---|', ...rows].join('\n')];
}

function exampleOf(example: RuleExample): string[] {
  const isBad = example.text.includes('⟦');
  const language = example.path?.endsWith('.yaml') ? 'yaml' : 'markdown';
  const parts = [`### ${isBad ? '✗' : '✓'} ${example.title}`];
  if (example.asOf) parts.push(`As of ${example.asOf}.`);
  if (example.path) parts.push(`In \`${example.path}\`:`);
  parts.push(fence(underlineMarks(example.text), language));
  for (const [path, text] of Object.entries(example.files ?? {}))
    parts.push(`With \`${path}\`:`, fence(text, path.endsWith('.yaml') ? 'yaml' : 'markdown'));
  if (example.fixed !== undefined) parts.push('The first fix makes of it:', fence(example.fixed, language));
  return parts;
}
