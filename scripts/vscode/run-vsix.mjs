// Installs a packaged extension into a real VS Code and looks whether it works there: status bar, squiggle, Problems.
// usage: node scripts/vscode/run-vsix.mjs FILE.vsix [--build newest|oldest]
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPage, workbenchUrl } from './browser.mjs';
import { chosenBuild, root } from './builds.mjs';
import { cleanEnvironment } from './environment.mjs';
import { makeProfile } from './profile.mjs';
import { startServer } from './server.mjs';
import { reportVerdict } from './verdict.mjs';
import { WorkbenchKeys } from './workbench-keys.mjs';

const [vsix] = process.argv.slice(2).filter((argument) => argument.endsWith('.vsix'));
if (!vsix || !existsSync(vsix)) throw new Error('usage: run-vsix.mjs FILE.vsix [--build newest|oldest]');
const build = chosenBuild();
const profile = makeProfile();
const workspace = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'annexa-vsix-')));
cpSync(path.join(root, 'test/vscode/fixtures/workspace'), workspace, { recursive: true });
const passed = [];
const failed = [];
let server;
let browser;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
try {
  await check('installs', install);
  server = await startServer({ build, profile });
  const opened = await openPage();
  browser = opened.browser;
  const { page } = opened;
  const file = server.uri(`${workspace}/policies/privileged-access-policy.md`);
  await page.goto(workbenchUrl(server.authority, workspace, [['openFile', file]]), { waitUntil: 'domcontentloaded' });
  await check('shows the coverage in the status bar', () => page.getByText('Annexa 2/93 (2.1 %)').first().waitFor({ timeout: 60_000 }));
  await check('underlines a withdrawn control id', () => page.waitForSelector('.view-overlays .squiggly-warning'));
  await check('lists it among the problems', async () => {
    await new WorkbenchKeys(page).pressFor('Control+Shift+M', '.markers-panel-container');
    await page.locator('.markers-panel-container').getByText('control-legacy').first().waitFor();
  });
  await check('reads Markdown with the parser it brings', () => {
    const logs = readdirSync(profile.dir, { recursive: true }).filter((name) => name.endsWith('Annexa.log'));
    const text = logs.map((name) => readFileSync(path.join(profile.dir, name), 'utf8')).join('\n');
    if (!text.includes('satteri (wasm)')) throw new Error(`another parser, by the log:\n${text}`);
  });
} finally {
  await browser?.close();
  await server?.stop();
  profile.remove();
  rmSync(workspace, { recursive: true, force: true });
}
process.exit(reportVerdict(`vsix-${build.name}`, 0, { passed, failed, pending: 0 }) ? 0 : 1);

/** Runs one check and notes how it went; what follows is tried all the same. */
async function check(title, run) {
  try {
    await run();
    passed.push(title);
  } catch (error) {
    failed.push({ title, message: error.message, stack: error.stack });
  }
}

/** Installs the package as a user would, and asks VS Code whether it has it. */
function install() {
  const entry = fileURLToPath(new URL('./serve-entry.mjs', import.meta.url));
  const folders = ['--server-data-dir', profile.dir, '--extensions-dir', profile.extensions];
  const cli = (...args) =>
    execFileSync(build.node, [entry, build.code, ...folders, ...args], { env: cleanEnvironment(), encoding: 'utf8' });
  cli('--install-extension', path.resolve(vsix), '--force');
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const listed = cli('--list-extensions', '--show-versions');
  if (!listed.includes(`annexa.annexa@${version}`)) throw new Error(`VS Code lists:\n${listed}`);
}
