/**
 * Builds everything that ships into `dist/`. Names of targets as arguments build only those; `--require-wasm` makes a
 * WebAssembly parser that cannot be fetched an error instead of a note; `--out=FOLDER` takes the place of `dist`.
 */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { thirdPartyNotices } from './scripts/package/notices.mjs';
import { withoutExamples } from './scripts/package/without-examples.mjs';
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

/** Of the clauses only the list is read; what the catalogue also tells of them is for readers of the data. */
const onlyReadClauses = {
  name: 'only-read-clauses',
  setup(pluginBuild) {
    pluginBuild.onLoad({ filter: /iso27001-2022-clauses\.json$/ }, async ({ path }) => {
      const { documentedInformation, amendments, ...read } = JSON.parse(await readFile(path, 'utf8'));
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
  plugins: [withoutGrayMatterEngines, withoutMarkdownWriter, withoutExamples, onlyReadClauses, manifestVersion],
};
const node = { ...common, platform: 'node', target: 'node20', format: 'esm', banner: { js: requireBanner }, external: ['satteri'] };
const extension = { ...common, target: 'es2022', format: 'cjs', external: ['vscode'] };

/** Target → esbuild options; each has one entry point and one output file. */
const targets = {
  cli: { ...node, entryPoints: ['server/src/main/cli.ts'], outfile: 'cli.js' },
  'remark-parser': { ...node, banner: {}, entryPoints: ['server/src/host/remark-parser.ts'], outfile: 'remark-parser.cjs', format: 'cjs' },
  server: { ...node, entryPoints: ['server/src/main/server-node.ts'], outfile: 'server.js' },
  'browser-server': {
    ...common,
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
const unknown = wanted.filter((name) => name !== 'wasm' && !(name in targets));
if (unknown.length > 0) throw new Error(`Unknown target ${unknown.join(', ')}; there are ${[...Object.keys(targets), 'wasm'].join(', ')}`);

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
if (wanted.length === 0 || wanted.includes('wasm')) await buildWasm();
// Only a whole build knows of all packages.
if (wanted.length === 0) await writeFile(`${out}/THIRD-PARTY-NOTICES.txt`, await thirdPartyNotices(inputs));

async function bundle(options) {
  const outfile = `${out}/${options.outfile}`;
  const { metafile } = await build({ ...options, outfile });
  for (const input of Object.keys(metafile.inputs)) inputs.add(input);
  console.log(`${outfile}  ${((await stat(outfile)).size / 1024).toFixed(0)} KB`);
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
    stdin: { contents: "export { markdownToMdast } from 'satteri';", resolveDir: root },
    outfile: 'satteri-wasm/index.js',
  });
}
