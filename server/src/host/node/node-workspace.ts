import { realpathSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import type { FileText, Workspace } from '../../core/ports.ts';
import { decodeText } from '../text-encoding.ts';
import { filePath, fileUri } from './file-uri.ts';
import { errorWords, listFiles, type RootFolder } from './list-files.ts';
import { readSteady } from './read-steady.ts';

/** The folders of a workspace on the file system. Nothing outside of them is read, by whatever link. */
export class NodeWorkspace implements Workspace {
  readonly folders: readonly string[];
  readonly #roots: readonly RootFolder[];
  readonly #realRoots = new Map<string, string>();

  /** @param folders paths or `file:` URIs; those that are neither are left out */
  constructor(folders: readonly string[]) {
    const roots = new Map<string, RootFolder>();
    for (const folder of folders) {
      const uri = /^[a-z][a-z\d+.-]+:/i.test(folder) ? folder.replace(/(?<!\/)\/+$/, '') : fileUri(folder);
      const path = filePath(uri === 'file://' ? 'file:///' : uri);
      if (path !== undefined) roots.set(uri, { uri, path });
    }
    this.#roots = [...roots.values()];
    this.folders = this.#roots.map((root) => root.uri);
  }

  /** @see Workspace.list */
  list(limits: Parameters<Workspace['list']>[0]): ReturnType<typeof listFiles> {
    return listFiles(this.#roots, limits);
  }

  /** @see Workspace.read */
  read(uri: string): FileText {
    const bytes = this.bytes(uri);
    if ('error' in bytes) return bytes;
    const decoded = decodeText(bytes);
    return 'error' in decoded ? decoded : { text: decoded.text };
  }

  /** The bytes of a file inside the workspace folders, or why there are none. */
  bytes(uri: string): Uint8Array | { readonly error: string } {
    const path = this.#pathInside(uri, true);
    if (path === undefined) return { error: 'The file is outside the workspace folders' };
    try {
      return readSteady(path);
    } catch (error) {
      return { error: `The file cannot be read (${errorWords(error)})` };
    }
  }

  /** @see Workspace.exists */
  exists(uri: string): boolean {
    return this.#pathInside(uri, false) !== undefined;
  }

  /**
   * The path behind a URI, links resolved, if it lies inside a workspace folder; undefined for anything else.
   * @param missingToo whether a path where nothing is may be given back, unresolved
   */
  #pathInside(uri: string, missingToo: boolean): string | undefined {
    const path = filePath(uri);
    // The lexical check comes first: the file system is not even asked about places outside.
    if (path === undefined || !this.#roots.some((root) => isInside(root.path, path))) return undefined;
    const real = realPath(path);
    if (real === undefined) return missingToo ? path : undefined;
    return this.#roots.some((root) => this.#isInsideRoot(root.path, real)) ? real : undefined;
  }

  #isInsideRoot(root: string, real: string): boolean {
    const realRoot = this.#realRoots.get(root) ?? realPath(root);
    // A folder of the workspace that is not there holds nothing, and says nothing of the others.
    if (realRoot === undefined) return false;
    this.#realRoots.set(root, realRoot);
    return isInside(realRoot, real);
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

function isInside(folder: string, path: string): boolean {
  // both are absolute and normalised, so that the plain case needs no further look
  if (path.startsWith(folder) && (path[folder.length] === sep || folder.endsWith(sep))) return true;
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
