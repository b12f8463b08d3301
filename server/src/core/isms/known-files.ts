import { relativePath, uriKey } from '../text/uri.ts';
import { addTo, takeFrom } from './keyed-sets.ts';
import type { Question } from './questions.ts';

/** Which files and folders there are, by the listing of the workspace and by what the host says of others. */
export class KnownFiles {
  readonly #folders: readonly string[];
  readonly #files = new Set<string>();
  /** Last segment without case → keys of files. */
  readonly #byName = new Map<string, Set<string>>();
  /** Keys by which a site generator knows pages whose names start with a number → how many pages have it. */
  readonly #unnumbered = new Map<string, number>();
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
    for (const page of unnumbered(key)) this.#unnumbered.set(page, (this.#unnumbered.get(page) ?? 0) + 1);
    for (const folder of foldersAbove(key)) this.#filesBelow.set(folder, (this.#filesBelow.get(folder) ?? 0) + 1);
  }

  /** Forgets a file; a folder goes with its last one. */
  remove(uri: string): void {
    const key = uriKey(uri);
    this.#elsewhere.delete(key);
    if (!this.#files.delete(key)) return;
    takeFrom(this.#byName, nameOf(key), key);
    for (const page of unnumbered(key)) {
      const count = (this.#unnumbered.get(page) ?? 1) - 1;
      if (count > 0) this.#unnumbered.set(page, count);
      else this.#unnumbered.delete(page);
    }
    for (const folder of foldersAbove(key)) {
      const count = (this.#filesBelow.get(folder) ?? 1) - 1;
      if (count > 0) this.#filesBelow.set(folder, count);
      else this.#filesBelow.delete(folder);
    }
  }

  /** The questions whose answers may change when a file comes or goes. */
  questionsAbout(uri: string): Set<Question> {
    const key = uriKey(uri);
    const names = [key, key.replace(/\.mdx?$/, ''), ...unnumbered(key), ...foldersAbove(key)];
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

  /** A page may be linked without its ending and the number in front of its name, and a folder stands for its index. */
  #listed(key: string): boolean {
    return (
      this.#files.has(key) ||
      this.#filesBelow.has(key) ||
      this.#files.has(`${key}.md`) ||
      this.#files.has(`${key}.mdx`) ||
      this.#unnumbered.has(key)
    );
  }

  #isInside(key: string): boolean {
    return this.#folders.some((folder) => relativePath(folder, key) !== null);
  }
}

/** The last segment of a key, without case. */
function nameOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1).toLowerCase();
}

/** A number in front of a name that only orders pages. */
const ordinal = /^\d{1,4}[-_.]{1,3}(?=[^\d.])/;

/** The keys, without ending, under which site generators serve a page: `10-access/05-keys.md` is `access/keys` to them. */
function unnumbered(key: string): string[] {
  const ending = key.endsWith('.md') ? 3 : key.endsWith('.mdx') ? 4 : 0;
  if (ending === 0) return [];
  const at = key.lastIndexOf('/') + 1;
  const folderAt = key.lastIndexOf('/', at - 2) + 1;
  const name = key.slice(at, -ending);
  const folder = key.slice(folderAt, at);
  const [bareName, bareFolder] = [name.replace(ordinal, ''), folder.replace(ordinal, '')];
  if (bareName === name && bareFolder === folder) return [];
  const keys = new Set([folder + bareName, bareFolder + name, bareFolder + bareName]);
  keys.delete(folder + name);
  return [...keys].map((each) => key.slice(0, folderAt) + each);
}

/** The folders a file lies in, the nearest first. @param key URI key */
function* foldersAbove(key: string): Generator<string> {
  for (let at = key.lastIndexOf('/'); at > 8; at = key.lastIndexOf('/', at - 1)) yield key.slice(0, at);
}
