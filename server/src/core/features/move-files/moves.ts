import { relativePath, uriKey } from '../../text/uri.ts';

/** A file or folder that gets another place. */
export interface FileMove {
  readonly oldUri: string;
  readonly newUri: string;
}

/** Endings that links to pages may leave out. */
const endings = ['.md', '.mdx'];

/** Where files are after several moves. */
export class Moves {
  readonly #moves: readonly (FileMove & { readonly key: string })[];

  constructor(moves: readonly FileMove[]) {
    this.#moves = moves
      .map(({ oldUri, newUri }) => ({ oldUri, newUri: newUri.replace(/\/$/, ''), key: uriKey(oldUri) }))
      // of two that hold a file the nearer one counts
      .sort((a, b) => b.key.length - a.key.length);
  }

  /** The new URI of a file or folder; its old one if it stays. */
  newUri(uri: string): string {
    return this.#moved(uri) ?? uri;
  }

  /** As {@link newUri}, for a page that may be named without its ending. */
  newTarget(uri: string): string {
    const moved = this.#moved(uri);
    if (moved !== null) return moved;
    for (const ending of endings) {
      const page = this.#moved(`${uri}${ending}`);
      if (page !== null) return page.endsWith(ending) ? page.slice(0, -ending.length) : page;
    }
    return uri;
  }

  #moved(uri: string): string | null {
    for (const { oldUri, newUri, key } of this.#moves) {
      if (uriKey(uri) === key) return newUri;
      const below = relativePath(oldUri, uri);
      if (below !== null && below !== '') return `${newUri}/${below.split('/').map(encodeURIComponent).join('/')}`;
    }
    return null;
  }
}
