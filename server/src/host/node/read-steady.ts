import { readFileSync, type Stats, statSync } from 'node:fs';

/** What reading asks of the file system; a test puts another one in its place. */
export interface ReadableFiles {
  stat(path: string): Pick<Stats, 'size' | 'mtimeMs' | 'ino'> & { isFile(): boolean };
  read(path: string): Uint8Array;
}

const system: ReadableFiles = { stat: statSync, read: readFileSync };

/**
 * The bytes of a file as they stood at one time: a file that is rewritten meanwhile is read anew, three times at most.
 * @returns the bytes, or why there are none
 * @throws the error of the file system
 */
export function readSteady(path: string, files = system): Uint8Array | { readonly error: string } {
  let before = files.stat(path);
  // asked before anything is opened: opening a pipe would wait for its writer
  if (!before.isFile()) return { error: 'It is not a regular file' };
  for (let attempt = 0; attempt < 3; attempt++) {
    const bytes = files.read(path);
    const after = files.stat(path);
    if (after.mtimeMs === before.mtimeMs && after.ino === before.ino && after.size === bytes.length) return bytes;
    before = after;
  }
  return { error: 'The file changes while it is read; check again once it is written' };
}
