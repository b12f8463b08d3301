import type { Catalog } from '../catalog/catalog.ts';
import type { ResolvedConfig } from '../config/resolved-config.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import type { DocumentFormat } from '../document/registers/register-files.ts';
import type { IndexView } from '../isms/index-view.ts';
import { isOutOfUse } from '../isms/life-cycle.ts';
import { compareFindings, makeFinding, severityOf } from './finding.ts';
import type { Finding, Report, Rule, RuleContext } from './rule.ts';

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
  /** Asked before each rule. @returns false if it is not to be run */
  readonly beforeRule?: (rule: Rule) => boolean;
}

const markdown: readonly DocumentFormat[] = ['markdown'];

/**
 * Runs the rules of one scope on a document. What is no ISMS document gets no finding.
 * @returns findings by position, then code; suppressions are not applied yet
 */
export function runRules(rules: readonly Rule[], scope: Scope, input: CheckInput): Finding[] {
  if (!input.document.classification.isDocument) return [];
  const run = new Run(input);
  const { format } = input.document;
  const isOver = isOutOfUse(input.document);
  for (const active of activeRules(rules, scope, input.config))
    if (
      active.formats.includes(format) &&
      !(isOver && aboutContent.test(active.rule.meta.code)) &&
      (input.beforeRule?.(active.rule) ?? true)
    )
      run.check(active);
  return run.findings.length < 2 ? run.findings : run.findings.sort(compareFindings);
}

/** Rules on what a text says, 2xx and 5xx: nobody writes on at a document that was retired or superseded. */
const aboutContent = /^ANX[25]/;

type Scope = 'document' | 'workspace';

/** A rule that a config leaves on, with its options: its defaults overlaid by what the config says. */
interface ActiveRule {
  readonly rule: Rule;
  readonly formats: readonly DocumentFormat[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** Config → rules of a scope that are on, of the list asked for last. */
const active = new WeakMap<
  ResolvedConfig,
  Partial<Record<Scope, { readonly of: readonly Rule[]; readonly rules: readonly ActiveRule[] }>>
>();

function activeRules(rules: readonly Rule[], scope: Scope, config: ResolvedConfig): readonly ActiveRule[] {
  const byScope = active.get(config) ?? {};
  active.set(config, byScope);
  let known = byScope[scope];
  if (known?.of !== rules) {
    const on = rules.filter((rule) => rule.meta.scope === scope && severityOf(rule.meta, config) !== 'off');
    known = { of: rules, rules: on.map((rule) => ({ rule, formats: rule.meta.formats ?? markdown, options: optionsOf(rule, config) })) };
    byScope[scope] = known;
  }
  return known.rules;
}

/** The rules on one document, one behind the other: all see the same context but for their options. */
class Run {
  readonly findings: Finding[] = [];
  readonly #input: CheckInput;
  readonly #context: { -readonly [key in keyof RuleContext]: RuleContext[key] };
  #rule: Rule | null = null;

  constructor(input: CheckInput) {
    const { document, index, catalog, config, asOf } = input;
    this.#input = input;
    this.#context = { document, index, catalog, config, asOf, options: {}, report: (report) => this.#report(report) };
  }

  check({ rule, options }: ActiveRule): void {
    this.#rule = rule;
    this.#context.options = options;
    try {
      rule.check(this.#context);
    } catch (error) {
      // what it had reported before it failed is still true
      this.#input.onRuleError(rule, error);
    }
  }

  #report(report: Report): void {
    const { document, config, index } = this.#input;
    const finding = makeFinding(this.#rule as Rule, document, report, config, (uri) => index.documentAt(uri)?.lines);
    if (finding) this.findings.push(finding);
  }
}

/** Options of a rule: its defaults overlaid by what the config says. */
function optionsOf(rule: Rule, config: ResolvedConfig): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(rule.meta.options ?? {})) options[name] = option.default;
  return Object.assign(options, config.rules.get(rule.meta.slug)?.options);
}
