import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const out = '.cache/test-cli';
/** Set where a run of many files has made the bundles for all of them. */
export const isBuilt = 'ANNEXA_TEST_CLI_BUILT';

/** What a run of the command line came to. */
export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Bundles the command line, the server, their data and the parser they fall back on from today's sources. */
export function buildCli(): void {
  if (process.env[isBuilt] === undefined)
    execFileSync(process.execPath, ['esbuild.mjs', 'cli', 'server', 'remark-parser', 'data', `--out=${out}`], { cwd: root, stdio: 'pipe' });
}

/** Paths of a bundle and its pieces, the bundle first. */
export function bundleFiles(name: 'cli' | 'server'): string[] {
  const pieces = readdirSync(`${root}${out}`).filter((file) => file.startsWith(`${name}-`) && file.endsWith('.js'));
  return [`${name}.js`, ...pieces.sort()].map((file) => `${root}${out}/${file}`);
}

/** Copies the command line to a folder of its own, with its data and, if asked for, the parser it falls back on. */
export function copyCli(folder: string, ...others: readonly ('catalog.json' | 'remark-parser.cjs')[]): string {
  for (const path of [...bundleFiles('cli'), ...others.map(bundlePath)]) copyFileSync(path, `${folder}/${basename(path)}`);
  writeFileSync(`${folder}/package.json`, '{ "type": "module" }');
  return `${folder}/cli.js`;
}

/** Path of a bundle that {@link buildCli} made. */
export function bundlePath(name: 'catalog.json' | 'cli.js' | 'remark-parser.cjs' | 'server.js'): string {
  return `${root}${out}/${name}`;
}

/** Runs the bundled command line in a process of its own, on 2026-11-22 unless `--as-of` says otherwise. */
export function annexa(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}, input = ''): CliResult {
  const dated = args.some((argument) => argument.startsWith('--as-of')) ? args : [...args, '--as-of', '2026-11-22'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundlePath('cli.js'), ...dated], {
    cwd,
    input,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', ...env },
  });
  return { code: status, stdout, stderr };
}
