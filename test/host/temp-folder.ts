import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of its own for a test. */
export interface TempFolder {
  /** Absolute, links resolved. */
  readonly path: string;
  /** Absolute path of an entry. */
  at(path: string): string;
  /** Writes a file with all folders above it. @returns its absolute path */
  write(path: string, content: string | Uint8Array): string;
  remove(): void;
}

/** Makes a folder with files. @param files path → content */
export function tempFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): TempFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'annexa-')));
  const folder: TempFolder = {
    path,
    at: (entry) => join(path, entry),
    write(entry, content) {
      const file = join(path, entry);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
  for (const [entry, content] of Object.entries(files)) folder.write(entry, content);
  return folder;
}
