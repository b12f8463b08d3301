// An author at the keyboard of a real VS Code, from an empty folder to a policy in force. Each step leaves a picture in
// .cache/author-journey.
// usage: node scripts/vscode/author-journey.mjs
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openPage, workbenchUrl } from './browser.mjs';
import { buildNamed, root } from './builds.mjs';
import { makeProfile } from './profile.mjs';
import { startServer } from './server.mjs';
import { reportVerdict } from './verdict.mjs';
import { patience, until, WorkbenchKeys } from './workbench-keys.mjs';

const pictures = path.join(root, '.cache/author-journey');
const settings = {
  'workbench.colorTheme': 'Default Light Modern',
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'files.autoSave': 'off',
  'breadcrumbs.enabled': false,
  'window.commandCenter': false,
  'workbench.tips.enabled': false,
};
/** What the author types, and the control that is meant. */
const words = [
  ['laptop', 'A.8.1'],
  ['leaver', 'A.6.5'],
  ['backup', 'A.8.13'],
];
const policy = 'policies/access-control-policy.md';
const renamedPolicy = 'policies/who-may-use-what.md';
const procedure = 'procedures/access-management-procedure.md';

rmSync(pictures, { recursive: true, force: true });
mkdirSync(pictures, { recursive: true });
const parent = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'annexa-author-')));
const workspace = path.join(parent, 'northwind');
mkdirSync(workspace);
const profile = makeProfile(settings);
const passed = [];
const failed = [];
let server;
let browser;
let shots = 0;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
try {
  server = await startServer({ build: buildNamed('newest'), profile });
  const opened = await openPage({ width: 1440, height: 900 });
  browser = opened.browser;
  await travel(opened.page);
} catch (error) {
  failed.push({ title: 'the journey starts', message: error.message, stack: error.stack });
} finally {
  await browser?.close();
  await server?.stop();
  profile.remove();
  rmSync(parent, { recursive: true, force: true });
}
process.exit(reportVerdict('author-journey', 0, { passed, failed, pending: 0 }) ? 0 : 1);

/** The whole way; it ends at the first step that fails, for the next ones stand on it. */
async function travel(page) {
  const keys = new WorkbenchKeys(page);
  const steps = [
    ['an empty folder is welcomed', welcome],
    ['the folder is set up', setUp],
    ['a policy is created from the template', createPolicy],
    ['three controls are completed by words', completeControls],
    ['all findings are fixed by quick fix only', fixAllFindings],
    ['a procedure names the policy', createProcedure],
    ['the policy is approved and marked as reviewed', approve],
    ['the document id is renamed, the procedure follows', renameId],
    ['the file is renamed, the link follows', renameFile],
    ['the coverage tree has moved', seeCoverage],
  ];
  for (const [title, step] of steps) {
    const started = Date.now();
    try {
      const said = await step(keys, page);
      passed.push(title);
      await snap(page, title);
      console.log(`${String(shots).padStart(2)}. ${title}${said ? `: ${said}` : ''} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failed.push({ title, message: error.message, stack: error.stack });
      await snap(page, `failed ${title}`);
      return;
    }
  }
}

async function welcome(keys, page) {
  const payload = [['extensionDevelopmentPath', server.uri(root)]];
  await page.goto(workbenchUrl(server.authority, workspace, payload), { waitUntil: 'domcontentloaded' });
  await page.waitForSelector('.explorer-folders-view, .explorer-viewlet', { timeout: patience });
  await keys.command('Annexa: Focus on Documents View');
  await page.getByText('This folder has no annexa.yaml').first().waitFor({ timeout: patience });
}

async function setUp(keys, page) {
  await keys.command('Annexa: Set Up This Folder');
  await page.locator('.tab.active').filter({ hasText: 'annexa.yaml' }).waitFor({ timeout: patience });
  await keys.editor();
  await page.getByText('There is no document of the ISMS yet').first().waitFor({ timeout: patience });
  holds(read('annexa.yaml'), 'organization: "northwind"');
}

async function createPolicy(keys, page) {
  await create(keys, page, 'access control policy', 'Access control policy', policy);
  await page
    .getByText(/^Annexa 0\/93/)
    .first()
    .waitFor({ timeout: patience });
  return read(policy).match(/^controls:.*$/m)[0];
}

async function completeControls(keys, page) {
  const before = await readProblems(keys);
  await keys.goTo(read(policy), /^controls:.*(?=\]$)/m.exec(read(policy))[0], 'end');
  const said = [];
  for (const [word, control] of words) {
    await keys.type(', ');
    said.push(`${word} → ${(await keys.complete(word, control)).replaceAll(/\s+/g, ' ').trim()}`);
    await snap(page, `completing ${word}`);
    await keys.accept();
  }
  await save(keys, policy, (text) =>
    words.every(([, control]) => new RegExp(`^controls:.*\\b${control.replaceAll('.', '\\.')}[,\\]]`, 'm').test(text)),
  );
  return `${said.join(', ')}; problems ${before}`;
}

/** No key of this step writes text: only problems are gone to, and entries of the list of actions taken. */
async function fixAllFindings(keys, page) {
  await keys.command('Problems: Focus on Problems View');
  await until('the problems of the policy are listed', async () => (await problemsOf(page, policy)) > 0 || null);
  await keys.press('Control+1');
  await keys.editor();
  await snap(page, 'problems before');
  const taken = await fixEverything(keys, page, policy);
  if (taken.length === 0) throw new Error('there was nothing to fix: the template has changed, and this test shows nothing any more');
  return taken.join('; ');
}

async function createProcedure(keys, page) {
  await create(keys, page, 'access management procedure', 'Access management procedure', procedure);
  holds(read(procedure), 'implements: [POL-001]');
  await keys.goTo(read(procedure), '- Access control policy', 'end');
  await keys.press('Shift+Home');
  await keys.type('- [Access control policy](../policies/access-control-policy.md)');
  await keys.press('Escape');
  await save(keys, procedure, (text) => text.includes('\n- [Access control policy](../policies/access-control-policy.md)\n'));
  await until(
    'the link is found to lead somewhere',
    async () => (await page.locator('.markers-panel-container').getByText('link-broken').count()) === 0,
  );
}

async function approve(keys, page) {
  await keys.open('access-control-policy.md');
  await keys.goTo(read(policy), 'status: draft', 'end');
  // typing letters in Markdown opens no list by itself, as VS Code ships it
  await keys.press('Control+Shift+ArrowLeft', 'Delete');
  await keys.pressFor('Control+Space', '.suggest-widget.visible .monaco-list-row');
  await keys.complete('app', 'approved');
  await snap(page, 'completing the status');
  await keys.accept();
  await save(keys, policy, (text) => /^status: approved$/m.test(text));
  const taken = await fixEverything(keys, page, policy);
  await keys.goTo(read(policy), 'next_review_date');
  const offered = await until('Mark as reviewed is offered', async () => {
    const titles = await keys.actions();
    if (titles.some((title) => /^Mark as reviewed/.test(title))) return titles;
    await keys.press('Escape');
    return null;
  });
  await snap(page, 'marking as reviewed');
  await keys.take(offered.find((title) => /^Mark as reviewed/.test(title)));
  await keys.editor();
  await save(keys, policy, (text) => /^last_review_date: \d{4}-\d\d-\d\d$/m.test(text));
  await fixEverything(keys, page, policy);
  return taken.join('; ');
}

async function renameId(keys, page) {
  await keys.goTo(read(policy), 'POL-001');
  await keys.pressFor('F2', '.rename-box input:focus');
  await keys.press('Control+a');
  await keys.type('POL-ACCESS');
  await until('the new id is in the box', async () => (await page.locator('.rename-box input').inputValue()) === 'POL-ACCESS');
  await snap(page, 'renaming the id');
  await keys.press('Enter');
  await until('the procedure names the new id on disk', () => read(procedure).includes('implements: [POL-ACCESS]'));
  await save(keys, policy, (text) => text.includes('\nid: POL-ACCESS\n'));
}

async function renameFile(keys, page) {
  await keys.command('File: Reveal Active File in Explorer View');
  const row = page.locator('.explorer-folders-view .monaco-list-row.focused').filter({ hasText: path.basename(policy) });
  await row.waitFor({ timeout: patience });
  await page.waitForSelector('.explorer-folders-view .monaco-list:focus', { timeout: patience });
  await keys.pressFor('F2', '.explorer-item-edited input:focus');
  await keys.press('Control+a');
  await keys.type(path.basename(renamedPolicy));
  await keys.press('Enter');
  // the first move that changes other files is asked about, before the file has its new name
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.waitFor({ timeout: patience });
  await snap(page, 'asked before links follow');
  await dialog.getByRole('button', { name: 'OK', exact: true }).press('Enter');
  await dialog.waitFor({ state: 'detached', timeout: patience });
  await until('the file has its new name', () => existsSync(path.join(workspace, renamedPolicy)));
  await page
    .locator('.explorer-folders-view .monaco-list-row')
    .filter({ hasText: path.basename(renamedPolicy) })
    .waitFor({ timeout: patience });
  // the focus goes back to the tree, and would take the next list away
  await page.waitForSelector('.explorer-folders-view .monaco-list:focus', { timeout: patience });
  // VS Code changes the other file in its editor, and leaves the saving to the author
  await page
    .locator('.tab.dirty')
    .filter({ hasText: path.basename(procedure) })
    .waitFor({ timeout: patience });
  await keys.command('File: Save All');
  await until('the link follows on disk', () => read(procedure).includes('](../policies/who-may-use-what.md)'));
}

async function seeCoverage(keys, page) {
  const claimed = controlsOf(read(renamedPolicy));
  for (const [, control] of words) holds(claimed.join(' '), control);
  await page
    .getByText(new RegExp(`^Annexa ${claimed.length}/93`))
    .first()
    .waitFor({ timeout: patience });
  await keys.command('Annexa: Focus on Control Coverage View');
  const rows = page.locator('.sidebar .monaco-list-row').filter({ hasText: /\d+\/\d+/ });
  await rows.first().waitFor({ timeout: patience });
  const texts = await until('the tree counts them', async () => {
    const all = (await rows.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
    const sum = all.reduce((total, text) => total + Number(/(\d+)\/\d+/.exec(text)[1]), 0);
    return sum === claimed.length || all.some((text) => text.includes(`${claimed.length}/93`)) ? all : null;
  });
  return `0/93 → ${claimed.length}/93: ${texts.join(', ')}`;
}

/** Creates a document from a template and waits until it is open. */
async function create(keys, page, typed, title, file) {
  await keys.command('Annexa: New Document…');
  await keys.pick(typed, title);
  await page.locator('.quick-input-widget .quick-input-title').filter({ hasText: 'New document' }).waitFor({ timeout: patience });
  await until('the title is asked for', async () => (await page.locator('.quick-input-widget input.input').inputValue()) === title);
  await snap(page, `title of the ${path.basename(file, '.md')}`);
  await keys.press('Enter');
  await page
    .locator('.tab.active')
    .filter({ hasText: path.basename(file) })
    .waitFor({ timeout: patience });
  await keys.editor();
  holds(read(file), `title: ${title}`);
}

/** Fixes problem after problem of the open document by its first action that is no comment to silence it. */
async function fixEverything(keys, page, file) {
  const taken = [];
  for (let round = 0; round < 40; round++) {
    const left = await settledProblems(page, file);
    if (left === 0) return taken;
    const before = read(file);
    await keys.pressFor('Alt+F8', '.marker-widget');
    const titles = await keys.actions();
    await snap(page, `problem of ${path.basename(file, '.md')}`);
    const title = titles.find((text) => !/\b(?:Suppress)\b/i.test(text));
    if (!title) throw new Error(`no fix for a problem; offered: ${titles.join(' | ')}`);
    taken.push(title);
    await keys.take(title);
    await keys.press('Escape');
    await save(keys, file, (text) => text !== before);
  }
  throw new Error(`still problems after: ${taken.join('; ')}`);
}

/** Problems of a file as the Problems panel counts them, once it has said the same twice. */
async function settledProblems(page, file) {
  let last = -1;
  return until('the count of problems settles', async () => {
    const count = await problemsOf(page, file);
    const same = count === last;
    last = count;
    await page.waitForTimeout(400);
    return same ? count : null;
  });
}

/** Problems of a file by the badge of its row in the Problems panel; 0 if it has no row. */
async function problemsOf(page, file) {
  const row = page.locator('.markers-panel-container .monaco-list-row').filter({ hasText: path.basename(file) });
  // read in one go: the row may be drawn anew, or go, between two questions
  const [badge] = await row.locator('.monaco-count-badge').allInnerTexts();
  return badge === undefined ? 0 : Number(badge);
}

async function readProblems(keys) {
  return until('problems are shown', async () => (await keys.problems()) || null);
}

/** Saves until the file is as expected: an edit the server is still asked for arrives after the first save. */
async function save(keys, file, isDone) {
  let asked = 0;
  await until(`${file} is saved as expected`, async () => {
    if (isDone(read(file))) return true;
    if (Date.now() - asked > 3000) {
      asked = Date.now();
      await keys.press('Control+s');
    }
    return null;
  });
}

function read(file) {
  return readFileSync(path.join(workspace, file), 'utf8');
}

function holds(text, part) {
  if (!text.includes(part)) throw new Error(`${JSON.stringify(part)} is not in:\n${text}`);
}

function controlsOf(text) {
  return /^controls: \[(.*)\]$/m.exec(text)[1].split(/, ?/);
}

async function snap(page, title) {
  shots++;
  const name = `${String(shots).padStart(2, '0')}-${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.png`;
  await page.screenshot({ path: path.join(pictures, name) });
}
