import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { AnnexaApi } from '../../../client/src/api.ts';
import type { DocumentRow } from '../../../client/src/documents/document-item.ts';
import { accessPolicy, annexa, onNode, open, privilegedPolicy, replaceAll, until } from './editor.ts';

describe('documents', () => {
  let api: AnnexaApi;
  let document: vscode.TextDocument;
  let original: string;

  before(async () => {
    api = await annexa();
    await until('the documents', () => api.documents());
    document = await open(accessPolicy);
    original = document.getText();
  });
  after(async () => {
    await vscode.commands.executeCommand('annexa.documents.group', 'type');
    await vscode.commands.executeCommand('annexa.coverage.clearFilter');
    await replaceAll(document, original);
  });

  it('lists the documents by type, in words for the eye and for a screen reader', async () => {
    const groups = await children();
    assert.deepEqual(await Promise.all(groups.map(async (group) => [(await item(group)).label, (await item(group)).description])), [
      ['Policy', '2'],
      ['Procedure', '1'],
    ]);
    const shown = await item(await row('Access Control Policy'));
    assert.equal(shown.description, 'POL-AC · approved · next review 2999-03-01');
    assert.match(shown.accessibilityInformation?.label ?? '', /^Access Control Policy, Policy, POL-AC, In force, next review 2999-03-01/);
    assert.equal(shown.contextValue, 'document.id');
    assert.ok(shown.tooltip instanceof vscode.MarkdownString && /Head.*of.*IT/.test(shown.tooltip.value));
    assert.ok(shown.iconPath instanceof vscode.ThemeIcon);
  });

  it('opens the document of a row', async () => {
    const { command } = await item(await row('Privileged Access Policy'));
    assert.ok(command);
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    await until('the editor', () => vscode.window.activeTextEditor?.document.uri.path.endsWith(privilegedPolicy));
  });

  it('shows an overdue review first, with a badge', async () => {
    assert.equal(api.documentsBadge(), 0);
    await replaceAll(
      document,
      original
        .replace('2999-03-01', '2020-03-01')
        .replace('title: Access Control Policy', 'title: "*Zz* <b>"')
        .replace('# Access Control Policy', '# \\*Zz\\* \\<b>'),
    );
    await until('the badge', () => api.documentsBadge() === 1);
    const [policies] = await children();
    assert.equal(policies && (await item(policies)).description, '2 · 1 overdue');
    const [first] = policies ? await children(policies) : [];
    assert.ok(first);
    const shown = await item(first);
    assert.equal(shown.label, '*Zz* <b>');
    assert.match(String(shown.description), /review overdue by \d+ days$/);
    assert.ok(shown.tooltip instanceof vscode.MarkdownString);
    assert.doesNotMatch(shown.tooltip.value, /<b>|\*Zz\*(?!\*)/);
    await replaceAll(document, original);
    await until('the badge to go', () => api.documentsBadge() === 0);
  });

  it('groups by owner, status and review date', async () => {
    const titles = async () => Promise.all((await children()).map(async (group) => (await item(group)).label));
    await vscode.commands.executeCommand('annexa.documents.group', 'owner');
    assert.ok((await titles()).includes('Service Desk'));
    await vscode.commands.executeCommand('annexa.documents.group', 'status');
    assert.deepEqual(await titles(), ['In force', 'Not in force yet']);
    await vscode.commands.executeCommand('annexa.documents.group', 'review');
    assert.deepEqual(await titles(), ['Due later', 'Not in force']);
    await vscode.commands.executeCommand('annexa.documents.group', 'type');
  });

  it('shows the controls of a document in the coverage view', async () => {
    await vscode.commands.executeCommand('annexa.documents.showControls', await row('Access Control Policy'));
    const [framework] = (await api.coverageTree.getChildren()) ?? [];
    const themes = (await api.coverageTree.getChildren(framework)) ?? [];
    const controls = (await Promise.all(themes.map(async (theme) => (await api.coverageTree.getChildren(theme)) ?? []))).flat();
    assert.deepEqual(
      controls.map((node) => node.kind === 'control' && node.value.id),
      ['A.5.15', 'A.5.16'],
    );
    await until('the first of them', () => api.selectedRows()[0]?.kind === 'control');
    await vscode.commands.executeCommand('annexa.coverage.clearFilter');
  });

  it('marks a document as reviewed today', async () => {
    await replaceAll(document, original.replace('2999-03-01', '2020-03-01'));
    await until('it to be overdue', () => api.documentsBadge() === 1);
    await vscode.commands.executeCommand('annexa.documents.markReviewed', await row('Access Control Policy'));
    assert.doesNotMatch(document.getText(), /2020-03-01/);
    await until('it to be overdue no longer', () => api.documentsBadge() === 0);
    await replaceAll(document, original);
  });

  it('approves a document as of today', async () => {
    await replaceAll(document, original.replace(/^status: .*$/m, 'status: draft'));
    await vscode.commands.executeCommand('annexa.documents.approve', await row('Access Control Policy'));
    assert.match(document.getText(), /^approved_hash: a1-[0-9a-f]{32}$/m);
    assert.match(document.getText(), /^status: approved$/m);
    await replaceAll(document, original);
  });

  onNode('copies the id of a document', async () => {
    await vscode.commands.executeCommand('annexa.documents.copyId', await row('Access Control Policy'));
    assert.equal(await vscode.env.clipboard.readText(), 'POL-AC');
  });

  it('tells in the language status what the document in front is', async () => {
    await vscode.window.showTextDocument(document, { preview: false });
    await until('the status', () => /^Policy · In force · /.test(api.languageStatusText()));
    await open('README.md');
    await until('it to go', () => api.languageStatusText() === '');
  });

  async function children(node?: DocumentRow): Promise<DocumentRow[]> {
    return (await api.documentsTree.getChildren(node)) ?? [];
  }

  async function item(node: DocumentRow): Promise<vscode.TreeItem> {
    return api.documentsTree.getTreeItem(node);
  }

  async function row(title: string): Promise<DocumentRow> {
    for (const group of await children()) {
      const found = (await children(group)).find((node) => node.kind === 'document' && node.value.title === title);
      if (found) return found;
    }
    throw new Error(`no document ${title} in the view`);
  }
});
