// Puts a real VS Code (server, web workbench, extension host) under .vscode-harness/, from the npm registry only.
// usage: node scripts/vscode/install.mjs [--build newest|oldest]
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chosenBuild, nodePackage, root } from './builds.mjs';
import { nativeWatchdog, ripgrep, spdlog } from './stand-ins.mjs';

// What a language extension never touches: AI back ends, tunnels, Windows helpers, natives without a prebuilt program.
const unwantedPackages = [
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@devcontainers/cli',
  '@vscode/sandbox-runtime',
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
  '@vscode/sqlite3',
  '@vscode/fs-copyfile',
  '@vscode/tree-sitter-wasm',
  'kerberos',
  'ssh2',
  '@vscode/spdlog',
  '@vscode/native-watchdog',
];
const unwantedExtensions = [
  'copilot',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'github-authentication',
  'github',
  'git',
  'tunnel-forwarding',
  'ms-vscode.js-debug',
  'ms-vscode.vscode-js-profile-table',
];

const build = chosenBuild();
const platform = `${process.platform}-${process.arch}`;
const stampFile = path.join(build.home, 'stamp');
const stamp = createHash('sha256')
  .update(readFileSync(new URL(import.meta.url)))
  .update(readFileSync(new URL('./stand-ins.mjs', import.meta.url)))
  .update(build.spec)
  .digest('hex');

if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) {
  console.log(`VS Code (${build.name}) is already installed`);
  process.exit(0);
}
rmSync(build.home, { recursive: true, force: true });
mkdirSync(build.home, { recursive: true });
const without = unwantedExtensions.map((name) => `--exclude=package/lib/vscode/extensions/${name}`);
unpack(build, 'lib/vscode', build.code, [...without, '--exclude=*.map']);
if (build.needsOwnNode) unpack(nodePackage, 'bin', path.dirname(build.node), []);
const version = installDependencies();
writeFileSync(stampFile, stamp);
console.log(`VS Code ${version} (${build.name}) installed`);

/** Runs npm quietly. */
function npm(args, cwd) {
  const quiet = { npm_config_audit: 'false', npm_config_fund: 'false', npm_config_update_notifier: 'false', npm_config_loglevel: 'error' };
  execFileSync('npm', args, { cwd, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...quiet } });
}

/** Fetches a package, checks its hash and moves one of its folders to where it is wanted. */
function unpack(pkg, folder, target, tarOptions) {
  const work = mkdtempSync(path.join(build.home, 'tmp-'));
  npm(['pack', pkg.spec, '--silent', '--pack-destination', work], root);
  const archive = path.join(
    work,
    readdirSync(work).find((name) => name.endsWith('.tgz')),
  );
  const hash = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (hash !== pkg.integrity)
    throw new Error(`${pkg.spec}: its hash ${hash} is not the pinned one (${pkg.integrity ?? 'none for this platform'})`);
  execFileSync('tar', ['xzf', archive, '-C', work, ...tarOptions, `package/${folder}`]);
  mkdirSync(path.dirname(target), { recursive: true });
  renameSync(path.join(work, 'package', folder), target);
  rmSync(work, { recursive: true, force: true });
}

/** Installs what the server needs, by its own lock file, without any install script. Returns VS Code's version. */
function installDependencies() {
  const manifestFile = path.join(build.code, 'package.json');
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  for (const name of unwantedPackages) delete manifest.dependencies[name];
  const downloadsRipgrep = '@vscode/ripgrep' in manifest.dependencies;
  if (downloadsRipgrep) {
    for (const name of ['@vscode/ripgrep', 'native-watchdog', 'node-pty']) delete manifest.dependencies[name];
    manifest.dependencies['@vscode/ripgrep-universal'] = '1.18.0';
  }
  writeFileSync(manifestFile, JSON.stringify(manifest, null, 2));
  npm(['install', '--omit=dev', '--ignore-scripts', '--legacy-peer-deps', '--silent'], build.code);
  const modules = path.join(build.code, 'node_modules');
  putModule(modules, '@vscode/spdlog', spdlog);
  putModule(modules, '@vscode/native-watchdog', nativeWatchdog);
  if (downloadsRipgrep) {
    putModule(modules, 'native-watchdog', nativeWatchdog);
    putModule(modules, '@vscode/ripgrep', ripgrep);
  }
  const programs = path.join(modules, '@vscode/ripgrep-universal/bin');
  for (const name of readdirSync(programs)) if (name !== platform) rmSync(path.join(programs, name), { recursive: true });
  return manifest.version;
}

/** Writes a module of one file. */
function putModule(modules, name, code) {
  const folder = path.join(modules, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, version: '0.0.0', main: 'index.js' }));
  writeFileSync(path.join(folder, 'index.js'), code);
}
