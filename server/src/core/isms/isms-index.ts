import { controlKey } from '../catalog/catalog.ts';
import { currentEdition } from '../catalog/control-ids.ts';
import { metadataText } from '../document/metadata.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { relativePath, uriKey } from '../text/uri.ts';
import type { IndexView, PlacedReference } from './index-view.ts';

/** A question a rule asked of the index, by what its answer depends on: `id:pol-003`, `document:…`, `file:…`, `control:…`. */
export type Question = string;

/** Everything known of the workspace: facts of all documents, who claims which control, which files there are. */
export class IsmsIndex implements IndexView {
  readonly #documents = new Map<string, PolicyDocument>();
  readonly #byId = new Map<string, Set<string>>();
  readonly #byControl = new Map<string, Set<string>>();
  readonly #files = new Set<string>();
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
    const touched = new Set<Question>([`document:${key}`]);
    const old = this.#documents.get(key);
    if (old) this.#link(key, old, touched, false);
    this.#documents.delete(key);
    this.#sorted = null;
    return touched;
  }

  #link(key: string, document: PolicyDocument, touched: Set<Question>, add: boolean): void {
    if (!document.classification.isDocument) return;
    const put = (map: Map<string, Set<string>>, name: string): void => {
      const set = map.get(name) ?? new Set<string>();
      if (add) set.add(key);
      else set.delete(key);
      if (set.size === 0) map.delete(name);
      else map.set(name, set);
    };
    for (const question of questionsAbout(document)) {
      if (question.startsWith('id:')) put(this.#byId, question.slice('id:'.length));
      else put(this.#byControl, question.slice('control:'.length));
      touched.add(question);
    }
  }

  /** Makes a file known, and with it the folders it lies in. */
  addFile(uri: string): void {
    const key = uriKey(uri);
    this.#elsewhere.delete(key);
    if (this.#files.has(key)) return;
    this.#files.add(key);
    for (const folder of foldersAbove(key)) this.#filesBelow.set(folder, (this.#filesBelow.get(folder) ?? 0) + 1);
  }

  /** Forgets a file; a folder goes with its last one. */
  removeFile(uri: string): void {
    const key = uriKey(uri);
    this.#elsewhere.delete(key);
    if (!this.#files.delete(key)) return;
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
    return new Set(names.map((name) => `file:${name}`));
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
    return this.#inOrder(this.#byId.get(id.toLowerCase()));
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
    return this.#inOrder(this.#byControl.get(control)).flatMap((document) =>
      document.references.filter((reference) => reference.controls.includes(id)).map((reference) => ({ document, reference })),
    );
  }

  #inOrder(keys: Set<string> | undefined): PolicyDocument[] {
    return [...(keys ?? [])].sort().map((key) => this.#documents.get(key) as PolicyDocument);
  }

  /** A page may be linked without its ending, and a folder stands for its index. */
  #listed(key: string): boolean {
    return this.#files.has(key) || this.#filesBelow.has(key) || this.#files.has(`${key}.md`) || this.#files.has(`${key}.mdx`);
  }

  #isInside(key: string): boolean {
    return this.#folders.some((folder) => relativePath(folder, key) !== null);
  }
}

/** The questions whose answers an ISMS document bears on by what it says: those for its id and for the controls it names. */
export function questionsAbout(document: PolicyDocument): Set<Question> {
  const questions = new Set<Question>();
  const id = metadataText(document.metadata, 'id')?.toLowerCase();
  if (id !== undefined) questions.add(`id:${id}`);
  for (const reference of document.references)
    for (const control of reference.controls) questions.add(`control:${controlKey(currentEdition, control)}`);
  return questions;
}

/** The folders a file lies in, the nearest first. @param key URI key */
function* foldersAbove(key: string): Generator<string> {
  for (let at = key.lastIndexOf('/'); at > 8; at = key.lastIndexOf('/', at - 1)) yield key.slice(0, at);
}
