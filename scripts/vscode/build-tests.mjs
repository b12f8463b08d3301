import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from './builds.mjs';

const bundles = ['dist/extension.cjs', 'dist/server.js', 'dist/browser/extension.cjs', 'dist/browser/server.js'];

/** In a web worker mocha is a set of globals, and Node's assertions come from the npm package of their own. */
const modulesInTheBrowser = {
  name: 'modules-in-the-browser',
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /^mocha$/ }, () => ({ path: path.join(root, 'test/vscode/web-mocha.ts') }));
    pluginBuild.onResolve({ filter: /^node:assert\/strict$/ }, () => ({ path: 'assert-strict', namespace: 'browser-module' }));
    pluginBuild.onLoad({ filter: /.*/, namespace: 'browser-module' }, () => ({
      contents: "module.exports = require('assert/').strict;",
      resolveDir: root,
    }));
  },
};

/** The suites, by the workspace in test/vscode/fixtures that each runs in. */
const suites = ['workspace', 'blog'];

/** The suite that the command line asks for with `--suite NAME`; that of the ISMS by default. */
export function chosenSuite(args = process.argv.slice(2)) {
  const at = args.indexOf('--suite');
  const suite = at < 0 ? 'workspace' : args[at + 1];
  if (!suites.includes(suite)) throw new Error(`no suite ${suite}; there are ${suites.join(', ')}`);
  return suite;
}

/** Words in the titles of the tests that run: `--only WORDS`; all by default. */
function chosenTests(args = process.argv.slice(2)) {
  const at = args.indexOf('--only');
  return at < 0 ? '' : args[at + 1];
}

/**
 * Bundles test/vscode for both kinds of extension host, into out/vscode/.
 * @param {string} suite which tests run
 * @returns {Promise<{ nodeSuite: string, webSuite: string }>} absolute paths of the two entry points.
 * @throws if the extension itself is not built.
 */
export async function buildTests(suite) {
  const missing = bundles.filter((name) => !existsSync(path.join(root, name)));
  if (missing.length > 0) throw new Error(`not built: ${missing.join(', ')}; run "npm run build" first`);
  const chosen = { 'process.env.ANNEXA_SUITE': JSON.stringify(suite), 'process.env.ANNEXA_ONLY': JSON.stringify(chosenTests()) };
  const folder = path.join(root, 'out/vscode');
  rmSync(folder, { recursive: true, force: true });
  const common = { absWorkingDir: root, bundle: true, format: 'cjs', target: 'es2022', sourcemap: 'inline', logLevel: 'warning' };
  await Promise.all([
    build({
      ...common,
      entryPoints: { node: 'test/vscode/node-host.ts' },
      outdir: folder,
      outExtension: { '.js': '.cjs' },
      platform: 'node',
      external: ['vscode', 'mocha'],
      define: chosen,
    }),
    build({
      ...common,
      entryPoints: { web: 'test/vscode/web-host.ts' },
      outdir: folder,
      outExtension: { '.js': '.cjs' },
      platform: 'browser',
      external: ['vscode'],
      plugins: [modulesInTheBrowser],
      define: { ...chosen, 'process.env.NODE_DEBUG': 'false', global: 'globalThis' },
    }),
  ]);
  return { nodeSuite: path.join(folder, 'node.cjs'), webSuite: path.join(folder, 'web.cjs') };
}
