import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, openSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment } from './environment.mjs';

const entry = fileURLToPath(new URL('./serve-entry.mjs', import.meta.url));
const flags = [
  '--without-connection-token',
  '--accept-server-license-terms',
  '--telemetry-level',
  'off',
  '--disable-telemetry',
  '--disable-workspace-trust',
  '--disable-getting-started-override',
  // without it a built VS Code silently ignores the extension and the tests that the page names
  '--enable-smoke-test-driver',
];

/**
 * Starts VS Code's server on a free port of this machine.
 * @param {{ build: object, profile: { dir: string, extensions: string }, env?: Record<string, string> }} options
 * @returns `{ authority, log, uri(path), stop() }`; `stop` ends the server and everything it started.
 * @throws if it does not listen within a minute; the message names the log.
 */
export async function startServer({ build, profile, env = {} }) {
  if (!existsSync(build.code)) throw new Error(`VS Code is not installed: run "npm run vscode:install -- --build ${build.name}" first`);
  const log = path.join(profile.dir, 'server.log');
  const child = spawn(build.node, [entry, build.code, ...flags, '--server-data-dir', profile.dir, '--extensions-dir', profile.extensions], {
    env: cleanEnvironment({ EXTENSIONS_GALLERY: '{}', XDG_RUNTIME_DIR: profile.dir, ...env }),
    stdio: ['ignore', 'pipe', openSync(log, 'a')],
    detached: true,
  });
  const killGroup = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // the group is gone already
    }
  };
  // an orphaned extension host would wait hours for its client, so the whole group goes with this process
  process.once('exit', killGroup);
  const authority = `127.0.0.1:${await portOf(child, log)}`;
  return {
    authority,
    log,
    uri: (file) => `vscode-remote://${authority}${file}`,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const gone = new Promise((resolve) => child.once('exit', resolve));
        process.kill(-child.pid, 'SIGTERM');
        const timer = setTimeout(killGroup, 5000);
        await gone;
        clearTimeout(timer);
      }
      killGroup();
      process.off('exit', killGroup);
    },
  };
}

/** The port that the server says it listens on. */
function portOf(child, log) {
  const copy = createWriteStream(log, { flags: 'a' });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`VS Code's server did not start within a minute; see ${log}`)), 60_000);
    let text = '';
    child.stdout.on('data', (chunk) => {
      copy.write(chunk);
      text += chunk;
      const match = /^listening on (\d+)$/m.exec(text);
      if (!match) return;
      clearTimeout(timer);
      resolve(Number(match[1]));
    });
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      reject(new Error(`VS Code's server ended early (${code ?? signal}); see ${log}`));
    });
  });
}
