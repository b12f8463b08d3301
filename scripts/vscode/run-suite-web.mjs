// Runs test/vscode in VS Code for the Web: extension and language server in web workers. Exit 0 only if tests ran and passed.
// usage: node scripts/vscode/run-suite-web.mjs [--suite workspace|blog] [--only WORDS] [--verbose]
import { existsSync } from 'node:fs';
import path from 'node:path';
import { openPage } from './browser.mjs';
import { buildTests, chosenSuite } from './build-tests.mjs';
import { buildNamed, root } from './builds.mjs';
import { reportVerdict } from './verdict.mjs';
import { startWebServer } from './web-server.mjs';

const timeoutMs = Number(process.env.ANNEXA_TEST_TIMEOUT ?? 600) * 1000;
const verbose = process.argv.includes('--verbose');
const marker = 'ANNEXA_SUITE_RESULT ';
const { code } = buildNamed('newest');
if (!existsSync(code)) throw new Error('VS Code is not installed: run "npm run vscode:install" first');
const suite = chosenSuite();
const { webSuite } = await buildTests(suite);
const workspace = path.join(root, 'test/vscode/fixtures', suite);
const web = await startWebServer({ code, extension: root, tests: path.relative(root, webSuite), workspace });
const { browser, page } = await openPage();
const said = [];
let result;
let ok = false;
try {
  page.on('console', (message) => note(message.type(), message.text()));
  page.on('pageerror', (error) => said.push(`error: ${String(error.stack ?? error).slice(0, 600)}`));
  ok = reportVerdict(`vscode-web-${suite}`, await hostExit(), result);
} finally {
  await browser.close();
  await web.stop();
  if (!ok || verbose) for (const line of said) if (verbose || /^(error|warning)/.test(line)) console.log(line);
}
process.exit(ok ? 0 : 1);

/** Keeps a line of the page's console; the suite sends its result there, for a worker has no files. */
function note(type, text) {
  const at = text.indexOf(marker);
  if (at < 0) said.push(`${type}: ${text.slice(0, 600)}`);
  else result = JSON.parse(text.slice(at + marker.length, text.lastIndexOf('}') + 1));
}

/** Opens the workbench, which runs the suite, and waits until its extension host ends. */
async function hostExit() {
  let timer;
  const ended = new Promise((resolve) => {
    timer = setTimeout(() => resolve('time-out'), timeoutMs);
    page.on('crash', () => resolve('a crash of the page'));
    page.exposeFunction('codeAutomationExit', resolve);
  });
  await page.exposeFunction('codeAutomationLog', () => {});
  await page.goto(`${web.origin}/`, { waitUntil: 'domcontentloaded' });
  const exit = await ended;
  clearTimeout(timer);
  return exit;
}
