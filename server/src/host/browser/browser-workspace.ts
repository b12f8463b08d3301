import createIgnore, { type Ignore } from 'ignore';
import type { FileText, Workspace, WorkspaceFile, WorkspaceLimits, WorkspaceListing, WorkspaceProblem } from '../../core/ports.ts';
import { baseName, parentUri, relativePath } from '../../core/text/uri.ts';
import {
  fileExistsRequest,
  type ListFilesParams,
  type ListFilesResult,
  listFilesRequest,
  type ReadFileResult,
  readFileRequest,
} from '../../lsp/protocol.ts';
import { decodeText } from '../text-encoding.ts';

/** Sends a request to the client and gives its answer. */
export type ClientRequest = (method: string, params: unknown) => Promise<unknown>;

/** One `.gitignore`: the folder it stands in and what it says. */
interface IgnoreFile {
  readonly folder: string;
  readonly rules: Ignore;
}

/** The files of a workspace that only the client can reach: every look goes through a request. */
export class BrowserWorkspace implements Workspace {
  readonly folders: readonly string[];
  readonly #request: ClientRequest;

  /** @param folders URIs of the workspace folders, as the client spells them */
  constructor(folders: readonly string[], request: ClientRequest) {
    this.folders = folders.map((folder) => folder.replace(/(?<!\/)\/+$/, ''));
    this.#request = request;
  }

  /** Lists what the client and the `.gitignore` files let through. What the client refuses becomes a problem. */
  async list(limits: WorkspaceLimits): Promise<WorkspaceListing> {
    const files: WorkspaceFile[] = [];
    const problems: WorkspaceProblem[] = [];
    for (const folder of this.folders) {
      const limit = limits.files - files.length;
      try {
        const answer = await this.#request(listFilesRequest, { folder, limit } satisfies ListFilesParams);
        const { files: uris, truncated } = readListing(answer);
        const within = uris.filter((uri) => relativePath(folder, uri) !== null).sort();
        const ignores = await this.#ignoreFiles(within);
        for (const uri of within.slice(0, limit)) if (!isIgnored(uri, ignores)) files.push({ uri, size: -1 });
        if (within.length >= limit && (truncated || within.length > limit))
          problems.push({ uri: folder, kind: 'budget', message: `More than ${limits.files} files: the rest was not read` });
        else if (truncated) problems.push({ uri: folder, kind: 'unreadable', message: 'Not all of the folder can be read' });
      } catch (error) {
        problems.push({ uri: folder, kind: 'unreadable', message: `The folder cannot be read (${oneLine(error)})` });
      }
    }
    return { files, problems };
  }

  /** Reads a file below the folders; everything else is refused without asking. */
  async read(uri: string): Promise<FileText> {
    if (!this.#isInside(uri)) return { error: 'The file is outside the workspace' };
    try {
      const answer = (await this.#request(readFileRequest, { uri })) as ReadFileResult | null;
      if (typeof answer?.data !== 'string') return { error: answer?.error ?? 'The client gave no content' };
      const decoded = decodeText(bytesOf(answer.data));
      return 'error' in decoded ? decoded : { text: decoded.text };
    } catch (error) {
      return { error: `The file cannot be read (${oneLine(error)})` };
    }
  }

  /** True if a file or folder is there; false outside the folders, which are never asked about. */
  async exists(uri: string): Promise<boolean> {
    if (!this.#isInside(uri)) return false;
    try {
      return (await this.#request(fileExistsRequest, { uri })) === true;
    } catch {
      return false;
    }
  }

  #isInside(uri: string): boolean {
    return this.folders.some((folder) => relativePath(folder, uri) !== null);
  }

  async #ignoreFiles(uris: readonly string[]): Promise<readonly IgnoreFile[]> {
    const found: IgnoreFile[] = [];
    for (const uri of uris) {
      if (baseName(uri) !== '.gitignore') continue;
      const file = await this.read(uri);
      if ('text' in file) found.push({ folder: parentUri(uri), rules: createIgnore().add(file.text) });
    }
    // A deeper file overrules those above it.
    return found.sort((a, b) => a.folder.length - b.folder.length);
  }
}

function isIgnored(uri: string, ignores: readonly IgnoreFile[]): boolean {
  let ignored = false;
  for (const { folder, rules } of ignores) {
    const path = relativePath(folder, uri);
    if (!path) continue;
    const verdict = rules.test(path);
    if (verdict.ignored) ignored = true;
    else if (verdict.unignored) ignored = false;
  }
  return ignored;
}

function readListing(answer: unknown): ListFilesResult {
  const { files, truncated } = (answer ?? {}) as Partial<ListFilesResult>;
  if (!Array.isArray(files)) throw new Error('the client gave no list');
  return { files: files.filter((uri) => typeof uri === 'string'), truncated: truncated === true };
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
}

function oneLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
