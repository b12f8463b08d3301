import type { Catalog } from '../catalog/catalog.ts';
import type { ResolvedConfig } from '../config/resolved-config.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { statesItsEnd } from '../isms/life-cycle.ts';
import { clauseName } from '../isms/readiness/clause-name.ts';
import type { Holdings } from '../isms/readiness/holdings.ts';
import { engineFinding } from '../rules/engine-findings.ts';
import type { Finding } from '../rules/rule.ts';
import { mandatoryDocumentMissing, missingDocumentsMessage } from '../rules/system/mandatory-document-missing.ts';
import type { LineIndex } from '../text/line-index.ts';
import type { TextRange } from '../text/text-range.ts';
import { parentUri, uriKey } from '../text/uri.ts';

/** What missing documents are found by. */
export interface MandatoryDocumentsContext {
  readonly catalog: Catalog;
  readonly holdings: Holdings;
  readonly documents: () => readonly PolicyDocument[];
  readonly configs: () => Iterable<ResolvedConfig>;
  readonly configFor: (uri: string) => ResolvedConfig;
  /** The key that stands for a config file. */
  readonly headOf: (uri: string) => TextRange;
  readonly linesOf: (uri: string) => LineIndex | undefined;
}

const none: readonly Finding[] = [];

/**
 * The finding of `mandatory-document-missing` at the outermost config of each ISMS. Worked out when it is asked for, and again only
 * after a document began or ceased to hold something.
 */
export class MandatoryDocuments {
  readonly #context: MandatoryDocumentsContext;
  #found: ReadonlyMap<string, readonly Finding[]> | null = null;
  #outermost: ReadonlyMap<string, ResolvedConfig> | null = null;

  constructor(context: MandatoryDocumentsContext) {
    this.#context = context;
  }

  /** The findings at a config file. */
  findings(uri: string): readonly Finding[] {
    return this.#all().get(uriKey(uri)) ?? none;
  }

  /** URIs of the config files with findings. */
  uris(): string[] {
    return [...this.#all().values()].flatMap(([finding]) => (finding ? [finding.uri] : []));
  }

  /** A document has changed. @returns URIs of the config files whose findings may be others now */
  changed(old: PolicyDocument | undefined, now: PolicyDocument | undefined): string[] {
    if (this.#signature(old) === this.#signature(now)) return [];
    this.#found = null;
    const config = this.#outer((now ?? old)?.uri ?? '');
    return config?.uri ? [config.uri] : [];
  }

  /** A config has changed. @returns URIs of all config files that may have findings */
  reconfigured(): string[] {
    const before = [...(this.#outermost?.values() ?? [])];
    this.#found = null;
    this.#outermost = null;
    return [...before, ...this.#outerConfigs().values()].flatMap(({ uri }) => uri ?? []);
  }

  /** What a document counts for. */
  #signature(document: PolicyDocument | undefined): string {
    if (!document?.classification.isDocument) return '';
    return `+${this.#held(document).join()}`;
  }

  #held(document: PolicyDocument): string[] {
    return statesItsEnd(document) ? [] : this.#context.holdings.items(document).map(({ subject }) => subject);
  }

  #all(): ReadonlyMap<string, readonly Finding[]> {
    if (this.#found) return this.#found;
    const held = new Map<ResolvedConfig, Set<string>>();
    for (const document of this.#context.documents()) {
      const config = this.#outer(document.uri);
      if (!config) continue;
      const subjects = held.get(config) ?? new Set();
      held.set(config, subjects);
      for (const subject of this.#held(document)) subjects.add(subject);
    }
    const found = new Map<string, readonly Finding[]>();
    for (const [config, subjects] of held) {
      const finding = this.#finding(config, subjects);
      if (finding) found.set(uriKey(finding.uri), [finding]);
    }
    this.#found = found;
    return found;
  }

  #finding(config: ResolvedConfig, held: ReadonlySet<string>): Finding | null {
    const { catalog, headOf, linesOf } = this.#context;
    const { documentedInformation: all } = catalog;
    const missing = all.filter(({ id }) => !held.has(id));
    const lines = config.uri === null ? undefined : linesOf(config.uri);
    if (missing.length === 0 || config.uri === null || !lines) return null;
    const message = missingDocumentsMessage(
      missing.map(({ clause, name }) => clauseName(clause, name)),
      all.length,
    );
    return engineFinding(mandatoryDocumentMissing, { uri: config.uri, lines, span: headOf(config.uri), message }, config);
  }

  /** The config that governs the ISMS a file belongs to: nested ones only set other rules for a part of it. */
  #outer(uri: string): ResolvedConfig | undefined {
    const { root } = this.#context.configFor(uri);
    return root === null ? undefined : this.#outerConfigs().get(uriKey(root));
  }

  /** Root of each config → the outermost config around it. */
  #outerConfigs(): ReadonlyMap<string, ResolvedConfig> {
    if (this.#outermost) return this.#outermost;
    const byRoot = new Map<string, ResolvedConfig>();
    for (const config of this.#context.configs()) if (config.root !== null) byRoot.set(uriKey(config.root), config);
    const outermost = new Map<string, ResolvedConfig>();
    for (const [root, config] of byRoot) {
      let top = config;
      for (let at = root, up = parentUri(at); up.length < at.length; at = up, up = parentUri(at)) top = byRoot.get(up) ?? top;
      outermost.set(root, top);
    }
    this.#outermost = outermost;
    return outermost;
  }
}
