import { randomUUID } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { errorWords } from '../../host/node/list-files.ts';
import { decodeText, encodeText } from '../../host/text-encoding.ts';

/**
 * Puts a new text into a file in one step, with the encoding, byte order mark and mode it had. Nothing is written if the
 * file is a link, may not be written, or is no longer what `before` says.
 * @returns why nothing was written, undefined if it was
 */
export function writeText(path: string, before: string, after: string): string | undefined {
  let scratch: string | undefined;
  try {
    const stats = lstatSync(path);
    if (!stats.isFile()) return 'it is no regular file';
    accessSync(path, constants.W_OK);
    const decoded = decodeText(readFileSync(path));
    if ('error' in decoded || decoded.text !== before) return 'it was changed meanwhile';
    scratch = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
    const file = openSync(scratch, 'wx', 0o600);
    try {
      writeWhole(file, encodeText(after, decoded.encoding));
      fchmodSync(file, stats.mode & 0o7777);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(scratch, path);
    return undefined;
  } catch (error) {
    if (scratch !== undefined) rmSync(scratch, { force: true });
    return `it cannot be written (${errorWords(error)})`;
  }
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}
