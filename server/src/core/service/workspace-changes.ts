import { isConfigFile } from '../config/config-set.ts';
import { defaultConfig } from '../config/read-config.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { isDataFile } from '../document/registers/register-files.ts';
import type { IsmsIndex } from '../isms/isms-index.ts';
import { type Question, questionsAbout } from '../isms/questions.ts';
import { saysTheSame } from '../isms/says-the-same.ts';
import { predecessorsOf } from '../isms/succession.ts';
import type { WorkspaceFile } from '../ports.ts';
import { configInvalid } from '../rules/system/config-invalid.ts';
import { fileUnreadable } from '../rules/system/file-unreadable.ts';
import { workspaceIncomplete } from '../rules/system/workspace-incomplete.ts';
import type { Affected, IsmsService } from '../service-api.ts';
import { LineIndex } from '../text/line-index.ts';
import { uriKey } from '../text/uri.ts';
import type { Checker } from './checker.ts';
import type { CommittedStates } from './committed-states.ts';
import type { ConfigFiles } from './config-files.ts';
import type { CoverageCache } from './coverage-cache.ts';
import type { DocumentIntake } from './document-intake.ts';
import { type FileStates, sentence, wholeFile } from './file-states.ts';
import type { FileTexts } from './file-texts.ts';
import type { MandatoryDocuments } from './mandatory-documents.ts';
import type { Readers } from './readers.ts';
import type { ListingChange, WorkspaceFiles } from './workspace-files.ts';

/** All that a change of the workspace may reach. */
export interface WorkspaceChangesContext {
  readonly index: IsmsIndex;
  readonly texts: FileTexts;
  readonly files: WorkspaceFiles;
  readonly configs: ConfigFiles;
  readonly states: FileStates;
  readonly readers: Readers;
  readonly intake: DocumentIntake;
  readonly checker: Checker;
  readonly committed: CommittedStates;
  readonly coverage: CoverageCache;
  readonly mandatory: MandatoryDocuments;
}

const nothing: Affected = { uris: new Set(), coverage: false };

/** Takes over what changes in a workspace, in editors and on disk, and checks again what that touches, nothing else. */
export class WorkspaceChanges {
  readonly #index: IsmsIndex;
  readonly #texts: FileTexts;
  readonly #files: WorkspaceFiles;
  readonly #configs: ConfigFiles;
  readonly #states: FileStates;
  readonly #readers: Readers;
  readonly #intake: DocumentIntake;
  readonly #checker: Checker;
  readonly #committed: CommittedStates;
  readonly #coverage: CoverageCache;
  readonly #mandatory: MandatoryDocuments;

  constructor(context: WorkspaceChangesContext) {
    this.#index = context.index;
    this.#texts = context.texts;
    this.#files = context.files;
    this.#configs = context.configs;
    this.#states = context.states;
    this.#readers = context.readers;
    this.#intake = context.intake;
    this.#checker = context.checker;
    this.#committed = context.committed;
    this.#coverage = context.coverage;
    this.#mandatory = context.mandatory;
  }

  /** An editor has opened a file or changed its text. */
  async opened(uri: string, text: string): Promise<Affected> {
    return isConfigFile(uri) ? this.#reconfigure(uri) : this.#update(uri, text);
  }

  /** An editor has closed a file: the one on disk counts again. */
  async closed(uri: string): Promise<Affected> {
    return isConfigFile(uri) ? this.#reconfigure(uri) : this.#reload(uri);
  }

  /** Files were created, changed or deleted outside the editor. */
  async onDisk(changes: Parameters<IsmsService['filesChanged']>[0]): Promise<Affected> {
    const affected: Affected[] = [];
    // a file that is replaced by another is told as created by some clients, as deleted and created by others
    const known = new Map(changes.filter(({ uri }) => this.#files.has(uri)).map(({ uri }) => [uriKey(uri), uri]));
    // what is new or gone is asked of a fresh listing: only it knows what is ignored
    if (changes.some((change) => change.kind !== 'changed' || change.uri.endsWith('/.gitignore'))) affected.push(await this.#relist());
    for (const uri of await this.#committed.renew()) if (this.#files.has(uri)) known.set(uriKey(uri), uri);
    for (const uri of known.values()) {
      if (!this.#files.has(uri) || this.#texts.isOpen(uri)) continue;
      if (isConfigFile(uri)) affected.push(await this.#reconfigure(uri));
      else if (this.#files.isRead(uri)) affected.push(await this.#reload(uri));
    }
    return merge(affected);
  }

  /** Forgets files that a listing no longer has. */
  async forget(gone: readonly WorkspaceFile[]): Promise<void> {
    for (const { uri } of gone) await this.#forget(uri);
  }

  /** Lists the workspace; at a scan its config files are read too, else they come by their own change. */
  async list(scan: boolean): Promise<ListingChange & { readonly unlisted: readonly string[] }> {
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
      this.#states.set(uri, 'unlisted', [wholeFile(workspaceIncomplete, sentence(message))], this.#configs.for(uri));
    return { ...change, unlisted: [...before, ...change.problems.map(({ uri }) => uri)] };
  }

  /** Lists the workspace anew and takes over what came and went. */
  async #relist(): Promise<Affected> {
    const { came, gone, unlisted } = await this.list(false);
    const affected: Affected[] = [{ uris: new Set(unlisted), coverage: false }];
    // what is ignored from now on, or was all along, is no longer or never listed, but can be linked to
    const changed = await this.#files.askAgain();
    await this.#files.askForLinks(this.#index.all());
    for (const uri of changed) affected.push(this.#settle(uri, this.#index.files.questionsAbout(uri), []));
    for (const file of gone) affected.push(await this.#forget(file.uri));
    for (const file of came) affected.push(await this.#discover(file));
    return merge(affected);
  }

  async #loadConfig(uri: string): Promise<void> {
    const answer = await this.#texts.read(uri);
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
    const old = this.#index.documentAt(uri);
    const document = this.#readers.read(uri, text, this.#configs.for(uri), this.#index.committedState(uri) !== undefined);
    this.#states.delete(uri);
    const touched = this.#index.setDocument(document);
    await this.#files.askForLinks([document]);
    this.#checker.check(document);
    return this.#settle(uri, touched, [old, document]);
  }

  async #reload(uri: string): Promise<Affected> {
    const file = this.#files.get(uri);
    // an editor may have held what a listing leaves alone
    if (!file || !this.#files.isRead(uri)) return this.#drop(uri);
    const old = this.#index.documentAt(uri);
    await this.#intake.read({ uri: file.uri, size: -1 });
    const document = this.#index.documentAt(uri);
    if (document) {
      await this.#files.askForLinks([document]);
      this.#checker.check(document);
    }
    const touched = new Set<Question>([`document:${uriKey(uri)}`]);
    for (const facts of [old, document]) if (facts) for (const question of questionsAbout(facts)) touched.add(question);
    return this.#settle(uri, touched, [old, document]);
  }

  async #drop(uri: string): Promise<Affected> {
    const old = this.#index.documentAt(uri);
    const touched = this.#index.removeDocument(uri);
    this.#checker.remove(uri);
    this.#states.delete(uri);
    return this.#settle(uri, touched, [old]);
  }

  async #discover(file: WorkspaceFile): Promise<Affected> {
    const affected = [this.#settle(file.uri, this.#index.files.questionsAbout(file.uri), [])];
    if (isConfigFile(file.uri)) affected.push(await this.#reconfigure(file.uri));
    else if (this.#files.isRead(file.uri)) affected.push(await this.#reload(file.uri));
    return merge(affected);
  }

  async #forget(uri: string): Promise<Affected> {
    const affected = [this.#settle(uri, this.#index.files.questionsAbout(uri), [])];
    if (isConfigFile(uri)) affected.push(await this.#reconfigure(uri));
    else if (!this.#texts.isOpen(uri)) affected.push(await this.#drop(uri));
    return merge(affected);
  }

  /** A config file changed, came or went: what it governs is read and checked again. */
  async #reconfigure(uri: string): Promise<Affected> {
    const before = this.#configs.textOf(uri);
    const limits = JSON.stringify(this.#configs.limits());
    if (this.#files.has(uri) || this.#texts.isOpen(uri)) await this.#loadConfig(uri);
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
    const open = [...this.#texts.allOpen()].filter(({ uri: each }) => isDataFile(each) && this.#files.isRead(each));
    const unread = [...this.#files.read(), ...open.map((text) => ({ uri: text.uri, size: -1 }))].filter(
      (file) => !this.#index.documentAt(file.uri),
    );
    const read = [...this.#index.all()].map((document) => ({ uri: document.uri, size: -1 }));
    const uris = new Set([uri, ...(listed?.uris ?? [])]);
    for (const file of [...read, ...unread]) {
      if (!uriKey(file.uri).startsWith(folder)) continue;
      // which files are registers is for the config to say
      if (isDataFile(file.uri) && !this.#files.isRead(file.uri)) await this.#drop(file.uri);
      else await this.#intake.read(file);
      uris.add(file.uri);
    }
    await this.#files.askForLinks(this.#index.all());
    // ids and classification may differ now, and with them what any document is told
    for (const document of this.#index.all()) {
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
      for (const other of version?.classification.isDocument ? predecessorsOf(version, this.#index) : []) yield* questionsAbout(other);
  }
}

function merge(parts: readonly Affected[]): Affected {
  return { uris: new Set(parts.flatMap((part) => [...part.uris])), coverage: parts.some((part) => part.coverage) };
}
