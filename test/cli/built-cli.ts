import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const out = '.cache/test-cli';

/** What a run of the command line came to. */
export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Bundles the command line, the server and the parser they fall back on from today's sources. */
export function buildCli(): void {
  execFileSync(process.execPath, ['esbuild.mjs', 'cli', 'server', 'remark-parser', `--out=${out}`], { cwd: root, stdio: 'pipe' });
}

/** Path of a bundle that {@link buildCli} made. */
export function bundlePath(name: 'cli.js' | 'remark-parser.cjs' | 'server.js'): string {
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
