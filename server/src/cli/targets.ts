import { existsSync, lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { configFileNames } from '../core/config/config-set.ts';
import { filePath } from '../host/node/file-uri.ts';
import { UsageError } from './usage-error.ts';

/** What the paths of a command line stand for. */
export interface Targets {
  /** Absolute paths of the workspace folders; none lies in another. */
  readonly folders: readonly string[];
  /** Absolute paths of the folders that were named themselves. */
  readonly named: readonly string[];
  /** Absolute paths of the files that were named themselves. */
  readonly files: readonly string[];
  /** True if a file is asked for: named itself, or below a folder that was named. */
  includes(uri: string): boolean;
}

/**
 * Turns paths into workspace folders: the nearest folder upward with an `annexa.yaml`, as in the editor. Where there is
 * none, a folder is its own workspace, and a file stands for the nearest folder with a `.git`, else for the one it is
 * in. Only what was named is reported.
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
  const apart = files.filter((file) => !named.some((folder) => contains(folder, file)));
  const folders = outermost([
    ...named.map((folder) => upward(folder, configFileNames) ?? folder),
    ...apart.map((file) => upward(dirname(file), [...configFileNames, '.git']) ?? dirname(file)),
  ]);
  return {
    folders,
    named,
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

/** The nearest folder, beginning with `start`, that holds one of the entries. */
function upward(start: string, entries: readonly string[]): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (entries.some((entry) => existsSync(join(folder, entry)))) return folder;
    if (dirname(folder) === folder) return undefined;
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
