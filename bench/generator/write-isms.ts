import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generateIsms, type IsmsSize } from './isms.ts';

/** Writes a synthetic ISMS into a folder. @returns paths of the Markdown files below it, and their bytes together */
export function writeIsms(folder: string, size: IsmsSize): { paths: string[]; bytes: number } {
  const paths: string[] = [];
  const folders = new Set<string>();
  let bytes = 0;
  for (const { path, text } of generateIsms(size)) {
    const target = join(folder, path);
    if (!folders.has(dirname(target))) mkdirSync(dirname(target), { recursive: true });
    folders.add(dirname(target));
    writeFileSync(target, text);
    if (!path.endsWith('.md')) continue;
    paths.push(path);
    bytes += Buffer.byteLength(text);
  }
  return { paths, bytes };
}
