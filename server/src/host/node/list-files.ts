import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspaceFile, WorkspaceLimits, WorkspaceListing, WorkspaceProblem } from '../../core/ports.ts';
import { childUri } from './file-uri.ts';
import { IgnoreRules } from './ignore-rules.ts';

/** A folder to list: where it is and how its URIs begin. */
export interface RootFolder {
  readonly uri: string;
  readonly path: string;
}

interface PendingFolder extends RootFolder {
  readonly segments: readonly string[];
  readonly rules: IgnoreRules;
}

const skippedFolders = new Set(['.git', 'node_modules']);
const readableFile =
  /\.(?:md|markdown|mdx|mkdn?|mdown|mdwn|qmd|rmd|ya?ml)(?:\.(?:txt|tmpl|tpl|template|j2|jinja2?|hbs|mustache|erb|liquid))?$/i;

/**
 * Lists what the `.gitignore` files of the folders let through: files of a folder before its subfolders, by name.
 * Symbolic links are left out, so a walk neither leaves the folder nor goes in circles; sizes are told of Markdown and
 * YAML files only. Never throws: what cannot be read and the first limit that is hit become problems.
 */
export function listFiles(
  folders: readonly RootFolder[],
  limits: WorkspaceLimits,
  now: () => number = () => performance.now(),
): WorkspaceListing {
  const files: WorkspaceFile[] = [];
  const problems: WorkspaceProblem[] = [];
  const deadline = now() + limits.seconds * 1000;
  const pending: PendingFolder[] = folders.map((folder) => ({ ...folder, segments: [], rules: IgnoreRules.none })).reverse();
  const stop = (uri: string, message: string): WorkspaceListing => {
    problems.push({ uri, kind: 'budget', message });
    return { files, problems };
  };
  let visited = 0;
  for (let folder = pending.pop(); folder; folder = pending.pop()) {
    if (++visited > limits.folders) return stop(folder.uri, `More than ${limits.folders} folders: the rest was not read`);
    if (now() > deadline) return stop(folder.uri, `Listing took longer than ${limits.seconds} s: the rest was not read`);
    const entries = readFolder(folder, problems);
    const rules = entries.some((entry) => entry.name === '.gitignore' && entry.isFile())
      ? folder.rules.within(folder.path, folder.segments.length)
      : folder.rules;
    const below: PendingFolder[] = [];
    for (const entry of entries) {
      const isFolder = entry.isDirectory();
      if (isFolder ? skippedFolders.has(entry.name) : !entry.isFile()) continue;
      const segments = [...folder.segments, entry.name];
      if (rules.ignores(segments, isFolder)) continue;
      const uri = childUri(folder.uri, entry.name);
      const path = join(folder.path, entry.name);
      if (isFolder) below.push({ uri, path, segments, rules });
      else if (files.length >= limits.files) return stop(folder.uri, `More than ${limits.files} files: the rest was not read`);
      else files.push({ uri, size: readableFile.test(entry.name) ? sizeOf(path) : -1 });
    }
    for (const next of below.reverse()) pending.push(next);
  }
  return { files, problems };
}

function readFolder(folder: PendingFolder, problems: WorkspaceProblem[]): Dirent[] {
  try {
    return readdirSync(folder.path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  } catch (error) {
    problems.push({ uri: folder.uri, kind: 'unreadable', message: `The folder cannot be read (${errorWords(error)})` });
    return [];
  }
}

function sizeOf(path: string): number {
  try {
    return lstatSync(path).size;
  } catch {
    return -1;
  }
}

/** The system's code of a file error (`EACCES`), for messages. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}

const meanings: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EBUSY: 'in use by another program',
  EISDIR: 'it is a folder',
  ENOENT: 'no such file or folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is no folder',
  EPERM: 'not permitted',
  EROFS: 'the disk is read-only',
};

/** Why the file system refused something, for a user: `no permission, EACCES`. */
export function errorWords(error: unknown): string {
  const code = errorCode(error);
  const meaning = meanings[code];
  return meaning === undefined ? code : `${meaning}, ${code}`;
}
