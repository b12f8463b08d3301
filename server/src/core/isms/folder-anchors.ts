import { isAmongAnchors, spelledAnchors } from '../document/links/anchor-match.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { parentUri, uriKey } from '../text/uri.ts';

/** Anchors of all files of a folder together, for folders that somebody asked about; kept up to date from then on. */
export class FolderAnchors {
  /** Folder key → anchor as compared → how many files have it. */
  readonly #folders = new Map<string, Map<string, number>>();

  /**
   * True if a file of the folder has an anchor under some spelling.
   * @param folder key of its URI
   * @param files the files of the folder, read at the first question only
   */
  has(folder: string, anchor: string, files: () => Iterable<PolicyDocument>): boolean {
    let counts = this.#folders.get(folder);
    if (!counts) {
      counts = new Map();
      this.#folders.set(folder, counts);
      for (const file of files()) count(counts, file, 1);
    }
    return isAmongAnchors(counts, anchor);
  }

  /** A file has other facts now, has come or is gone. */
  replace(old: PolicyDocument | undefined, facts: PolicyDocument | undefined): void {
    if (this.#folders.size === 0) return;
    for (const [document, by] of [
      [old, -1],
      [facts, 1],
    ] as const) {
      const counts = document && this.#folders.get(parentUri(uriKey(document.uri)));
      if (counts) count(counts, document, by);
    }
  }
}

function count(counts: Map<string, number>, document: PolicyDocument, by: number): void {
  for (const anchor of spelledAnchors(document)) {
    const sum = (counts.get(anchor) ?? 0) + by;
    if (sum > 0) counts.set(anchor, sum);
    else counts.delete(anchor);
  }
}
