import { relativePath, uriKey } from '../text/uri.ts';
import { addTo, takeFrom } from './keyed-sets.ts';
import type { Question } from './questions.ts';

/** Which files and folders there are, by the listing of the workspace and by what the host says of others. */
export class KnownFiles {
  readonly #folders: readonly string[];
  readonly #files = new Set<string>();
  /** Last segment without case → keys of files. */
  readonly #byName = new Map<string, Set<string>>();
  /** How many files lie in a folder and below; a folder exists as long as something lies in it. */
  readonly #filesBelow = new Map<string, number>();
  readonly #elsewhere = new Map<string, { readonly uri: string; readonly exists: boolean }>();

  /** @param folders URIs of the workspace folders */
  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  /** Makes a file known, and with it the folders it lies in. */
  add(uri: string): void {
    const key = uriKey(uri);
    this.#elsewhere.delete(key);
    if (this.#files.has(key)) return;
    this.#files.add(key);
    addTo(this.#byName, nameOf(key), key);
    for (const folder of foldersAbove(key)) this.#filesBelow.set(folder, (this.#filesBelow.get(folder) ?? 0) + 1);
  }

  /** Forgets a file; a folder goes with its last one. */
  remove(uri: string): void {
    const key = uriKey(uri);
    this.#elsewhere.delete(key);
    if (!this.#files.delete(key)) return;
    takeFrom(this.#byName, nameOf(key), key);
    for (const folder of foldersAbove(key)) {
      const count = (this.#filesBelow.get(folder) ?? 1) - 1;
      if (count > 0) this.#filesBelow.set(folder, count);
      else this.#filesBelow.delete(folder);
    }
  }

  /** The questions whose answers may change when a file comes or goes. */
  questionsAbout(uri: string): Set<Question> {
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

  /** True if a file or folder is there, or lies outside of the workspace, where nobody looks. */
  exists(uri: string): boolean {
    const key = uriKey(uri);
    return this.#listed(key) || !this.#isInside(key) || (this.#elsewhere.get(key)?.exists ?? false);
  }

  /** URI keys of the files of a name, sorted. @param name last segment, in any case */
  named(name: string): readonly string[] {
    return [...(this.#byName.get(name.toLowerCase()) ?? [])].sort();
  }

  /** A page may be linked without its ending, and a folder stands for its index. */
  #listed(key: string): boolean {
    return this.#files.has(key) || this.#filesBelow.has(key) || this.#files.has(`${key}.md`) || this.#files.has(`${key}.mdx`);
  }

  #isInside(key: string): boolean {
    return this.#folders.some((folder) => relativePath(folder, key) !== null);
  }
}

/** The last segment of a key, without case. */
function nameOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1).toLowerCase();
}

/** The folders a file lies in, the nearest first. @param key URI key */
function* foldersAbove(key: string): Generator<string> {
  for (let at = key.lastIndexOf('/'); at > 8; at = key.lastIndexOf('/', at - 1)) yield key.slice(0, at);
}
