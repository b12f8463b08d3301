import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * The licences of the packages whose code is in a bundle.
 * @param {Iterable<string>} inputs the files that esbuild put into bundles
 * @returns {Promise<string>} one block per package, by name
 * @throws if a package has no licence text and no licence name either
 */
export async function thirdPartyNotices(inputs) {
  const folders = new Set();
  for (const input of inputs) if (input.includes('node_modules/')) folders.add(packageOf(input));
  const blocks = [];
  for (const folder of [...folders].sort()) {
    const { name, version, license, licenses } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const file = (await readdir(folder)).find((entry) => /^(?:licen[cs]e|copying)(?:\.|$)/i.test(entry));
    const named = license ?? licenses?.map(({ type, url }) => `${type} (${url})`).join(', ');
    if (!file && !named) throw new Error(`No licence for ${name}`);
    const text = file ? (await readFile(join(folder, file), 'utf8')).trim() : `Licence: ${named}`;
    blocks.push(`${name} ${version}\n\n${text}\n`);
  }
  return `Annexa contains code of the following packages.\n\n${blocks.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

/** The nearest folder with a manifest that names a package. */
function packageOf(input) {
  let folder = dirname(input);
  while (!(existsSync(join(folder, 'package.json')) && /node_modules\/(?:@[^/]+\/)?[^/]+$/.test(folder))) folder = dirname(folder);
  return folder;
}
