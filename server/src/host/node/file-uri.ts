import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { URI } from 'vscode-uri';

/** The URI of a file or folder, spelled as VS Code does, without a trailing slash. @param path absolute or relative to the working directory */
export function fileUri(path: string): string {
  return URI.file(resolve(path)).toString().replace(/\/$/, '');
}

const plainUri = /^file:\/\/\/[\w./-]+$/;

/** The path of a `file:` URI, undefined for any other URI and for one that names no path. */
export function filePath(uri: string): string | undefined {
  // most need no decoding, and making a URL of each file takes longer than finding it
  if (sep === '/' && plainUri.test(uri) && !/\/\.{1,2}(?:\/|$)/.test(uri)) return uri.slice('file://'.length);
  try {
    const path = fileURLToPath(uri);
    return path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}

/** The URI of an entry of a folder. @param name file name, unencoded */
export function childUri(folder: string, name: string): string {
  return `${folder}/${encodeURIComponent(name).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}
