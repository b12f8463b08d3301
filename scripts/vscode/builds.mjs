// The VS Code builds the suites run in. Each comes from the npm registry, pinned by its hash.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the repository, which is also the folder of the extension. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

// `code-server` 4.X.Y carries the server, extension host and web workbench of VS Code 1.X.Y.
const packages = {
  newest: {
    spec: 'code-server@4.139.1',
    integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
    needsOwnNode: true,
  },
  oldest: {
    spec: 'code-server@4.93.1',
    integrity: 'sha512-OxEBxxt5ra+ayKdp9yBvRB72gZmZzrtaDvU9uRqNbfQSIrGkCOn+IxEw0AgzYrbtMpa1QhMv6L3od5wBCsJKFg==',
    needsOwnNode: false,
  },
};

/** The Node that the newest build asks for (22.15 or later); the package ships the binary itself. */
export const nodePackage = {
  spec: `node-${process.platform}-${process.arch}@24.21.0`,
  integrity: {
    'linux-x64': 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  }[`${process.platform}-${process.arch}`],
};

/**
 * A build by name (`newest` or `oldest`).
 * @returns {{ name: string, spec: string, integrity: string, needsOwnNode: boolean, home: string, code: string, node: string }}
 *   `home` is its folder, `code` VS Code itself, `node` the program that runs it.
 * @throws if there is no build of that name.
 */
export function buildNamed(name = 'newest') {
  const entry = packages[name];
  if (!entry) throw new Error(`no VS Code build named ${name}; there are ${Object.keys(packages).join(', ')}`);
  const home = path.join(root, '.vscode-harness', name);
  return {
    name,
    ...entry,
    home,
    code: path.join(home, 'vscode'),
    node: entry.needsOwnNode ? path.join(home, 'node/node') : process.execPath,
  };
}

/** The build that the command line (`--build NAME`) or the environment (`VSCODE_BUILD`) asks for. */
export function chosenBuild(args = process.argv.slice(2)) {
  const at = args.indexOf('--build');
  return buildNamed(at >= 0 ? args[at + 1] : process.env.VSCODE_BUILD);
}
