import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Copies what an allow-list names into an empty folder, with a manifest of its own.
 * @param {string} name of the folder below `.cache/`
 * @param {{ required: string[], optional: string[] }} allowed
 * @param {(manifest: Record<string, unknown>, files: string[]) => Record<string, unknown>} adapt what the package's manifest is
 * @returns {Promise<{ folder: string, files: string[] }>} the folder and its files, sorted, with `/`
 * @throws if a required file is missing
 */
export async function stage(name, allowed, adapt) {
  const folder = join(root, '.cache', name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const files = new Set();
  for (const pattern of [...allowed.required, ...allowed.optional]) for (const file of await expand(pattern)) files.add(file);
  const missing = allowed.required.filter((file) => !files.has(file));
  if (missing.length > 0) throw new Error(`Missing, build first: ${missing.join(', ')}`);
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await cp(join(root, file), join(folder, file));
  }
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(adapt(manifest, [...files]), null, 2)}\n`);
  return { folder, files: [...files, 'package.json'].sort() };
}

/**
 * Compares what a package holds with what it may hold.
 * @throws if the two differ, naming every file
 */
export function assertSame(packed, allowed) {
  const extra = packed.filter((file) => !allowed.includes(file));
  const lost = allowed.filter((file) => !packed.includes(file));
  if (extra.length + lost.length === 0) return;
  throw new Error(
    `The package is not what the allow-list says.\nnot allowed: ${extra.join(', ') || '-'}\nnot packed: ${lost.join(', ') || '-'}`,
  );
}

async function expand(pattern) {
  const folder = dirname(pattern);
  const [before, after] = pattern.slice(folder === '.' ? 0 : folder.length + 1).split('*');
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  return entries
    .filter(({ name }) => (after === undefined ? name === before : name.startsWith(before) && name.endsWith(after)))
    .filter((entry) => entry.isFile())
    .map(({ name }) => (folder === '.' ? name : `${folder}/${name}`));
}
