import { controlKey } from '../catalog/catalog.ts';
import { currentEdition } from '../catalog/control-ids.ts';
import { metadataText } from '../document/metadata/metadata.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { parentUri, relativePath, uriKey } from '../text/uri.ts';
import type { IndexView, PlacedReference, PlacedRow } from './index-view.ts';

/**
 * A question a rule asked of the index, by what its answer depends on: `id:pol-003`, `ids`, `document:…`, `file:…`,
 * `name:…`, `control:…`, `soa:A.5.15`, `framework:soc2`,
 * `folder:…`.
 */
export type Question = string;

/** Everything known of the workspace: facts of all documents, who claims which control, which files there are. */
export class IsmsIndex implements IndexView {
  readonly #documents = new Map<string, PolicyDocument>();
  /** Keys of the ISMS documents that bear on a question about what documents say. */
  readonly #byQuestion = new Map<Question, Set<string>>();
  readonly #files = new Set<string>();
  /** Last segment without case → keys of files. */
  readonly #byName = new Map<string, Set<string>>();
  /** How many files lie in a folder and below; a folder exists as long as something lies in it. */
  readonly #filesBelow = new Map<string, number>();
  readonly #elsewhere = new Map<string, { readonly uri: string; readonly exists: boolean }>();
  #folders: readonly string[];
  #sorted: readonly PolicyDocument[] | null = null;

  /** @param folders URIs of the workspace folders */
  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  /** Puts in or replaces the facts of a file. @returns the questions whose answers may have changed */
  setDocument(document: PolicyDocument): Set<Question> {
    const key = uriKey(document.uri);
    const touched = this.removeDocument(document.uri);
    this.#documents.set(key, document);
    this.#link(key, document, touched, true);
    return touched;
  }

  /** Takes the facts of a file out; an unknown one is no error. @returns the questions whose answers may have changed */
  removeDocument(uri: string): Set<Question> {
    const key = uriKey(uri);
    const touched = new Set<Question>([`document:${key}`, `folder:${parentUri(key)}`]);
    const old = this.#documents.get(key);
    if (old) this.#link(key, old, touched, false);
    this.#documents.delete(key);
    this.#sorted = null;
    return touched;
  }

  #link(key: string, document: PolicyDocument, touched: Set<Question>, add: boolean): void {
    if (!document.classification.isDocument) return;
    for (const question of questionsAbout(document)) {
      if (add) put(this.#byQuestion, question, key);
      else take(this.#byQuestion, question, key);
      touched.add(question);
    }
  }

  /** Makes a file known, and with it the folders it lies in. */
  addFile(uri: string): void {
    const key = uriKey(uri);
    this.#elsewhere.delete(key);
    if (this.#files.has(key)) return;
    this.#files.add(key);
    put(this.#byName, nameOf(key), key);
    for (const folder of foldersAbove(key)) this.#filesBelow.set(folder, (this.#filesBelow.get(folder) ?? 0) + 1);
  }

  /** Forgets a file; a folder goes with its last one. */
  removeFile(uri: string): void {
    const key = uriKey(uri);
    this.#elsewhere.delete(key);
    if (!this.#files.delete(key)) return;
    take(this.#byName, nameOf(key), key);
    for (const folder of foldersAbove(key)) {
      const count = (this.#filesBelow.get(folder) ?? 1) - 1;
      if (count > 0) this.#filesBelow.set(folder, count);
      else this.#filesBelow.delete(folder);
    }
  }

  /** The questions whose answers may change when a file comes or goes. */
  fileQuestions(uri: string): Set<Question> {
    const key = uriKey(uri);
    const names = [key, key.replace(/\.mdx?$/, ''), ...foldersAbove(key)];
    return new Set([...names.map((name) => `file:${name}`), `name:${nameOf(key)}`]);
  }

  /** Notes what the host said of a file that the listing does not have (ignored files can still be linked to). */
  setElsewhere(uri: string, exists: boolean): void {
    this.#elsewhere.set(uriKey(uri), { uri, exists });
  }

  /** The files of which the host was asked, as they were spelled. */
  elsewhere(): string[] {
    return [...this.#elsewhere.values()].map(({ uri }) => uri);
  }

  /** True if neither the listing nor the host has told yet whether a file is there. */
  isUnsure(uri: string): boolean {
    const key = uriKey(uri);
    return !this.#elsewhere.has(key) && !this.#listed(key) && this.#isInside(key);
  }

  /** All ISMS documents in order of URI. */
  documents(): readonly PolicyDocument[] {
    this.#sorted ??= [...this.#documents]
      .filter(([, document]) => document.classification.isDocument)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, document]) => document);
    return this.#sorted;
  }

  /** All Markdown files, ISMS documents or not, in no particular order. */
  all(): Iterable<PolicyDocument> {
    return this.#documents.values();
  }

  documentsById(id: string): readonly PolicyDocument[] {
    return this.#inOrder(`id:${id.toLowerCase()}`);
  }

  documentAt(uri: string): PolicyDocument | undefined {
    return this.#documents.get(uriKey(uri));
  }

  fileExists(uri: string): boolean {
    const key = uriKey(uri);
    return this.#listed(key) || !this.#isInside(key) || (this.#elsewhere.get(key)?.exists ?? false);
  }

  claimsOf(control: string): readonly PlacedReference[] {
    return this.referencesTo(control).filter(({ reference }) => reference.kind === 'claim');
  }

  /** Claims and mentions of a control by ISMS documents, in order of URI and position in the facts. */
  referencesTo(control: string): readonly PlacedReference[] {
    const id = control.slice(control.indexOf(':') + 1);
    return this.#inOrder(`control:${control}`).flatMap((document) =>
      document.references.filter((reference) => reference.controls.includes(id)).map((reference) => ({ document, reference })),
    );
  }

  applicabilityOf(control: string): readonly PlacedRow[] {
    return this.#inOrder(`soa:${control}`).flatMap((document) =>
      document.applicability.filter((row) => row.control === control).map((row) => ({ document, row })),
    );
  }

  documentIds(): readonly string[] {
    const ids = this.#inOrder('ids').map((document) => metadataText(document.metadata, 'id') as string);
    return [...new Set(ids)].sort();
  }

  claimantsOf(framework: string): readonly PolicyDocument[] {
    return this.#inOrder(`framework:${framework}`);
  }

  documentsIn(folder: string): readonly PolicyDocument[] {
    const key = uriKey(folder);
    return [...this.#documents.keys()]
      .filter((each) => each.startsWith(key) && parentUri(each) === key)
      .sort()
      .map((each) => this.#documents.get(each) as PolicyDocument);
  }

  filesNamed(name: string): readonly string[] {
    return [...(this.#byName.get(name.toLowerCase()) ?? [])].sort();
  }

  #inOrder(question: Question): PolicyDocument[] {
    return [...(this.#byQuestion.get(question) ?? [])].sort().map((key) => this.#documents.get(key) as PolicyDocument);
  }

  /** A page may be linked without its ending, and a folder stands for its index. */
  #listed(key: string): boolean {
    return this.#files.has(key) || this.#filesBelow.has(key) || this.#files.has(`${key}.md`) || this.#files.has(`${key}.mdx`);
  }

  #isInside(key: string): boolean {
    return this.#folders.some((folder) => relativePath(folder, key) !== null);
  }
}

/** The questions whose answers an ISMS document bears on by what it says. */
export function questionsAbout(document: PolicyDocument): Set<Question> {
  const questions = new Set<Question>();
  const id = metadataText(document.metadata, 'id')?.toLowerCase();
  if (id !== undefined) questions.add(`id:${id}`).add('ids');
  for (const { kind, status, framework, controls } of document.references) {
    for (const control of controls) questions.add(`control:${controlKey(currentEdition, control)}`);
    if (kind === 'claim' && status === 'foreign') questions.add(`framework:${framework}`);
  }
  for (const { control } of document.applicability) questions.add(`soa:${control}`);
  return questions;
}

function put(map: Map<string, Set<string>>, name: string, key: string): void {
  const set = map.get(name);
  if (set) set.add(key);
  else map.set(name, new Set([key]));
}

function take(map: Map<string, Set<string>>, name: string, key: string): void {
  const set = map.get(name);
  set?.delete(key);
  if (set?.size === 0) map.delete(name);
}

/** The last segment of a key, without case. */
function nameOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1).toLowerCase();
}

/** The folders a file lies in, the nearest first. @param key URI key */
function* foldersAbove(key: string): Generator<string> {
  for (let at = key.lastIndexOf('/'); at > 8; at = key.lastIndexOf('/', at - 1)) yield key.slice(0, at);
}
