import { Catalog } from './catalog/catalog.ts';
import { isConfigFile } from './config/config-set.ts';
import { defaultConfig } from './config/read-config.ts';
import type { ResolvedConfig } from './config/resolved-config.ts';
import { metadataText } from './document/metadata.ts';
import type { PolicyDocument } from './document/policy-document.ts';
import type { FrameworkCoverage } from './isms/coverage.ts';
import { IsmsIndex, type Question } from './isms/isms-index.ts';
import type { FileText, Ports, WorkspaceFile } from './ports.ts';
import type { Finding } from './rules/rule.ts';
import { configInvalid } from './rules/system/config-invalid.ts';
import { fileTooLarge } from './rules/system/file-too-large.ts';
import { fileUnreadable } from './rules/system/file-unreadable.ts';
import { workspaceIncomplete } from './rules/system/workspace-incomplete.ts';
import { Checker } from './service/checker.ts';
import { ConfigFiles } from './service/config-files.ts';
import { CoverageCache } from './service/coverage-cache.ts';
import { FileStates, wholeFile } from './service/file-states.ts';
import { Readers } from './service/readers.ts';
import type { Affected, IsmsService, OpenText, ScanResult } from './service-api.ts';
import { LineIndex } from './text/line-index.ts';
import { uriKey } from './text/uri.ts';

/** Makes the engine for one workspace. Nothing is read until `scan` or `setOpenText`. */
export function createIsmsService(ports: Ports): IsmsService {
  return new Service(ports);
}

const markdownFile = /\.(?:md|markdown|mdx)$/i;
/** Files read between two reports of progress. */
const batch = 64;

class Service implements IsmsService {
  readonly catalog: Catalog;
  readonly asOf: string;
  readonly index: IsmsIndex;
  readonly #ports: Ports;
  readonly #configs: ConfigFiles;
  readonly #readers: Readers;
  readonly #checker: Checker;
  readonly #coverage: CoverageCache;
  readonly #files = new Map<string, WorkspaceFile>();
  readonly #states = new FileStates();
  readonly #open = new Map<string, OpenText>();

  constructor(ports: Ports) {
    this.#ports = ports;
    this.catalog = new Catalog(ports.catalog.load());
    this.#configs = new ConfigFiles(this.catalog);
    this.asOf = ports.clock.today();
    this.index = new IsmsIndex(ports.workspace.folders);
    this.#readers = new Readers(ports.parser, this.catalog, ports.workspace.folders);
    const shared = { index: this.index, catalog: this.catalog, asOf: this.asOf, configFor: (uri: string) => this.configFor(uri) };
    this.#checker = new Checker({ ...shared, logger: ports.logger });
    this.#coverage = new CoverageCache({ ...shared, configs: () => this.#configs.all() });
  }

  get complete(): boolean {
    return this.#states.complete;
  }

  async scan(options: Parameters<IsmsService['scan']>[0] = {}): Promise<ScanResult> {
    const { onProgress, signal } = options;
    const before = new Map(this.#files);
    await this.#list(true);
    for (const [key, file] of before) if (!this.#files.has(key)) await this.#forget(file.uri);
    const documents = [...this.#files.values()].filter((file) => markdownFile.test(file.uri));
    let done = 0;
    for (const file of documents) {
      if (signal?.isCancellationRequested) break;
      const read = this.#readFile(file);
      if (read) await read;
      if (++done % batch === 0) await onProgress?.({ done, total: documents.length });
    }
    const cancelled = done < documents.length;
    await this.#askForLinks(this.index.all());
    done = 0;
    for (const document of this.index.all()) {
      this.#checker.check(document);
      if (++done % batch === 0) await onProgress?.({ done: documents.length, total: documents.length });
    }
    this.#coverage.invalidate('all');
    await onProgress?.({ done: documents.length, total: documents.length });
    return { files: documents.length, documents: this.index.documents().length, complete: this.complete && !cancelled, cancelled };
  }

  async setOpenText(text: OpenText): Promise<Affected> {
    this.#open.set(uriKey(text.uri), text);
    return isConfigFile(text.uri) ? this.#reconfigure(text.uri) : this.#update(text.uri, text.text);
  }

  async closeText(uri: string): Promise<Affected> {
    this.#open.delete(uriKey(uri));
    if (isConfigFile(uri)) return this.#reconfigure(uri);
    return this.#files.has(uriKey(uri)) ? this.#reload(uri) : this.#drop(uri);
  }

  async filesChanged(changes: Parameters<IsmsService['filesChanged']>[0]): Promise<Affected> {
    const affected: Affected[] = [];
    const before = new Map(this.#files);
    const changed = changes.filter((change) => change.kind === 'changed');
    // what is new or gone is asked of a fresh listing: only it knows what is ignored
    if (changes.length > changed.length || changes.some((change) => change.uri.endsWith('/.gitignore'))) {
      await this.#list(false);
      for (const [key, file] of before) if (!this.#files.has(key)) affected.push(await this.#forget(file.uri));
      for (const [key, file] of this.#files) if (!before.has(key)) affected.push(await this.#discover(file));
    }
    for (const { uri } of changed) {
      if (!this.#files.has(uriKey(uri)) || this.#open.has(uriKey(uri))) continue;
      if (isConfigFile(uri)) affected.push(await this.#reconfigure(uri));
      else if (markdownFile.test(uri)) affected.push(await this.#reload(uri));
    }
    return merge(affected);
  }

  openText(uri: string): OpenText | undefined {
    return this.#open.get(uriKey(uri));
  }

  document(uri: string): PolicyDocument | undefined {
    return this.index.documentAt(uri);
  }

  documents(): readonly PolicyDocument[] {
    return this.index.documents();
  }

  configFor(uri: string): ResolvedConfig {
    return this.#configs.for(uri);
  }

  linesOf(uri: string): LineIndex | undefined {
    return this.index.documentAt(uri)?.lines ?? this.#states.linesOf(uri);
  }

  findings(uri: string): readonly Finding[] {
    const own = this.#states.findings(uri);
    return own.length === 0 ? this.#checker.findings(uri) : [...own, ...this.#checker.findings(uri)];
  }

  urisWithFindings(): readonly string[] {
    const uris = new Set<string>();
    for (const key of this.#checker.keys()) uris.add(this.index.documentAt(key)?.uri ?? key);
    for (const uri of this.#states.uris()) uris.add(uri);
    return [...uris].sort();
  }

  coverage(): readonly FrameworkCoverage[] {
    return this.#coverage.frameworks();
  }

  /** Lists the workspace; at the first time its config files are read too, later ones come by their own change. */
  async #list(first: boolean): Promise<void> {
    const { workspace } = this.#ports;
    const limits = first ? defaultConfig.limits : this.#configs.limits();
    let listing = await workspace.list(limits);
    if (first) {
      for (const file of listing.files) if (isConfigFile(file.uri)) await this.#loadConfig(file.uri);
      // the limits that the configs set can only be known now
      const wanted = this.#configs.limits();
      if (wanted.files < listing.files.length || listing.problems.length > 0) listing = await workspace.list(wanted);
    }
    this.#states.clearUnlisted();
    this.#files.clear();
    for (const file of listing.files) {
      this.#files.set(uriKey(file.uri), file);
      this.index.addFile(file.uri);
    }
    for (const { uri, message } of listing.problems)
      this.#states.set(uri, 'unlisted', [wholeFile(workspaceIncomplete, message)], this.configFor(uri));
  }

  async #loadConfig(uri: string): Promise<void> {
    const answer: FileText = this.#open.get(uriKey(uri)) ?? (await this.#ports.workspace.read(uri));
    if ('error' in answer) {
      this.#configs.drop(uri);
      this.#states.set(uri, 'unread-file', [wholeFile(fileUnreadable, answer.error)], defaultConfig);
      return;
    }
    const { config, problems } = this.#configs.take(uri, answer.text);
    const reports = problems.map(({ message, range }) => ({ rule: configInvalid, message, span: range }));
    this.#states.set(uri, 'config', reports, config, new LineIndex(answer.text));
  }

  /** Reads a file from disk into the index; gives a promise only if the host reads asynchronously. */
  #readFile(file: WorkspaceFile): Promise<void> | undefined {
    const { uri } = file;
    const open = this.#open.get(uriKey(uri));
    const config = this.configFor(uri);
    if (!open && file.size > config.limits.fileBytes) {
      this.#refuse(uri, file.size, config);
      return undefined;
    }
    const answer = open ?? this.#ports.workspace.read(uri);
    if (answer instanceof Promise) return answer.then((text) => this.#take(uri, text, config));
    this.#take(uri, answer, config);
    return undefined;
  }

  #take(uri: string, answer: FileText, config: ResolvedConfig): void {
    if ('error' in answer) {
      this.index.removeDocument(uri);
      this.#states.set(uri, 'unread-file', [wholeFile(fileUnreadable, `${answer.error}.`.replace(/\.\.$/, '.'))], config);
      return;
    }
    // a file that changed on disk tells its size only now; every character is at least a byte
    if (!this.#open.has(uriKey(uri)) && answer.text.length > config.limits.fileBytes) {
      this.#refuse(uri, answer.text.length, config);
      return;
    }
    this.#states.delete(uri);
    this.index.setDocument(this.#readers.read(uri, answer.text, config));
  }

  /** Leaves a file out that is larger than the config allows. */
  #refuse(uri: string, size: number, config: ResolvedConfig): void {
    this.index.removeDocument(uri);
    const message = `The file has ${size.toLocaleString('en')} bytes, more than the ${config.limits.fileBytes.toLocaleString('en')} that are read; split it, or raise \`limits.file_bytes\`.`;
    this.#states.set(uri, 'unread-file', [wholeFile(fileTooLarge, message)], config);
  }

  /** Asks the host about link targets that the listing does not have. */
  async #askForLinks(documents: Iterable<PolicyDocument>): Promise<void> {
    for (const document of documents) {
      if (!document.classification.isDocument) continue;
      for (const { uri } of document.links) {
        if (!this.index.isUnsure(uri)) continue;
        const answer = this.#ports.workspace.exists(uri);
        this.index.setElsewhere(uri, answer instanceof Promise ? await answer : answer);
      }
    }
  }

  /** A document has a new text. */
  async #update(uri: string, text: string): Promise<Affected> {
    const old = this.index.documentAt(uri);
    const document = this.#readers.read(uri, text, this.configFor(uri));
    this.#states.delete(uri);
    const touched = this.index.setDocument(document);
    await this.#askForLinks([document]);
    this.#checker.check(document);
    return this.#settle(uri, touched, [old, document]);
  }

  async #reload(uri: string): Promise<Affected> {
    const file = this.#files.get(uriKey(uri));
    const old = this.index.documentAt(uri);
    if (!file) return this.#drop(uri);
    await this.#readFile({ uri: file.uri, size: -1 });
    const document = this.index.documentAt(uri);
    if (document) {
      await this.#askForLinks([document]);
      this.#checker.check(document);
    } else this.#checker.remove(uri);
    const touched = new Set<Question>([...questionsOf(old), ...questionsOf(document), `document:${uriKey(uri)}`]);
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
    this.index.addFile(file.uri);
    const touched = this.index.fileQuestions(file.uri);
    const affected = [this.#settle(file.uri, touched, [])];
    if (isConfigFile(file.uri)) affected.push(await this.#reconfigure(file.uri));
    else if (markdownFile.test(file.uri)) affected.push(await this.#reload(file.uri));
    return merge(affected);
  }

  async #forget(uri: string): Promise<Affected> {
    this.index.removeFile(uri);
    const touched = this.index.fileQuestions(uri);
    const affected = [this.#settle(uri, touched, [])];
    if (isConfigFile(uri)) affected.push(await this.#reconfigure(uri));
    else if (!this.#open.has(uriKey(uri))) affected.push(await this.#drop(uri));
    return merge(affected);
  }

  /** A config file changed, came or went: what it governs is read and checked again. */
  async #reconfigure(uri: string): Promise<Affected> {
    const before = this.#configs.textOf(uri);
    if (this.#files.has(uriKey(uri)) || this.#open.has(uriKey(uri))) await this.#loadConfig(uri);
    else {
      this.#configs.drop(uri);
      this.#states.delete(uri);
    }
    // an editor that opens or closes the file as it is on disk changes nothing
    if (before === this.#configs.textOf(uri)) return { uris: new Set([uri]), coverage: false };
    const folder = `${uriKey(uri).slice(0, uriKey(uri).lastIndexOf('/'))}/`;
    // files that are no documents yet may be too large or unreadable: the new config decides anew
    const unread = [...this.#files.values()].filter((file) => markdownFile.test(file.uri) && !this.index.documentAt(file.uri));
    const read = [...this.index.all()].map((document) => ({ uri: document.uri, size: -1 }));
    const uris = new Set([uri]);
    for (const file of [...read, ...unread]) {
      if (!uriKey(file.uri).startsWith(folder)) continue;
      await this.#readFile(file);
      if (!this.index.documentAt(file.uri)) this.#checker.remove(file.uri);
      uris.add(file.uri);
    }
    await this.#askForLinks(this.index.all());
    // ids and classification may differ now, and with them what any document is told
    for (const document of this.index.all()) {
      this.#checker.check(document);
      uris.add(document.uri);
    }
    this.#coverage.invalidate('all');
    return { uris, coverage: true };
  }

  #settle(uri: string, touched: Set<Question>, versions: readonly (PolicyDocument | undefined)[]): Affected {
    const uris = new Set([uri, ...this.#checker.recheck(touched, uriKey(uri))]);
    const statement = versions.some((document) => document?.classification.type === 'soa');
    return { uris, coverage: this.#coverage.invalidate(statement ? 'all' : touched) };
  }
}

function* questionsOf(document: PolicyDocument | undefined): Generator<Question> {
  if (!document) return;
  const id = metadataText(document.metadata, 'id')?.toLowerCase();
  if (id !== undefined) yield `id:${id}`;
  for (const reference of document.references) for (const control of reference.controls) yield `control:iso27001-2022:${control}`;
}

function merge(parts: readonly Affected[]): Affected {
  return { uris: new Set(parts.flatMap((part) => [...part.uris])), coverage: parts.some((part) => part.coverage) };
}
