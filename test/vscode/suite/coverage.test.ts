import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { AnnexaApi } from '../../../client/src/api.ts';
import type { CoverageNode } from '../../../client/src/coverage/coverage-node.ts';
import { accessPolicy, annexa, open, replaceAll, until } from './editor.ts';

describe('coverage', () => {
  let api: AnnexaApi;
  let document: vscode.TextDocument;
  let original: string;

  before(async () => {
    api = await annexa();
    await until('the coverage', () => api.coverage());
    document = await open(accessPolicy);
    original = document.getText();
  });
  after(async () => {
    await vscode.commands.executeCommand('annexa.coverage.clearFilter');
    await replaceAll(document, original);
  });

  it('lists the themes of the framework with all controls', async () => {
    const [framework] = await children();
    assert.ok(framework?.kind === 'framework');
    const themes = await children(framework);
    assert.equal(themes.length, 4);
    const counts = await Promise.all(themes.map(async (theme) => (await children(theme)).length));
    assert.deepEqual(counts, [37, 8, 14, 34]);
    assert.ok((await item(framework)).description?.toString().startsWith('2/93'));
  });

  it('shows each control with its state and documents', async () => {
    const claimed = await item(await control('A.5.15'));
    assert.equal(claimed.label, 'A.5.15 Access control');
    assert.equal(claimed.description, '1 document · covered');
    assert.ok(claimed.iconPath instanceof vscode.ThemeIcon);
    assert.equal((await item(await control('A.5.18'))).description, '1 document · draft');
    assert.equal((await item(await control('A.8.34'))).description, 'missing');
  });

  it('opens the place that a row stands for', async () => {
    const [row] = await children(await control('A.5.16'));
    assert.ok(row?.kind === 'document');
    const { command } = await item(row);
    assert.ok(command);
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    const editor = await until('the editor', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.path.endsWith(accessPolicy) && active;
    });
    assert.match(editor.document.getText(editor.selection), /A\.5\.16/);
  });

  it('knows the parent of each row', async () => {
    const row = await control('A.5.15');
    const theme = await api.coverageTree.getParent?.(row);
    assert.equal(theme?.kind, 'group');
  });

  it('shows the effective coverage in the status bar', () => {
    assert.equal(api.statusText(), 'Annexa 2/93 (2.1 %)');
  });

  it('follows an edit without a save', async () => {
    await replaceAll(document, original.replace('  - A.5.16\n', '  - A.5.16\n  - A.5.17\n'));
    await until('3 of 93 in the status bar', () => api.statusText() === 'Annexa 3/93 (3.2 %)');
    assert.equal((await item(await control('A.5.17'))).description, '1 document · covered');
    assert.equal(document.isDirty, true);
    await replaceAll(document, original);
    await until('2 of 93 in the status bar', () => api.statusText() === 'Annexa 2/93 (2.1 %)');
    assert.equal((await item(await control('A.5.17'))).description, 'missing');
  });

  it('hides documents that only mention a control, if asked to', async () => {
    await replaceAll(document, original.replace('Rights are granted', 'Rights (A.8.3) are granted'));
    const mentioned = await until('the mention', async () => (await item(await control('A.8.3'))).description === '1 document · mentioned');
    assert.equal(mentioned, true);
    const settings = vscode.workspace.getConfiguration('annexa');
    await settings.update('coverage.showMentions', false, vscode.ConfigurationTarget.Workspace);
    await until('the row without documents', async () => (await item(await control('A.8.3'))).description === 'mentioned');
    await settings.update('coverage.showMentions', undefined, vscode.ConfigurationTarget.Workspace);
    await replaceAll(document, original);
  });

  it('shows controls of chosen states only, until the filter goes', async () => {
    await vscode.commands.executeCommand('annexa.coverage.filter', ['covered', 'draft']);
    const [framework] = await children();
    assert.ok(framework);
    const [theme, ...others] = await children(framework);
    assert.ok(theme);
    assert.deepEqual(others, []);
    const ids = (await children(theme)).map((node) => node.kind === 'control' && node.value.id);
    assert.deepEqual(ids, ['A.5.15', 'A.5.16', 'A.5.18']);
    await vscode.commands.executeCommand('annexa.coverage.clearFilter');
    assert.equal((await children(framework)).length, 4);
  });

  it('shows a control by its id', async () => {
    await vscode.commands.executeCommand('annexa.openControl', 'A.8.13');
    await until('its row', () => {
      const [row, ...others] = api.selectedRows();
      return row?.kind === 'control' && row.value.id === 'A.8.13' && others.length === 0;
    });
  });

  async function children(node?: CoverageNode): Promise<CoverageNode[]> {
    return (await api.coverageTree.getChildren(node)) ?? [];
  }

  async function item(node: CoverageNode): Promise<vscode.TreeItem> {
    return api.coverageTree.getTreeItem(node);
  }

  async function control(id: string): Promise<CoverageNode> {
    for (const framework of await children()) {
      for (const theme of await children(framework)) {
        const found = (await children(theme)).find((node) => node.kind === 'control' && node.value.id === id);
        if (found) return found;
      }
    }
    throw new Error(`no control ${id} in the tree`);
  }
});
