import { Catalog } from './catalog/catalog.ts';
import type { TemplateFile } from './catalog/catalog-files.ts';
import { currentEdition } from './catalog/control-ids.ts';
import { isConfigFile } from './config/config-set.ts';
import type { ResolvedConfig } from './config/resolved-config.ts';
import type { PolicyDocument } from './document/policy-document.ts';
import type { ControlCoverage, CoverageState, FrameworkCoverage } from './isms/coverage.ts';
import { evidencedControls } from './isms/evidence/evidenced-controls.ts';
import { IsmsIndex } from './isms/isms-index.ts';
import { computeReadiness } from './isms/readiness/compute-readiness.ts';
import { Holdings } from './isms/readiness/holdings.ts';
import type { Readiness } from './isms/readiness/readiness.ts';
import { recordDate } from './isms/readiness/record-date.ts';
import type { Ports } from './ports.ts';
import { compareFindings } from './rules/finding.ts';
import type { Finding, Fix, SuppressedFinding } from './rules/rule.ts';
import { Checker } from './service/checker.ts';
import { CommittedStates } from './service/committed-states.ts';
import { ConfigFiles } from './service/config-files.ts';
import { CoverageCache } from './service/coverage-cache.ts';
import { DocumentIntake } from './service/document-intake.ts';
import { FileStates } from './service/file-states.ts';
import { FileTexts } from './service/file-texts.ts';
import { Fingerprints } from './service/fingerprints.ts';
import { fixesOf } from './service/fixes-of.ts';
import { MandatoryDocuments } from './service/mandatory-documents.ts';
import { Readers } from './service/readers.ts';
import { WorkspaceChanges } from './service/workspace-changes.ts';
import { WorkspaceFiles } from './service/workspace-files.ts';
import type { Affected, IsmsService, OpenText, ScanResult } from './service-api.ts';
import type { LineIndex } from './text/line-index.ts';

/** What of a workspace an engine looks at. */
export interface ServiceOptions {
  /**
   * True if every Markdown file may be an ISMS document, whatever the configs include or exclude, and files with rarer
   * endings (`.md.tmpl`, `.mkd`) are read too.
   */
  readonly allFiles?: boolean;
  /** True if {@link IsmsService.fingerprintIn} will be asked of all documents. */
  readonly fingerprints?: boolean;
}

/** Makes the engine for one workspace. Nothing is read until `scan` or `setOpenText`. */
export function createIsmsService(ports: Ports, options: ServiceOptions = {}): IsmsService {
  return new Service(ports, options);
}

/** Files read between two reports of progress. */
const batch = 64;

class Service implements IsmsService {
  readonly catalog: Catalog;
  readonly folders: readonly string[];
  readonly asOf: string;
  readonly index: IsmsIndex;
  readonly #ports: Ports;
  readonly #configs: ConfigFiles;
  readonly #readers: Readers;
  readonly #intake: DocumentIntake;
  readonly #checker: Checker;
  readonly #coverage: CoverageCache;
  readonly #holdings: Holdings;
  readonly #mandatory: MandatoryDocuments;
  readonly #files: WorkspaceFiles;
  readonly #states = new FileStates();
  readonly #fingerprints: Fingerprints;
  readonly #texts: FileTexts;
  readonly #committed: CommittedStates;
  readonly #changes: WorkspaceChanges;
  /** True if the last scan was stopped before all was read. */
  #cancelled = false;
  #readiness: Readiness | null = null;

  constructor(ports: Ports, { allFiles = false, fingerprints = false }: ServiceOptions) {
    this.#ports = ports;
    this.catalog = new Catalog(ports.catalog.load());
    this.#configs = new ConfigFiles(this.catalog);
    this.folders = ports.workspace.folders;
    this.asOf = ports.clock.today();
    this.index = new IsmsIndex(ports.workspace.folders);
    this.#readers = new Readers(ports.parser, this.catalog, ports.workspace.folders, { lean: true, allFiles, fingerprints });
    const isRegister = (uri: string): boolean => this.#readers.registerOf(uri, this.configFor(uri)) !== null;
    this.#files = new WorkspaceFiles(ports.workspace, this.index, allFiles, isRegister);
    const shared = { index: this.index, catalog: this.catalog, asOf: this.asOf, configFor: (uri: string) => this.configFor(uri) };
    this.#checker = new Checker({ ...shared, logger: ports.logger });
    this.#texts = new FileTexts(ports.workspace);
    const reading = { ...shared, readers: this.#readers, texts: this.#texts };
    this.#fingerprints = new Fingerprints(reading);
    this.#committed = new CommittedStates({ ...reading, history: ports.history });
    this.#intake = new DocumentIntake({ ...reading, states: this.#states, checker: this.#checker });
    this.#coverage = new CoverageCache({ ...shared, configs: () => this.#configs.all() });
    this.#holdings = new Holdings(this.catalog);
    this.#mandatory = new MandatoryDocuments({
      ...shared,
      holdings: this.#holdings,
      documents: () => this.documents(),
      configs: () => this.#configs.all(),
      headOf: (uri) => this.#configs.headOf(uri),
      linesOf: (uri) => this.#states.linesOf(uri),
    });
    this.#changes = new WorkspaceChanges({
      ...{ index: this.index, texts: this.#texts, files: this.#files, configs: this.#configs, states: this.#states },
      ...{ readers: this.#readers, intake: this.#intake, checker: this.#checker, committed: this.#committed },
      ...{ coverage: this.#coverage, mandatory: this.#mandatory },
    });
  }

  get complete(): boolean {
    return !this.#cancelled && this.#states.complete && this.#checker.complete;
  }

  async scan(options: Parameters<IsmsService['scan']>[0] = {}): Promise<ScanResult> {
    const { onProgress, signal } = options;
    const committed = this.#committed.ask();
    const { gone } = await this.#changes.list(true);
    if (committed) this.#committed.take(await committed);
    await this.#changes.forget(gone);
    const documents = this.#files.read();
    let done = 0;
    for (const file of documents) {
      if (signal?.isCancellationRequested) break;
      const read = this.#intake.read(file);
      if (read) await read;
      if (++done % batch === 0) await onProgress?.({ done, total: documents.length });
    }
    this.#cancelled = done < documents.length;
    await this.#files.askForLinks(this.index.all());
    done = 0;
    for (const document of this.index.all()) {
      this.#checker.check(document);
      if (++done % batch === 0) await onProgress?.({ done: documents.length, total: documents.length });
    }
    this.#coverage.invalidate('all');
    this.#mandatory.reconfigured();
    this.#readiness = null;
    await onProgress?.({ done: documents.length, total: documents.length });
    const { complete } = this;
    return { files: documents.length, documents: this.index.documents().length, complete, cancelled: this.#cancelled };
  }

  async setOpenText(text: OpenText): Promise<Affected> {
    this.#texts.open(text);
    return this.#apply(() => this.#changes.opened(text.uri, text.text));
  }

  async closeText(uri: string): Promise<Affected> {
    this.#texts.close(uri);
    return this.#apply(() => this.#changes.closed(uri));
  }

  async filesChanged(changes: Parameters<IsmsService['filesChanged']>[0]): Promise<Affected> {
    return this.#apply(() => this.#changes.onDisk(changes));
  }

  openText(uri: string): OpenText | undefined {
    return this.#texts.openText(uri);
  }

  async readText(uri: string): Promise<string | undefined> {
    const answer = await this.#texts.read(uri, this.#files.get(uri)?.uri);
    return 'error' in answer ? undefined : answer.text;
  }

  document(uri: string): PolicyDocument | undefined {
    return this.index.documentAt(uri);
  }

  preview(uri: string, text: string): ReturnType<IsmsService['preview']> {
    const document = this.#readers.read(uri, text, this.configFor(uri));
    return { document, findings: this.#checker.preview(document) };
  }

  fingerprintOf(uri: string, text: string): string | null {
    return this.#fingerprints.ofText(uri, text);
  }

  async fingerprintIn(document: PolicyDocument): Promise<string | null> {
    return this.#fingerprints.of(document);
  }

  documents(): readonly PolicyDocument[] {
    return this.index.documents();
  }

  markdownFiles(): Iterable<PolicyDocument> {
    return this.index.all();
  }

  async sourceOf(document: PolicyDocument): Promise<string | null> {
    return this.#texts.sourceOf(document);
  }

  configFor(uri: string): ResolvedConfig {
    return this.#configs.for(uri);
  }

  linesOf(uri: string): LineIndex | undefined {
    return this.index.documentAt(uri)?.lines ?? this.#states.linesOf(uri);
  }

  findings(uri: string): readonly Finding[] {
    const own = this.#states.findings(uri);
    if (isConfigFile(uri)) return [...own, ...this.#mandatory.findings(uri)].sort(compareFindings);
    return own.length === 0 ? this.#checker.findings(uri) : [...own, ...this.#checker.findings(uri)];
  }

  suppressedFindings(uri: string): readonly SuppressedFinding[] {
    return this.#checker.suppressed(uri);
  }

  fixesOf(finding: Finding, text = this.openText(finding.uri)?.text): readonly Fix[] {
    const { index, catalog, asOf } = this;
    const { logger } = this.#ports;
    return fixesOf(finding, text, {
      ...{ index, catalog, asOf, logger },
      configFor: (uri) => this.configFor(uri),
      documents: () => this.documents(),
    });
  }

  urisWithFindings(): readonly string[] {
    const uris = new Set<string>();
    for (const key of this.#checker.keys()) uris.add(this.index.documentAt(key)?.uri ?? key);
    for (const uri of [...this.#states.uris(), ...this.#mandatory.uris()]) uris.add(uri);
    return [...uris].sort();
  }

  async templates(): Promise<readonly TemplateFile[]> {
    return this.#ports.templates.load();
  }

  async fileExists(uri: string): Promise<boolean> {
    return this.#ports.workspace.exists(uri);
  }

  coverage(): readonly FrameworkCoverage[] {
    return this.#coverage.frameworks();
  }

  coverageOf(framework: string, id: string): ControlCoverage | undefined {
    return this.#coverage.control(framework, id);
  }

  stateOf(framework: string, id: string): CoverageState | undefined {
    return this.#coverage.state(framework, id);
  }

  readiness(): Readiness {
    this.#readiness ??= this.#computeReadiness();
    return this.#readiness;
  }

  #computeReadiness(): Readiness {
    const coverage = this.coverage().find(({ id }) => id === currentEdition);
    const evidenced = evidencedControls(coverage);
    return computeReadiness({
      catalog: this.catalog,
      asOf: this.asOf,
      configFor: (uri) => this.configFor(uri),
      index: this.index,
      dateOfRecord: (document) => recordDate(document, this.asOf),
      holdings: this.#holdings,
      documents: this.documents(),
      coverage,
      ...(evidenced && { evidenced }),
    });
  }

  /** Makes a change. Whether anything is left unread is told with the coverage, so it counts as a change of it. */
  async #apply(change: () => Promise<Affected>): Promise<Affected> {
    const { complete } = this;
    const { uris, coverage } = await change();
    this.#readiness = null;
    return { uris, coverage: coverage || complete !== this.complete };
  }
}
