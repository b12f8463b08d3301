/**
 * Builds everything that ships into `dist/`. Names of targets as arguments build only those; `--require-wasm` makes a
 * WebAssembly parser that cannot be fetched an error instead of a note; `--out=FOLDER` takes the place of `dist`.
 */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { dataBesideBundle, writeDataFiles } from './scripts/package/data-files.mjs';
import { leanRules } from './scripts/package/lean-rules.mjs';
import { thirdPartyNotices } from './scripts/package/notices.mjs';
import { fetchSatteriWasm } from './scripts/parser/fetch-satteri-wasm.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
process.chdir(root);

// CommonJS dependencies inside an ES module bundle ask for Node's own modules through `require`.
const requireBanner = "import { createRequire as annexaRequire } from 'node:module';const require = annexaRequire(import.meta.url);";

/** Front matter is read by our own engines; gray-matter's, of which one evaluates code, must not even be in the bundle. */
const withoutGrayMatterEngines = {
  name: 'without-gray-matter-engines',
  setup(pluginBuild) {
    pluginBuild.onLoad({ filter: /[\\/]gray-matter[\\/]lib[\\/]engines\.js$/ }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
};

/** remark's plugins can also write Markdown, which Annexa never asks them to; the writer stays out of the bundles. */
const withoutMarkdownWriter = {
  name: 'without-markdown-writer',
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /^mdast-util-to-markdown$/ }, ({ path }) => ({ path, namespace: 'no-writer' }));
    pluginBuild.onLoad({ filter: /.*/, namespace: 'no-writer' }, () => ({ contents: 'export const defaultHandlers = {};', loader: 'js' }));
  },
};

/** Of package.json only the version is wanted in a bundle. */
const manifestVersion = {
  name: 'manifest-version',
  setup(pluginBuild) {
    pluginBuild.onLoad({ filter: /package\.json$/ }, async ({ path }) => {
      if (path !== join(root, 'package.json')) return undefined;
      const { version } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};

/** Of the clauses the amendments are not read; what the catalogue also tells of them is for readers of the data. */
const onlyReadClauses = {
  name: 'only-read-clauses',
  setup(pluginBuild) {
    pluginBuild.onLoad({ filter: /iso27001-2022-clauses\.json$/ }, async ({ path }) => {
      const { amendments, ...read } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify(read), loader: 'json' };
    });
  },
};

/** Puts our loader in the place of Sätteri's native binding, with the names that Sätteri imports from it. */
const wasmBinding = {
  name: 'satteri-wasm-binding',
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /^#binding$/ }, () => ({ path: 'binding', namespace: 'satteri-wasm' }));
    pluginBuild.onLoad({ filter: /.*/, namespace: 'satteri-wasm' }, async () => {
      const original = await readFile(new URL('./node_modules/satteri/dist/binding.js', import.meta.url), 'utf8');
      const names = (original.match(/\{([^}]*)\}/)?.[1] ?? '').split(',').flatMap((name) => name.trim() || []);
      return {
        contents: `import { binding } from './scripts/parser/satteri-wasm-binding.mjs';\nexport const { ${names.join(', ')} } = binding;`,
        loader: 'js',
        resolveDir: root,
      };
    });
  },
};

const common = {
  metafile: true,
  bundle: true,
  minify: true,
  charset: 'utf8',
  logLevel: 'warning',
  legalComments: 'none',
  plugins: [withoutGrayMatterEngines, withoutMarkdownWriter, onlyReadClauses, manifestVersion],
};
const node = {
  ...common,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  banner: { js: requireBanner },
  external: ['satteri'],
  plugins: [...common.plugins, dataBesideBundle],
};
/** Editors show findings, and link to the pages that give the reasons. */
const forEditors = leanRules(['examples', 'rationale']);
const extension = { ...common, target: 'es2022', format: 'cjs', external: ['vscode'] };

/**
 * A bundle in pieces: what only some commands or requests need is loaded when they do. The pieces lie beside it, for the
 * data files are looked for there.
 */
const inPieces = (name) => ({ outfile: `${name}.js`, splitting: true, entryNames: name, chunkNames: `${name}-[hash]` });

/** Target → esbuild options; each has one entry point and one output file, some with pieces beside it. */
const targets = {
  cli: { ...node, entryPoints: ['server/src/main/cli.ts'], ...inPieces('cli'), plugins: [...node.plugins, leanRules(['examples'])] },
  'remark-parser': { ...node, banner: {}, entryPoints: ['server/src/host/remark-parser.ts'], outfile: 'remark-parser.cjs', format: 'cjs' },
  server: { ...node, entryPoints: ['server/src/main/server-node.ts'], ...inPieces('server'), plugins: [...node.plugins, forEditors] },
  'browser-server': {
    ...common,
    plugins: [...common.plugins, forEditors],
    entryPoints: ['server/src/main/server-browser.ts'],
    outfile: 'browser/server.js',
    platform: 'browser',
    // VS Code starts workers from a blob address, of which the JSON schema validator cannot make its base address
    define: { 'self.location': 'undefined' },
    // a worker has no DOM, which some packages use in their browser build
    conditions: ['worker'],
    target: 'es2022',
    format: 'iife',
  },
  extension: { ...extension, entryPoints: ['client/src/extension.ts'], outfile: 'extension.cjs', platform: 'node' },
  'browser-extension': {
    ...extension,
    entryPoints: ['client/src/browser/extension.ts'],
    // VS Code's web host runs CommonJS only, which in a package of ES modules it tells by this ending
    outfile: 'browser/extension.cjs',
    platform: 'browser',
  },
};

const out = process.argv.find((argument) => argument.startsWith('--out='))?.slice('--out='.length) ?? 'dist';
const requireWasm = process.argv.includes('--require-wasm');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const others = ['data', 'wasm'];
const unknown = wanted.filter((name) => !others.includes(name) && !(name in targets));
if (unknown.length > 0)
  throw new Error(`Unknown target ${unknown.join(', ')}; there are ${[...Object.keys(targets), ...others].join(', ')}`);

/** Source files that went into bundles. */
const inputs = new Set();

for (const [name, options] of Object.entries(targets)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  if (!existsSync(options.entryPoints[0])) {
    console.log(`${name}: skipped, ${options.entryPoints[0]} is not there`);
    continue;
  }
  await bundle(options);
}
if (wanted.length === 0 || wanted.includes('data'))
  for (const path of await writeDataFiles(out, [onlyReadClauses]))
    console.log(`${path}  ${((await stat(path)).size / 1024).toFixed(0)} KB`);
if (wanted.length === 0 || wanted.includes('wasm')) await buildWasm();
// Only a whole build knows of all packages.
if (wanted.length === 0) await writeFile(`${out}/THIRD-PARTY-NOTICES.txt`, await thirdPartyNotices(inputs));

async function bundle({ outfile, ...options }) {
  const file = `${out}/${outfile}`;
  const where = options.splitting ? { outdir: out } : { outfile: file };
  if (options.splitting) await removePieces(options.entryNames);
  const { metafile } = await build({ ...options, ...where });
  for (const input of Object.keys(metafile.inputs)) inputs.add(input);
  console.log(`${file}  ${(loadedBytes(metafile.outputs, file) / 1024).toFixed(0)} KB`);
}

/** Pieces of an earlier build have other names. */
async function removePieces(name) {
  for (const file of await readdir(out).catch(() => []))
    if (file.startsWith(`${name}-`) && file.endsWith('.js')) await rm(`${out}/${file}`);
}

/** What is loaded at the start: the file and all it imports, without what is loaded on demand. */
function loadedBytes(outputs, file, seen = new Set()) {
  const output = outputs[file];
  if (!output || seen.has(file)) return 0;
  seen.add(file);
  const imported = output.imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => loadedBytes(outputs, path, seen));
  return output.bytes + imported.reduce((sum, bytes) => sum + bytes, 0);
}

async function buildWasm() {
  let wasm;
  try {
    wasm = await fetchSatteriWasm();
  } catch (error) {
    if (requireWasm) throw error;
    console.log(`wasm: skipped, the parser could not be fetched (${error.message})`);
    return;
  }
  await rm(`${out}/satteri-wasm`, { recursive: true, force: true });
  await mkdir(`${out}/satteri-wasm`, { recursive: true });
  await copyFile(wasm, `${out}/satteri-wasm/satteri.wasm`);
  await bundle({
    ...node,
    external: [],
    plugins: [wasmBinding],
    stdin: { contents: "export { createMdastHandle, dropHandle, MdastReader, serializeHandle } from 'satteri';", resolveDir: root },
    outfile: 'satteri-wasm/index.js',
  });
}
