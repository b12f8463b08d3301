import { createHash } from 'node:crypto';
import type { History } from '../../../core/ports.ts';
import { decodeText } from '../../text-encoding.ts';
import { childUri, filePath } from '../file-uri.ts';
import type { NodeWorkspace } from '../node-workspace.ts';
import { type RevisionFile, readObjects, revisionFiles } from './revision.ts';

/** Files whose earlier text matters. */
const markdown = /\.(?:md|markdown|mdx)$/i;
/** Larger files are no documents. */
const largest = 4 * 1024 * 1024;
/** No more text is read of files that changed. */
const mostBytes = 64 * 1024 * 1024;
/** Git is waited for so long and no longer: a check does without it. */
const patience = 5000;

/** Commits to compare with. */
export interface HistoryBase {
  /** As typed: `origin/main`. */
  readonly since: string;
  /** URI of a workspace folder → commit. */
  readonly commits: ReadonlyMap<string, string>;
}

/**
 * What Git has of the files of a workspace at the last commit, or at another one. Git lists and reads objects, and does nothing else: whether
 * a file has changed is told by its own bytes, since Git would run the filters of a repository to find out. Where Git is
 * missing, there is no repository or no commit, nothing is known.
 */
export class GitHistory implements History {
  readonly #workspace: NodeWorkspace;
  readonly #commits: ReadonlyMap<string, string>;
  readonly since: string | undefined;

  /** @param base what to compare with in place of the last commit */
  constructor(workspace: NodeWorkspace, base?: HistoryBase) {
    this.#workspace = workspace;
    this.#commits = base?.commits ?? new Map();
    this.since = base?.since;
  }

  /** @see History.committed */
  async committed(): Promise<ReadonlyMap<string, string>> {
    const texts = new Map<string, string>();
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patience);
    });
    const asked = Promise.all(this.#workspace.folders.map((folder) => this.#readChanged(folder, texts).catch(() => undefined)));
    await Promise.race([asked, enough]);
    clearTimeout(timer);
    return new Map(texts);
  }

  /** Reads the texts at the commit of the files that have other bytes now. */
  async #readChanged(root: string, texts: Map<string, string>): Promise<void> {
    const folder = filePath(root);
    if (folder === undefined) return;
    const objects = new Map<string, string>();
    for (const file of await revisionFiles(folder, this.#commits.get(root) ?? 'HEAD')) {
      if (!markdown.test(file.path) || file.size > largest) continue;
      const uri = file.path.split('/').reduce(childUri, root);
      const bytes = this.#workspace.bytes(uri);
      if (!('error' in bytes) && !isSame(bytes, file)) objects.set(uri, file.object);
    }
    if (objects.size === 0) return;
    const contents = await readObjects(folder, [...objects.values()]);
    let left = mostBytes;
    for (const [uri, object] of objects) {
      const content = contents.get(object);
      left -= content?.length ?? 0;
      if (!content || left < 0) continue;
      const decoded = decodeText(content);
      if ('text' in decoded) texts.set(uri, decoded.text);
    }
  }
}

/** True if bytes are those of an object, by the name that Git would give them. */
function isSame(bytes: Uint8Array, { object, size }: RevisionFile): boolean {
  if (bytes.length !== size) return false;
  const hash = createHash(object.length > 40 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex') === object;
}
