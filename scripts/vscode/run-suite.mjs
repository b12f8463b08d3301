// Runs test/vscode inside the Node extension host of a real VS Code; exit 0 only if tests ran and passed.
// usage: node scripts/vscode/run-suite.mjs [--build newest|oldest] [--suite workspace|blog] [--only WORDS] [--verbose]
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openPage, workbenchUrl } from './browser.mjs';
import { buildTests, chosenSuite } from './build-tests.mjs';
import { chosenBuild, root } from './builds.mjs';
import { makeProfile } from './profile.mjs';
import { startServer } from './server.mjs';
import { reportVerdict } from './verdict.mjs';

const timeoutMs = Number(process.env.ANNEXA_TEST_TIMEOUT ?? 600) * 1000;
const verbose = process.argv.includes('--verbose');
const build = chosenBuild();
const suite = chosenSuite();
const { nodeSuite } = await buildTests(suite);
const profile = makeProfile();
const workspace = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'annexa-workspace-')));
cpSync(path.join(root, 'test/vscode/fixtures', suite), workspace, { recursive: true });
const resultFile = path.join(profile.dir, 'result.json');
const said = [];
let server;
let browser;
let ok = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
try {
  server = await startServer({ build, profile, env: { ANNEXA_SUITE_RESULT: resultFile } });
  const opened = await openPage();
  browser = opened.browser;
  const hostExit = await hostExitOf(opened.page);
  const result = existsSync(resultFile) ? JSON.parse(readFileSync(resultFile, 'utf8')) : undefined;
  ok = reportVerdict(`vscode-node-${build.name}-${suite}`, hostExit, result);
} finally {
  await browser?.close();
  await server?.stop();
  if (!ok || verbose) printLogs();
  profile.remove();
  rmSync(workspace, { recursive: true, force: true });
}
process.exit(ok ? 0 : 1);

/** Opens the workbench, which runs the suite, and waits until its extension host ends. */
async function hostExitOf(page) {
  let timer;
  const ended = new Promise((resolve) => {
    timer = setTimeout(() => resolve('time-out'), timeoutMs);
    page.on('crash', () => resolve('a crash of the page'));
    page.exposeFunction('codeAutomationExit', resolve);
  });
  await page.exposeFunction('codeAutomationLog', (type, args) => said.push(`${type}: ${args.map(String).join(' ')}`.slice(0, 1500)));
  const payload = [
    ['extensionDevelopmentPath', server.uri(root)],
    ['extensionTestsPath', server.uri(nodeSuite)],
  ];
  await page.goto(workbenchUrl(server.authority, workspace, payload), { waitUntil: 'domcontentloaded' });
  const exit = await ended;
  clearTimeout(timer);
  return exit;
}

/** What the workbench, the server and the extension host logged. */
function printLogs() {
  console.log('--- workbench and extension host');
  for (const line of said) if (verbose || /^(error|warn)/.test(line)) console.log(line);
  const logs = readdirSync(profile.dir, { recursive: true }).filter((name) => /(remoteexthost|Annexa[^/]*|server)\.log$/.test(name));
  for (const name of logs) console.log(`--- ${name}\n${readFileSync(path.join(profile.dir, name), 'utf8').slice(-4000)}`);
}
