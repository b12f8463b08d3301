import { uriKey } from '../core/text/uri.ts';

/** A map from URIs to values in which all spellings of one file (`c%3A`, `C:`, `%20`) are the same key. */
export class UriMap<V> {
  readonly #entries = new Map<string, { readonly uri: string; readonly value: V }>();

  /** The value of a file, undefined if it has none. */
  get(uri: string): V | undefined {
    return this.#entries.get(uriKey(uri))?.value;
  }

  /** True if the file has a value. */
  has(uri: string): boolean {
    return this.#entries.has(uriKey(uri));
  }

  /** Sets the value; the spelling given last is the one {@link uris} returns. */
  set(uri: string, value: V): void {
    this.#entries.set(uriKey(uri), { uri, value });
  }

  /** Forgets a file. */
  delete(uri: string): void {
    this.#entries.delete(uriKey(uri));
  }

  /** Forgets all files. */
  clear(): void {
    this.#entries.clear();
  }

  /** The URIs in order of insertion, as spelled when they were set. */
  uris(): string[] {
    return [...this.#entries.values()].map((entry) => entry.uri);
  }

  get size(): number {
    return this.#entries.size;
  }
}
