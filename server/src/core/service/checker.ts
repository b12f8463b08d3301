import type { Catalog } from '../catalog/catalog.ts';
import type { ResolvedConfig } from '../config/resolved-config.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { Dependencies } from '../isms/dependencies.ts';
import type { IsmsIndex } from '../isms/isms-index.ts';
import type { Question } from '../isms/questions.ts';
import { TrackedView } from '../isms/tracked-view.ts';
import type { Logger } from '../ports.ts';
import { allRules } from '../rules/all-rules.ts';
import { applySuppressions, partSuppressed } from '../rules/apply-suppressions.ts';
import { runRules } from '../rules/check-document.ts';
import type { Finding, Rule, SuppressedFinding } from '../rules/rule.ts';
import { uriKey } from '../text/uri.ts';

/** What the checker needs to know of the workspace. */
export interface CheckerContext {
  readonly index: IsmsIndex;
  readonly catalog: Catalog;
  readonly asOf: string;
  readonly logger: Logger;
  readonly configFor: (uri: string) => ResolvedConfig;
}

const none: readonly Finding[] = [];

/** Bits there are for rules in a number. */
const bits = 31;
/** Slug → bit of each rule that asks the index; where there are more rules than bits, some are run together. */
const bitOf: ReadonlyMap<string, number> = new Map(
  allRules.filter(({ meta }) => meta.scope === 'workspace').map(({ meta }, i) => [meta.slug, 1 << (i % bits)]),
);
const everyRule = ~0;

/**
 * Keeps the findings of all documents up to date. A document's own findings depend on its facts alone; those of a
 * workspace rule are made again when an answer that it asked the index for may have changed.
 */
export class Checker {
  readonly #context: CheckerContext;
  readonly #own = new Map<string, readonly Finding[]>();
  readonly #shared = new Map<string, readonly Finding[]>();
  readonly #final = new Map<string, readonly Finding[]>();
  readonly #dependencies = new Dependencies();
  /** Keys of the documents on which a rule of the scope failed. */
  readonly #failed = { document: new Set<string>(), workspace: new Set<string>() };

  constructor(context: CheckerContext) {
    this.#context = context;
  }

  /** False while a rule has failed on some document: there may be more to find. */
  get complete(): boolean {
    return this.#failed.document.size === 0 && this.#failed.workspace.size === 0;
  }

  /** Findings of a document with its suppressions applied, by position and code. */
  findings(uri: string): readonly Finding[] {
    return this.#final.get(uriKey(uri)) ?? none;
  }

  /** What the suppressions of a document take out. Not kept: few ask. */
  suppressed(uri: string): readonly SuppressedFinding[] {
    const document = this.#context.index.documentAt(uri);
    if (!document || document.suppressions.length === 0) return [];
    return partSuppressed(document, this.#all(uriKey(uri)), this.#context.configFor(document.uri)).suppressed;
  }

  /** Keys of the documents that have findings. */
  keys(): Iterable<string> {
    return this.#final.keys();
  }

  /** Checks a document anew, by all rules. */
  check(document: PolicyDocument): void {
    const key = uriKey(document.uri);
    this.#own.set(key, this.#run(key, document, 'document', this.#context.index));
    this.#checkShared(key, document, everyRule);
  }

  /** What the rules that look at nothing else say of a document that is not kept, with its suppressions applied. */
  preview(document: PolicyDocument): readonly Finding[] {
    const { catalog, asOf, configFor, index } = this.#context;
    const config = configFor(document.uri);
    const findings = runRules(allRules, 'document', { document, index, catalog, asOf, config, onRuleError: () => undefined });
    return applySuppressions(document, findings, config);
  }

  /** Forgets a document. */
  remove(uri: string): void {
    const key = uriKey(uri);
    for (const store of [this.#own, this.#shared, this.#final, this.#failed.document, this.#failed.workspace]) store.delete(key);
    this.#dependencies.delete(key);
  }

  /**
   * Runs those workspace rules again, each on the documents for which it asked one of the questions.
   * @param changed key of the document that has changed, which has been checked as a whole; null where none has
   * @param moved true if it says what it said before, in other places: then only findings that point into it are others now
   * @returns URIs of the documents that were checked again
   */
  recheck(questions: Iterable<Question>, changed: string | null, moved: boolean): string[] {
    const uris: string[] = [];
    for (const [key, rules] of this.#dependencies.askersOf(questions)) {
      const document = key === changed ? undefined : this.#context.index.documentAt(key);
      if (!document || (moved && changed !== null && !this.#pointsInto(key, changed))) continue;
      // a rule that failed is tried again with the others
      this.#checkShared(key, document, this.#failed.workspace.has(key) ? everyRule : rules);
      uris.push(document.uri);
    }
    return uris;
  }

  /** True if a finding of a document names a place in another one, or has a fix that edits it. */
  #pointsInto(key: string, other: string): boolean {
    return (this.#shared.get(key) ?? none).some(
      ({ related, fixes }) =>
        related.some(({ uri }) => uriKey(uri) === other) || fixes.some(({ edits }) => edits.some(({ uri }) => uriKey(uri) === other)),
    );
  }

  /** @param rules bits of the workspace rules to run; what the others found stands */
  #checkShared(key: string, document: PolicyDocument, rules: number): void {
    const view = new TrackedView(this.#context.index);
    const found = this.#run(key, document, 'workspace', view, (rule) => {
      view.asker = bitOf.get(rule.meta.slug) ?? everyRule;
      return (view.asker & rules) !== 0;
    });
    const kept = rules === everyRule ? none : (this.#shared.get(key) ?? none).filter(({ rule }) => ((bitOf.get(rule) ?? 0) & rules) === 0);
    this.#shared.set(key, kept.length === 0 ? found : [...kept, ...found]);
    this.#dependencies.replace(key, rules, view.asked);
    const final = applySuppressions(document, this.#all(key), this.#context.configFor(document.uri));
    if (final.length === 0) this.#final.delete(key);
    else this.#final.set(key, final);
  }

  /** Findings of a document before its suppressions. */
  #all(key: string): Finding[] {
    return [...(this.#own.get(key) ?? none), ...(this.#shared.get(key) ?? none)];
  }

  #run(
    key: string,
    document: PolicyDocument,
    scope: 'document' | 'workspace',
    index: TrackedView | IsmsIndex,
    beforeRule?: (rule: Rule) => boolean,
  ): Finding[] {
    const { catalog, asOf, logger, configFor } = this.#context;
    const failed = this.#failed[scope];
    failed.delete(key);
    return runRules(allRules, scope, {
      document,
      index,
      catalog,
      asOf,
      config: configFor(document.uri),
      onRuleError: (rule, error) => {
        failed.add(key);
        logger.error(`Rule ${rule.meta.slug} failed on ${document.uri}: ${error instanceof Error ? error.message : String(error)}`);
      },
      ...(beforeRule && { beforeRule }),
    });
  }
}
