import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Another checker of Markdown files, ready to run on the files of a folder. */
export interface Peer {
  readonly name: string;
  /** Program and arguments; run with the folder as working directory. */
  readonly command: readonly string[];
}

/** What is compared with, in versions that run on Node 20.19. */
const versions = {
  'markdownlint-cli2': '0.22.1',
  'remark-cli': '12.0.1',
  'remark-preset-lint-recommended': '7.0.1',
  rumdl: '0.2.75',
} as const;

/**
 * Installs the peers from npm, unless they are there from an earlier run.
 * @param cache folder they are kept in
 * @returns the peers that can be run, and why others cannot
 */
export function installPeers(cache: string): { peers: Peer[]; problems: string[] } {
  const modules = join(cache, 'node_modules');
  const missing = Object.entries(versions).filter(([name, version]) => installedVersion(modules, name) !== version);
  const problems: string[] = [];
  if (missing.length > 0) {
    mkdirSync(cache, { recursive: true });
    writeFileSync(join(cache, 'package.json'), '{"private":true}\n');
    const wanted = missing.map(([name, version]) => `${name}@${version}`);
    try {
      execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...wanted], {
        cwd: cache,
        stdio: 'pipe',
        timeout: 120_000,
      });
    } catch (error) {
      problems.push(
        `${wanted.join(', ')} could not be installed (${error instanceof Error ? error.message.split('\n')[0] : String(error)})`,
      );
    }
  }
  const peers: Peer[] = [];
  const bin = (name: string, file: string): string => join(modules, name, file);
  const offer = (name: keyof typeof versions, file: string, command: readonly string[]): void => {
    if (existsSync(file)) peers.push({ name: `${name} ${versions[name]}`, command });
    else if (problems.length === 0) problems.push(`${name} is not there for this platform`);
  };
  const markdownlint = bin('markdownlint-cli2', 'markdownlint-cli2-bin.mjs');
  offer('markdownlint-cli2', markdownlint, [process.execPath, markdownlint, '**/*.md']);
  const remark = bin('remark-cli', 'cli.js');
  const preset = bin('remark-preset-lint-recommended', 'index.js');
  offer('remark-cli', remark, [process.execPath, remark, '--no-config', '--no-ignore', '--quiet', '--no-stdout', '--use', preset, '.']);
  // its npm package starts the program through Node; the program alone is what it is measured by
  const platform = existsSync(join(modules, '@rumdl'))
    ? readdirSync(join(modules, '@rumdl')).find((name) => !name.includes('musl'))
    : undefined;
  const rumdl = join(modules, '@rumdl', platform ?? 'none', process.platform === 'win32' ? 'rumdl.exe' : 'rumdl');
  offer('rumdl', rumdl, [rumdl, 'check', '--no-cache', '--no-config', '.']);
  return { peers, problems };
}

function installedVersion(modules: string, name: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')) as { version?: string }).version;
  } catch {
    return undefined;
  }
}
