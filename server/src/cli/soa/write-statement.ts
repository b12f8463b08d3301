import { filePath } from '../../host/node/file-uri.ts';
import { writeText } from '../fix/write-text.ts';
import { UsageError } from '../usage-error.ts';
import type { FoundStatement } from './find-statement.ts';

/** Puts a new text into the file of a statement. @throws UsageError if it cannot be written, or was changed meanwhile */
export function writeStatement({ document, text, path }: FoundStatement, after: string): void {
  const file = filePath(document.uri);
  const problem = file === undefined ? 'it is no file' : writeText(file, text, after);
  if (problem !== undefined) throw new UsageError(`${path}: not written, ${problem}`);
}
