import { writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

/**
 * What the bundles for Node read from files beside them, by the module of the host that brings it: data are no program, are
 * shared by the command line and the server, and are parsed faster as JSON.
 */
const dataFiles = [
  { module: 'server/src/host/bundled-catalog.ts', name: 'bundledCatalog', file: 'catalog.json' },
  { module: 'server/src/host/bundled-templates.ts', name: 'bundledTemplates', file: 'templates.json' },
];

/** An esbuild plugin that puts the reading of a file into the place of a module with data. */
export const dataBesideBundle = {
  name: 'data-beside-bundle',
  setup(pluginBuild) {
    for (const { module, name, file } of dataFiles) {
      const filter = new RegExp(`[\\\\/]${module.split('/').at(-1)?.replace('.', '\\.')}$`);
      pluginBuild.onLoad({ filter }, () => ({
        contents: `import { readFileSync } from 'node:fs';
export const ${name} = { load: () => JSON.parse(readFileSync(new URL('./${file}', import.meta.url), 'utf8')) };`,
        loader: 'js',
      }));
    }
  },
};

/**
 * Writes the files that bundles with {@link dataBesideBundle} read.
 * @param out folder of the bundles
 * @param plugins esbuild plugins that decide what of the data is kept
 * @returns paths of what was written
 */
export async function writeDataFiles(out, plugins) {
  const written = [];
  for (const { module, name, file } of dataFiles) {
    const { outputFiles } = await build({ entryPoints: [module], bundle: true, format: 'esm', write: false, plugins, logLevel: 'warning' });
    const data = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
    const path = `${out}/${file}`;
    await writeFile(path, JSON.stringify(await data[name].load()));
    written.push(path);
  }
  return written;
}
