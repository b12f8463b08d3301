import { existsSync, lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { filePath } from '../host/node/file-uri.ts';
import { UsageError } from './usage-error.ts';

/** What the paths of a command line stand for. */
export interface Targets {
  /** Absolute paths of the workspace folders; none lies in another. */
  readonly folders: readonly string[];
  /** Absolute paths of the files that were named themselves. */
  readonly files: readonly string[];
  /** True if a file is asked for: named itself, or below a folder that was named. */
  includes(uri: string): boolean;
}

/**
 * Turns paths into workspace folders. A folder is one itself; a file stands for the nearest folder upward with an
 * `annexa.yaml` or `.git`, else for the folder it is in, and only the file is reported.
 * @param paths as typed; none means the working directory
 * @throws UsageError if a path does not exist or is neither file nor folder
 */
export function resolveTargets(paths: readonly string[], cwd: string): Targets {
  const named: string[] = [];
  const files: string[] = [];
  for (const typed of paths.length > 0 ? paths : ['.']) {
    const path = resolve(cwd, typed);
    const stats = statsOf(path, typed);
    if (stats.isDirectory()) named.push(path);
    else if (stats.isFile()) files.push(lstatSync(path).isSymbolicLink() ? realpathSync(path) : path);
    else throw new UsageError(`Neither a file nor a folder: ${typed}`);
  }
  const folders = outermost([...named, ...files.filter((file) => !named.some((folder) => contains(folder, file))).map(workspaceOf)]);
  return {
    folders,
    files,
    includes(uri) {
      const path = filePath(uri);
      return path !== undefined && (files.includes(path) || named.some((folder) => contains(folder, path)));
    },
  };
}

function statsOf(path: string, typed: string): Stats {
  try {
    return statSync(path);
  } catch {
    throw new UsageError(`No such file or folder: ${typed}`);
  }
}

function workspaceOf(file: string): string {
  const start = dirname(file);
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'annexa.yaml')) || existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return start;
  }
}

/** Drops doubles and folders that lie in another one. */
function outermost(folders: readonly string[]): string[] {
  const unique = [...new Set(folders)];
  return unique.filter((folder) => !unique.some((other) => other !== folder && contains(other, folder)));
}

function contains(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
