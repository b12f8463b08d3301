import { dirname } from 'node:path';
import { errorWords } from '../../host/node/list-files.ts';
import { makeFolder } from '../../host/node/make-folder.ts';
import { createText } from '../fix/create-text.ts';

/**
 * Writes a new file, and the folders it needs. Nothing is written if something of that name is there.
 * @returns why nothing was written, undefined if it was
 */
export function createFile(path: string, text: string): string | undefined {
  try {
    makeFolder(dirname(path));
  } catch (error) {
    return `its folder cannot be made (${errorWords(error)})`;
  }
  return createText(path, text);
}
