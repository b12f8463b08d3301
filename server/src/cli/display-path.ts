import { relative, sep } from 'node:path';
import { filePath } from '../host/node/file-uri.ts';

/** The path of a URI relative to the working directory, with `/`; `.` for the working directory itself. */
export function displayPath(uri: string, cwd: string): string {
  const path = filePath(uri);
  if (path === undefined) return uri;
  return relative(cwd, path).replaceAll(sep, '/') || '.';
}
