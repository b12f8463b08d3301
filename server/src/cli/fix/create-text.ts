import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { errorCode, errorWords } from '../../host/node/list-files.ts';

/**
 * Writes a new file in one step. Nothing is written if something of that name is there.
 * @returns why nothing was written, undefined if it was
 */
export function createText(path: string, text: string): string | undefined {
  const scratch = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    const file = openSync(scratch, 'wx', 0o644);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    // unlike a rename, a link takes nobody's place
    linkSync(scratch, path);
    return undefined;
  } catch (error) {
    return errorCode(error) === 'EEXIST' ? 'it is there already' : `it cannot be written (${errorWords(error)})`;
  } finally {
    rmSync(scratch, { force: true });
  }
}
