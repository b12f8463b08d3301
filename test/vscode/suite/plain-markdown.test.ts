import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { AnnexaApi } from '../../../client/src/api.ts';
import { annexa, findings, hasPreview, onNode, open, rendered, replaceAll, until, uriOf } from './editor.ts';

const post = '_posts/2026-01-01-our-access-control-policy.md';
const other = '_posts/2026-02-01-holiday.md';

describe('a workspace of plain Markdown', () => {
  let api: AnnexaApi;
  let document: vscode.TextDocument;

  before(async () => {
    api = await annexa();
    document = await open(post);
    await open(other);
  });

  it('starts no server when files are opened, changed and saved', async () => {
    await replaceAll(document, `${document.getText()}\nAnd more on A.5.16.\n`);
    await document.save();
    await vscode.workspace.fs.writeFile(uriOf('_posts/new.md'), new TextEncoder().encode('# New\n\nA.5.99\n'));
    await open('_posts/new.md');
    await assertSilent(document.uri);
    assert.equal(api.isServerStarted(), false);
  });

  it('shows nothing in the views and the status bar', async () => {
    assert.deepEqual([api.statusText(), api.languageStatusText(), api.documentsBadge()], ['', '', 0]);
    assert.deepEqual(await api.coverageTree.getChildren(), []);
    assert.deepEqual(await api.documentsTree.getChildren(), []);
  });

  onNode('changes nothing in the preview', async () => {
    const html = await rendered(document);
    assert.match(html, /A\.5\.15/);
    assert.doesNotMatch(html, /annexa/);
    assert.equal(api.isServerStarted(), false);
  });

  it('starts the server once a front matter says that a file is of an ISMS, and still leaves the others alone', async () => {
    const draft = await open('README.md');
    await replaceAll(draft, '---\ntitle: Notes\ntype: pol\n---\n\n# Notes\n\nSee A.5.99.\n');
    assert.equal(api.isServerStarted(), false);
    await replaceAll(draft, '---\ntitle: Notes\ntype: policy\ncontrols: [A.5.99]\n---\n\n# Notes\n\nText.\n');
    assert.equal(api.isServerStarted(), true);
    await until('the findings', () => findings(draft.uri, 'control-unknown').length > 0);
    await assertSilent(document.uri);
    await assertSilent(uriOf(other));
    await vscode.window.showTextDocument(document);
    assert.equal(api.languageStatusText(), '');
    if (await hasPreview()) assert.doesNotMatch(await rendered(document), /annexa/);
  });
});

/** No finding, no lens, no hint, no hover, no action and no completion of ours. */
async function assertSilent(uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const range = new vscode.Range(0, 0, document.lineCount, 0);
  const at = document.positionAt(Math.max(0, document.getText().indexOf('A.5.15')));
  const run = <T>(command: string, ...args: unknown[]) => vscode.commands.executeCommand<T[] | undefined>(command, uri, ...args);
  assert.deepEqual(findings(uri), []);
  assert.deepEqual((await run('vscode.executeCodeLensProvider')) ?? [], []);
  assert.deepEqual((await run('vscode.executeInlayHintProvider', range)) ?? [], []);
  assert.deepEqual((await run('vscode.executeHoverProvider', at)) ?? [], []);
  const actions = (await run<vscode.CodeAction>('vscode.executeCodeActionProvider', range)) ?? [];
  assert.deepEqual(
    actions.map(({ title }) => title).filter((title) => /annexa/i.test(title)),
    [],
  );
  const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', uri, at.translate(0, 3));
  const ids = list.items.filter(
    ({ kind, label }) => kind !== vscode.CompletionItemKind.Text && /^A\.\d/.test(typeof label === 'string' ? label : label.label),
  );
  assert.deepEqual(ids, []);
}
