import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Bytes of a bundle that are loaded at the start: the file and all it imports, without what is loaded on demand. */
export function startBytes(bundle: string): number {
  const seen = new Set<string>();
  const load = (file: string): number => {
    if (seen.has(file)) return 0;
    seen.add(file);
    const text = readFileSync(join(dirname(bundle), file), 'utf8');
    const imported = [...text.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([\w-]+\.js)"/g)].map((match) => load(match[1] as string));
    return Buffer.byteLength(text) + imported.reduce((sum, bytes) => sum + bytes, 0);
  };
  return load(basename(bundle));
}
