// Opens the example ISMS with the extension: in desktop VS Code if `code` is on PATH, else in a browser of your own.
// usage: npm run editor [-- FOLDER] [-- --browser]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { workbenchUrl } from './browser.mjs';
import { buildNamed, root } from './builds.mjs';
import { makeProfile } from './profile.mjs';
import { startServer } from './server.mjs';

const args = process.argv.slice(2);
const folder = path.resolve(args.find((argument) => !argument.startsWith('--')) ?? path.join(root, 'examples/northwind'));
if (!existsSync(folder)) throw new Error(`there is no folder ${folder}`);
run(process.execPath, ['esbuild.mjs']);
if (!args.includes('--browser') && hasDesktop()) {
  spawn('code', [`--extensionDevelopmentPath=${root}`, folder], { stdio: 'inherit', shell: process.platform === 'win32' });
} else {
  await serve();
}

/** True if desktop VS Code can be started from here. */
function hasDesktop() {
  return spawnSync('code', ['--version'], { stdio: 'ignore', shell: process.platform === 'win32' }).status === 0;
}

/** Serves the editor to a browser on this machine until Ctrl-C. */
async function serve() {
  run(process.execPath, ['scripts/vscode/install.mjs', '--build', 'newest']);
  const profile = makeProfile();
  const server = await startServer({ build: buildNamed('newest'), profile });
  const payload = [['extensionDevelopmentPath', server.uri(root)]];
  console.log(`\nOpen this address in a browser (Ctrl-C ends):\n\n  ${workbenchUrl(server.authority, folder, payload)}\n`);
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
  });
  await server.stop();
  profile.remove();
  process.exit(0);
}

/** Runs a program of this repository; its failure ends this one. */
function run(command, parameters) {
  const { status } = spawnSync(command, parameters, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
