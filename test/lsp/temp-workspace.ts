import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A folder on disk that a test fills and throws away. */
export class TempWorkspace {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'annexa-lsp-')));

  /** @param files path below the folder → text */
  constructor(files: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  /** URI of the folder, without trailing slash. */
  get uri(): string {
    return pathToFileURL(this.path).href;
  }

  /** URI of a path below the folder. */
  uriOf(path: string): string {
    return pathToFileURL(join(this.path, path)).href;
  }

  /** Writes a file, with its folders. */
  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
    writeFileSync(join(this.path, path), text);
  }

  /** Deletes a file. */
  delete(path: string): void {
    rmSync(join(this.path, path));
  }

  /** True if the file is there. */
  has(path: string): boolean {
    return existsSync(join(this.path, path));
  }

  /** Throws the folder away. */
  dispose(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
