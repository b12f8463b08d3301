import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { AnnexaApi } from '../../../client/src/api.ts';
import type { ReadinessRow } from '../../../client/src/readiness/readiness-node.ts';
import { accessPolicy, annexa, open, replaceAll, until } from './editor.ts';

describe('readiness', () => {
  let api: AnnexaApi;
  let document: vscode.TextDocument;
  let original: string;

  before(async () => {
    api = await annexa();
    await until('readiness', () => api.readiness());
    document = await open(accessPolicy);
    original = document.getText();
  });
  after(() => replaceAll(document, original));

  it('lists what the clauses ask for, and the road', async () => {
    const [clauses, road, ...others] = await children();
    assert.ok(clauses && road);
    assert.deepEqual(others, []);
    assert.equal((await children(clauses)).length, 19);
    assert.equal((await children(road)).length, 6);
    assert.equal(api.readinessStatus(), 'Stage 1: 1/19');
  });

  it('opens what answers a clause, and offers a template for what is missing', async () => {
    const missing = await item(await row('4.3 ISMS scope'));
    assert.equal(missing.description, 'missing');
    assert.equal(missing.contextValue, 'item.missing');
    assert.equal(missing.command?.command, 'annexa.readiness.newDocument');
    assert.equal(missing.accessibilityInformation?.label, 'Clause 4.3 ISMS scope, missing');
    assert.ok((await vscode.commands.getCommands(true)).includes('annexa.readiness.newDocument'));
    const [answer] = await children(await row('7.5.1 b) Documents the organization itself finds necessary'));
    assert.ok(answer?.kind === 'answer');
    const { command } = await item(answer);
    assert.ok(command);
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    await until(
      'the editor',
      () => vscode.window.activeTextEditor?.document.uri.toString() === vscode.Uri.parse(answer.value.uri).toString(),
    );
  });

  it('shows each step with what is next', async () => {
    const [, road] = await children();
    const [phase] = road ? await children(road) : [];
    const [step] = phase ? await children(phase) : [];
    assert.ok(step);
    const shown = await item(step);
    assert.equal(shown.label, 'Name the roles of the ISMS');
    assert.match(String(shown.tooltip), /Stage 1, open: nothing yet\n\nCreate it: annexa new isms-roles-charter$/);
    assert.equal((await api.readinessTree.getParent?.(step))?.kind, 'phase');
  });

  it('follows an edit without a save', async () => {
    await replaceAll(
      document,
      original.replace(/^title: .*$/m, 'title: Information Security Policy').replace(/^# .*$/m, '# Information Security Policy'),
    );
    await until('the policy', async () =>
      /^in force/.test(String((await item(await row('5.2 e) Information security policy'))).description)),
    );
    assert.match(api.readinessStatus(), /^Stage 1: [23]\/19$/);
    await replaceAll(document, original);
    await until('it to go', () => api.readinessStatus() === 'Stage 1: 1/19');
  });

  async function children(node?: ReadinessRow): Promise<ReadinessRow[]> {
    return (await api.readinessTree.getChildren(node)) ?? [];
  }

  async function item(node: ReadinessRow): Promise<vscode.TreeItem> {
    return api.readinessTree.getTreeItem(node);
  }

  async function row(label: string): Promise<ReadinessRow> {
    const [clauses] = await children();
    for (const each of clauses ? await children(clauses) : []) if ((await item(each)).label === label) return each;
    throw new Error(`no row ${label} in the view`);
  }
});
