// Takes the pictures of docs/images from the real editor, with the built extension on the example ISMS.
// usage: npm run screenshots
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openPage, workbenchUrl } from './browser.mjs';
import { buildNamed, root } from './builds.mjs';
import { makeProfile } from './profile.mjs';
import { startServer } from './server.mjs';

const pictures = path.join(root, 'docs/images');
const viewport = { width: 1440, height: 900, scale: 1.5 };
const settings = {
  'workbench.colorTheme': 'Default Light Modern',
  'editor.minimap.enabled': false,
  'editor.fontSize': 13,
  'editor.wordWrap': 'on',
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'workbench.tips.enabled': false,
  'breadcrumbs.enabled': false,
  'editor.stickyScroll.enabled': false,
};
// What a policy looks like while it is being written: an old control id, a misspelt one, no such day, a section gone.
const faults = [
  [/^( +- )A\.5\.15$/m, '$1A.9.1.1\n$1A.5.151'],
  [/^(next_review_date: ).*$/m, '$12026-02-30'],
  [/^## Scope\n[^#]*/m, ''],
];
const policy = 'policies/access-control-policy.md';

mkdirSync(pictures, { recursive: true });
const parent = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'annexa-pictures-')));
const workspace = path.join(parent, 'northwind');
cpSync(path.join(root, 'examples/northwind'), workspace, { recursive: true });
const original = readFileSync(path.join(workspace, policy), 'utf8');
const profile = makeProfile(settings);
let server;
let browser;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
try {
  server = await startServer({ build: buildNamed('newest'), profile });
  const opened = await openPage(viewport);
  browser = opened.browser;
  await takeCoverage(opened.page);
  writeFileSync(
    path.join(workspace, policy),
    faults.reduce((text, [from, to]) => text.replace(from, to), original),
  );
  await takeEditor(opened.page);
  await takeCompletion(opened.page);
} finally {
  await browser?.close();
  await server?.stop();
  profile.remove();
  rmSync(parent, { recursive: true, force: true });
}

/** The coverage view with a theme and a control opened. */
async function takeCoverage(page) {
  await openWorkbench(page);
  await showCoverage(page);
  await row(page, /Organi[sz]ational/i).click();
  await page.keyboard.press('ArrowRight');
  await row(page, /^A\.5\.3 /).click();
  // in an opened row the same key goes to the first one below it, here from the control to its document
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) {
    await page.waitForTimeout(300);
    await page.keyboard.press(key);
  }
  await page.waitForTimeout(500);
  await snap(page, 'coverage.png', { x: 0, y: 0, width: 900, height: viewport.height });
}

/** Squiggles in a policy, the Problems panel and the coverage tree. */
async function takeEditor(page) {
  await openWorkbench(page);
  await showCoverage(page);
  await page.waitForSelector('.view-overlays .squiggly-warning, .view-overlays .squiggly-error');
  await page.keyboard.press('Control+Shift+M');
  await page.waitForSelector('.markers-panel .monaco-list-row');
  await row(page, /Organi[sz]ational/i).click();
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(500);
  await snap(page, 'editor.png');
}

/** Completion in a list of controls, by the words of a title. */
async function takeCompletion(page) {
  writeFileSync(path.join(workspace, policy), original);
  await openWorkbench(page);
  await page.keyboard.press('Control+b');
  await page.locator('.monaco-editor .view-lines').first().click();
  const line = original.split('\n').findIndex((text) => /^ +- A\.5\.18$/.test(text)) + 1;
  await page.keyboard.press('Control+g');
  await page.keyboard.type(String(line));
  // each key needs the editor to have the focus again
  for (const key of ['Enter', 'End', 'Enter']) {
    await page.waitForTimeout(400);
    await page.keyboard.press(key);
  }
  await page.keyboard.type('- access', { delay: 60 });
  await page.waitForSelector('.suggest-widget.visible .monaco-list-row');
  await page.waitForTimeout(800);
  // with the list open this shows what is known of the entry
  await page.keyboard.press('Control+Space');
  await page.waitForTimeout(800);
  await snap(page, 'completion.png', { x: 48, y: 0, width: 1000, height: 600 });
}

/** The workbench on the example, with the policy open. */
async function openWorkbench(page) {
  const payload = [
    ['extensionDevelopmentPath', server.uri(root)],
    ['openFile', server.uri(`${workspace}/${policy}`)],
  ];
  await page.goto(workbenchUrl(server.authority, workspace, payload), { waitUntil: 'domcontentloaded' });
  await page.waitForSelector('.monaco-editor .view-line', { timeout: 60_000 });
  await page
    .getByText(/Annexa \d+\/\d+/)
    .first()
    .waitFor({ timeout: 60_000 });
}

/** Brings the coverage view to the front and makes room for it. */
async function showCoverage(page) {
  // a click on its icon would close the view where it is open already
  await page.keyboard.press('F1');
  await page.keyboard.type('Annexa: Focus on Control Coverage View');
  await page.waitForTimeout(500);
  await page.keyboard.press('Enter');
  await row(page, /Organi[sz]ational/i).waitFor();
  const box = await page.locator('.sidebar').first().boundingBox();
  const edge = box.x + box.width;
  await page.mouse.move(edge, 300);
  await page.mouse.down();
  await page.mouse.move(500, 300, { steps: 5 });
  await page.mouse.up();
}

/** A row of the side bar by its text. */
function row(page, text) {
  return page.locator('.sidebar .monaco-list-row').filter({ hasText: text }).first();
}

async function snap(page, name, clip) {
  await page.screenshot({ path: path.join(pictures, name), ...(clip && { clip }) });
  console.log(`docs/images/${name}`);
}
