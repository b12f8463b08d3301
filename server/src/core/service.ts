import { Catalog } from './catalog/catalog.ts';
import type { TemplateFile } from './catalog/catalog-files.ts';
import { currentEdition } from './catalog/control-ids.ts';
import { isConfigFile } from './config/config-set.ts';
import { defaultConfig } from './config/read-config.ts';
import type { ResolvedConfig } from './config/resolved-config.ts';
import type { PolicyDocument } from './document/policy-document.ts';
import { isDataFile } from './document/registers/register-files.ts';
import { committedState } from './isms/committed-state.ts';
import type { ControlCoverage, CoverageState, FrameworkCoverage } from './isms/coverage.ts';
import { evidencedControls } from './isms/evidence/evidenced-controls.ts';
import type { CommittedState } from './isms/index-view.ts';
import { IsmsIndex, type Question, questionsAbout } from './isms/isms-index.ts';
import { computeReadiness } from './isms/readiness/compute-readiness.ts';
import { Holdings } from './isms/readiness/holdings.ts';
import type { Readiness } from './isms/readiness/readiness.ts';
import { recordDate } from './isms/readiness/record-date.ts';
import { saysTheSame } from './isms/says-the-same.ts';
import { predecessorsOf } from './isms/succession.ts';
import type { FileText, Ports, WorkspaceFile } from './ports.ts';
import { compareFindings } from './rules/finding.ts';
import type { Finding, Fix, SuppressedFinding } from './rules/rule.ts';
import { configInvalid } from './rules/system/config-invalid.ts';
import { fileUnreadable } from './rules/system/file-unreadable.ts';
import { workspaceIncomplete } from './rules/system/workspace-incomplete.ts';
import { Checker } from './service/checker.ts';
import { ConfigFiles } from './service/config-files.ts';
import { CoverageCache } from './service/coverage-cache.ts';
import { DocumentIntake } from './service/document-intake.ts';
import { FileStates, sentence, wholeFile } from './service/file-states.ts';
import { fixesOf } from './service/fixes-of.ts';
import { MandatoryDocuments } from './service/mandatory-documents.ts';
import { Readers } from './service/readers.ts';
import { type ListingChange, WorkspaceFiles } from './service/workspace-files.ts';
import type { Affected, IsmsService, OpenText, ScanResult } from './service-api.ts';
import { LineIndex } from './text/line-index.ts';
import { uriKey } from './text/uri.ts';

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

const nothing: Affected = { uris: new Set(), coverage: false };

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
  readonly #fingerprints = new WeakMap<PolicyDocument, string | null>();
  readonly #open = new Map<string, OpenText>();
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
    this.#intake = new DocumentIntake({
      ...shared,
      workspace: ports.workspace,
      states: this.#states,
      checker: this.#checker,
      readers: this.#readers,
      openText: (uri) => this.openText(uri),
    });
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
  }

  get complete(): boolean {
    return !this.#cancelled && this.#states.complete && this.#checker.complete;
  }

  async scan(options: Parameters<IsmsService['scan']>[0] = {}): Promise<ScanResult> {
    const { onProgress, signal } = options;
    const committed = this.#ports.history?.committed();
    const { gone } = await this.#list(true);
    if (committed) this.#takeCommitted(await committed);
    for (const file of gone) await this.#forget(file.uri);
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
    this.#open.set(uriKey(text.uri), text);
    return this.#apply(() => (isConfigFile(text.uri) ? this.#reconfigure(text.uri) : this.#update(text.uri, text.text)));
  }

  async closeText(uri: string): Promise<Affected> {
    this.#open.delete(uriKey(uri));
    return this.#apply(() => (isConfigFile(uri) ? this.#reconfigure(uri) : this.#reload(uri)));
  }

  async filesChanged(changes: Parameters<IsmsService['filesChanged']>[0]): Promise<Affected> {
    return this.#apply(async () => {
      const affected: Affected[] = [];
      // a file that is replaced by another is told as created by some clients, as deleted and created by others
      const known = new Map(changes.filter(({ uri }) => this.#files.has(uri)).map(({ uri }) => [uriKey(uri), uri]));
      // what is new or gone is asked of a fresh listing: only it knows what is ignored
      if (changes.some((change) => change.kind !== 'changed' || change.uri.endsWith('/.gitignore'))) affected.push(await this.#relist());
      for (const uri of await this.#askHistory()) if (this.#files.has(uri)) known.set(uriKey(uri), uri);
      for (const [key, uri] of known) {
        if (!this.#files.has(uri) || this.#open.has(key)) continue;
        if (isConfigFile(uri)) affected.push(await this.#reconfigure(uri));
        else if (this.#files.isRead(uri)) affected.push(await this.#reload(uri));
      }
      return merge(affected);
    });
  }

  openText(uri: string): OpenText | undefined {
    return this.#open.get(uriKey(uri));
  }

  async readText(uri: string): Promise<string | undefined> {
    const open = this.openText(uri)?.text;
    if (open !== undefined) return open;
    const answer = await this.#ports.workspace.read(this.#files.get(uri)?.uri ?? uri);
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
    return this.#readers.read(uri, text, this.configFor(uri), true).fingerprint;
  }

  async fingerprintIn(document: PolicyDocument): Promise<string | null> {
    if (document.format !== 'markdown') return null;
    const known = this.#readers.fingerprintOf(document) ?? this.#fingerprints.get(document);
    if (known !== undefined) return known;
    const text = await this.sourceOf(document);
    if (text === null) return null;
    const fingerprint = this.fingerprintOf(document.uri, text);
    this.#fingerprints.set(document, fingerprint);
    return fingerprint;
  }

  documents(): readonly PolicyDocument[] {
    return this.index.documents();
  }

  markdownFiles(): Iterable<PolicyDocument> {
    return this.index.all();
  }

  async sourceOf({ uri, lines }: PolicyDocument): Promise<string | null> {
    const answer: FileText = this.#open.get(uriKey(uri)) ?? (await this.#ports.workspace.read(uri));
    return 'text' in answer && lines.isOf(answer.text) ? answer.text : null;
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

  /** Lists the workspace; at a scan its config files are read too, else they come by their own change. */
  async #list(scan: boolean): Promise<ListingChange & { readonly unlisted: readonly string[] }> {
    const loaded = new Set<string>();
    const loadConfigs: Parameters<WorkspaceFiles['list']>[1] = async (files, problems) => {
      for (const { uri } of files) if (isConfigFile(uri) && !loaded.has(uri)) await this.#loadConfig(uri);
      for (const { uri } of files) loaded.add(uri);
      // the limits that the configs set can only be known now
      const wanted = this.#configs.limits();
      return wanted.files < files.length || problems.length > 0 ? wanted : undefined;
    };
    const change = scan ? await this.#files.list(defaultConfig.limits, loadConfigs) : await this.#files.list(this.#configs.limits());
    const before = this.#states.clearUnlisted();
    for (const { uri, message } of change.problems)
      this.#states.set(uri, 'unlisted', [wholeFile(workspaceIncomplete, sentence(message))], this.configFor(uri));
    return { ...change, unlisted: [...before, ...change.problems.map(({ uri }) => uri)] };
  }

  /** Lists the workspace anew and takes over what came and went. */
  async #relist(): Promise<Affected> {
    const { came, gone, unlisted } = await this.#list(false);
    const affected: Affected[] = [{ uris: new Set(unlisted), coverage: false }];
    // what is ignored from now on, or was all along, is no longer or never listed, but can be linked to
    const changed = await this.#files.askAgain();
    await this.#files.askForLinks(this.index.all());
    for (const uri of changed) affected.push(this.#settle(uri, this.index.fileQuestions(uri), []));
    for (const file of gone) affected.push(await this.#forget(file.uri));
    for (const file of came) affected.push(await this.#discover(file));
    return merge(affected);
  }

  /** Asks anew what was committed. @returns URIs of which something was known before and no longer is */
  async #askHistory(): Promise<string[]> {
    const { history } = this.#ports;
    if (!history) return [];
    const before = this.index.committedUris();
    this.#takeCommitted(await history.committed());
    return before.filter((uri) => !this.index.committedState(uri));
  }

  /** Notes what approved documents with a version were at the last commit. */
  #takeCommitted(texts: ReadonlyMap<string, string>): void {
    const states = new Map<string, CommittedState>();
    for (const [uri, text] of texts) {
      const document = this.#readers.read(uri, text, this.configFor(uri), true);
      const state = committedState(document, this.#ports.history?.since ?? null);
      if (state) states.set(uri, state);
    }
    this.index.setCommitted(states);
  }

  async #loadConfig(uri: string): Promise<void> {
    const answer: FileText = this.#open.get(uriKey(uri)) ?? (await this.#ports.workspace.read(uri));
    if ('error' in answer) {
      this.#configs.drop(uri);
      this.#states.set(uri, 'unread-file', [wholeFile(fileUnreadable, sentence(answer.error))], defaultConfig);
      return;
    }
    const { config, problems } = this.#configs.take(uri, answer.text);
    const reports = problems.map(({ message, range }) => ({ rule: configInvalid, message, span: range }));
    this.#states.set(uri, 'config', reports, config, new LineIndex(answer.text));
  }

  /** A document has a new text. */
  async #update(uri: string, text: string): Promise<Affected> {
    // an editor may send YAML and CSV that is no register; a text without a name is Markdown
    if (isDataFile(uri) && !this.#files.isRead(uri)) return nothing;
    const old = this.index.documentAt(uri);
    const document = this.#readers.read(uri, text, this.configFor(uri), this.index.committedState(uri) !== undefined);
    this.#states.delete(uri);
    const touched = this.index.setDocument(document);
    await this.#files.askForLinks([document]);
    this.#checker.check(document);
    return this.#settle(uri, touched, [old, document]);
  }

  async #reload(uri: string): Promise<Affected> {
    const file = this.#files.get(uri);
    // an editor may have held what a listing leaves alone
    if (!file || !this.#files.isRead(uri)) return this.#drop(uri);
    const old = this.index.documentAt(uri);
    await this.#intake.read({ uri: file.uri, size: -1 });
    const document = this.index.documentAt(uri);
    if (document) {
      await this.#files.askForLinks([document]);
      this.#checker.check(document);
    }
    const touched = new Set<Question>([`document:${uriKey(uri)}`]);
    for (const facts of [old, document]) if (facts) for (const question of questionsAbout(facts)) touched.add(question);
    return this.#settle(uri, touched, [old, document]);
  }

  async #drop(uri: string): Promise<Affected> {
    const old = this.index.documentAt(uri);
    const touched = this.index.removeDocument(uri);
    this.#checker.remove(uri);
    this.#states.delete(uri);
    return this.#settle(uri, touched, [old]);
  }

  async #discover(file: WorkspaceFile): Promise<Affected> {
    const affected = [this.#settle(file.uri, this.index.fileQuestions(file.uri), [])];
    if (isConfigFile(file.uri)) affected.push(await this.#reconfigure(file.uri));
    else if (this.#files.isRead(file.uri)) affected.push(await this.#reload(file.uri));
    return merge(affected);
  }

  async #forget(uri: string): Promise<Affected> {
    const affected = [this.#settle(uri, this.index.fileQuestions(uri), [])];
    if (isConfigFile(uri)) affected.push(await this.#reconfigure(uri));
    else if (!this.#open.has(uriKey(uri))) affected.push(await this.#drop(uri));
    return merge(affected);
  }

  /** A config file changed, came or went: what it governs is read and checked again. */
  async #reconfigure(uri: string): Promise<Affected> {
    const before = this.#configs.textOf(uri);
    const limits = JSON.stringify(this.#configs.limits());
    if (this.#files.has(uri) || this.#open.has(uriKey(uri))) await this.#loadConfig(uri);
    else {
      this.#configs.drop(uri);
      this.#states.delete(uri);
    }
    // an editor that opens or closes the file as it is on disk changes nothing
    if (before === this.#configs.textOf(uri)) return { uris: new Set([uri]), coverage: false };
    const limitsChanged = this.#files.isListed && limits !== JSON.stringify(this.#configs.limits());
    const listed = limitsChanged ? await this.#relist() : undefined;
    const folder = `${uriKey(uri).slice(0, uriKey(uri).lastIndexOf('/'))}/`;
    // files that are no documents yet may be too large or unreadable: the new config decides anew
    const open = [...this.#open.values()].filter(({ uri: each }) => isDataFile(each) && this.#files.isRead(each));
    const unread = [...this.#files.read(), ...open.map((text) => ({ uri: text.uri, size: -1 }))].filter(
      (file) => !this.index.documentAt(file.uri),
    );
    const read = [...this.index.all()].map((document) => ({ uri: document.uri, size: -1 }));
    const uris = new Set([uri, ...(listed?.uris ?? [])]);
    for (const file of [...read, ...unread]) {
      if (!uriKey(file.uri).startsWith(folder)) continue;
      // which files are registers is for the config to say
      if (isDataFile(file.uri) && !this.#files.isRead(file.uri)) await this.#drop(file.uri);
      else await this.#intake.read(file);
      uris.add(file.uri);
    }
    await this.#files.askForLinks(this.index.all());
    // ids and classification may differ now, and with them what any document is told
    for (const document of this.index.all()) {
      this.#checker.check(document);
      uris.add(document.uri);
    }
    this.#coverage.invalidate('all');
    for (const each of this.#mandatory.reconfigured()) uris.add(each);
    return { uris, coverage: true };
  }

  #settle(uri: string, touched: Set<Question>, versions: readonly (PolicyDocument | undefined)[]): Affected {
    const [before, after] = versions;
    const moved = before !== undefined && after !== undefined && saysTheSame(before, after);
    // a file that came or went without a version of its text may ask of itself, and has not been checked
    const checked = versions.length > 0 ? uriKey(uri) : null;
    const uris = new Set([uri, ...this.#checker.recheck(touched, checked, moved)]);
    if (!moved) for (const config of this.#mandatory.changed(before, after)) uris.add(config);
    const statement = versions.some((document) => document?.classification.type === 'soa');
    return { uris, coverage: this.#coverage.invalidate(statement ? 'all' : [...touched, ...this.#replacedBy(versions)]) };
  }

  /** What is asked of the documents whose place a document takes: whether they are in force hangs on it. */
  *#replacedBy(versions: readonly (PolicyDocument | undefined)[]): Generator<Question> {
    for (const version of versions)
      for (const other of version?.classification.isDocument ? predecessorsOf(version, this.index) : []) yield* questionsAbout(other);
  }
}

function merge(parts: readonly Affected[]): Affected {
  return { uris: new Set(parts.flatMap((part) => [...part.uris])), coverage: parts.some((part) => part.coverage) };
}
