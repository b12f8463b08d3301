import type { Catalog } from '../catalog/catalog.ts';
import type { ResolvedConfig } from '../config/resolved-config.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import type { IndexView } from '../isms/index-view.ts';
import { compareFindings, makeFinding, severityOf } from './finding.ts';
import type { Finding, Rule } from './rule.ts';

/** What the rules are run on. */
export interface CheckInput {
  readonly document: PolicyDocument;
  readonly index: IndexView;
  readonly catalog: Catalog;
  readonly config: ResolvedConfig;
  /** ISO date. */
  readonly asOf: string;
  /** Told when a rule throws; the findings of all other rules stand. */
  readonly onRuleError: (rule: Rule, error: unknown) => void;
}

/**
 * Runs the rules of one scope on a document. What is no ISMS document gets no finding.
 * @returns findings by position, then code; suppressions are not applied yet
 */
export function runRules(rules: readonly Rule[], scope: 'document' | 'workspace', input: CheckInput): Finding[] {
  if (!input.document.classification.isDocument) return [];
  const findings: Finding[] = [];
  for (const rule of rules)
    if (rule.meta.scope === scope && severityOf(rule.meta, input.config) !== 'off')
      for (const finding of runRule(rule, input)) findings.push(finding);
  return findings.sort(compareFindings);
}

function runRule(rule: Rule, { document, index, catalog, config, asOf, onRuleError }: CheckInput): Finding[] {
  const found: Finding[] = [];
  const linesOf = (uri: string) => index.documentAt(uri)?.lines;
  try {
    rule.check({
      document,
      index,
      catalog,
      config,
      asOf,
      options: optionsOf(rule, config),
      report(report) {
        const finding = makeFinding(rule.meta, document, report, config, linesOf);
        if (finding) found.push(finding);
      },
    });
  } catch (error) {
    // what it had reported before it failed is still true
    onRuleError(rule, error);
  }
  return found;
}

/** Options of a rule: its defaults overlaid by what the config says. */
function optionsOf(rule: Rule, config: ResolvedConfig): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(rule.meta.options ?? {})) options[name] = option.default;
  return Object.assign(options, config.rules.get(rule.meta.slug)?.options);
}
