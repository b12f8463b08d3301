import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { AnnexaApi } from '../../../client/src/api.ts';
import { accessPolicy, annexa, findings, inFront, open, replaceAll, until, uriOf } from './editor.ts';

describe('acting on controls', () => {
  let api: AnnexaApi;
  const made: vscode.Uri[] = [];

  before(async () => {
    api = await annexa();
    await until('the coverage', () => api.coverage());
  });
  after(async () => {
    // a changed document would ask before it closes
    await vscode.workspace.saveAll();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const uri of made) await vscode.workspace.fs.delete(uri);
  });

  it('creates a document for a gap, opens it, and the control is claimed', async () => {
    const uri = await vscode.commands.executeCommand<vscode.Uri | undefined>('annexa.control.newDocument', 'A.5.17', {
      template: 'access-control-policy',
      title: 'Password Policy',
    });
    assert.ok(uri);
    made.push(uri);
    assert.match((await inFront(uri)).document.getText(), /# Password Policy/);
    await until('the draft', () => stateOf('A.5.17') === 'draft');
  });

  it('never writes over a file', async () => {
    const again = await vscode.commands.executeCommand<vscode.Uri | undefined>('annexa.newDocument', {
      template: 'access-control-policy',
      title: 'Password Policy',
    });
    assert.ok(again);
    made.push(again);
    assert.notEqual(again.toString(), made[0]?.toString());
  });

  it('claims a control in the open document', async () => {
    const document = await open(accessPolicy);
    const original = document.getText();
    await vscode.commands.executeCommand('annexa.control.claim', 'iso27001-2022:A.8.5');
    assert.match(document.getText(), /- A\.5\.16\n {2}- A\.8\.5\n/);
    await until('it to be covered', () => stateOf('A.8.5') === 'covered');
    await replaceAll(document, original);
  });

  it('excludes a control in the Statement of Applicability, with its justification', async () => {
    const statement = uriOf('statement-of-applicability.md');
    const text =
      '---\ntype: soa\nid: SOA-1\nowner: CISO\nstatus: approved\n---\n\n# Statement of Applicability\n\n| Control | Title | Applicable | Justification |\n|---|---|---|---|\n| A.7.2 | Physical entry | Yes | We have an office |\n| A.8.30 | Outsourced development | Yes | Some |\n';
    await vscode.workspace.fs.writeFile(statement, new TextEncoder().encode(text));
    made.push(statement);
    await until('the statement to be known', () => api.documents()?.documents.some(({ id }) => id === 'SOA-1'));
    await vscode.commands.executeCommand('annexa.control.exclude', 'iso27001-2022:A.8.30', 'All software is written by employees.');
    const { document } = await inFront(statement);
    assert.match(document.getText(), /\| A\.8\.30 \|[^\n]*\| No[^\n]*All software is written by employees\./);
    await until('it to be excluded', () => stateOf('A.8.30') === 'excluded');
    assert.deepEqual(findings(statement, 'soa-justification-missing'), []);
    await document.save();
  });

  it('groups and finds controls', async () => {
    const [framework] = (await api.coverageTree.getChildren()) ?? [];
    const titles = async () =>
      ((await api.coverageTree.getChildren(framework)) ?? []).map((node) => (node.kind === 'group' ? node.value.title : ''));
    await vscode.commands.executeCommand('annexa.coverage.group', 'controlType');
    assert.deepEqual(await titles(), ['Preventive', 'Detective', 'Corrective']);
    await vscode.commands.executeCommand('annexa.coverage.find', 'backup');
    await vscode.commands.executeCommand('annexa.coverage.group', 'theme');
    const [theme, ...none] = (await api.coverageTree.getChildren(framework)) ?? [];
    assert.deepEqual(none, []);
    const found = ((await api.coverageTree.getChildren(theme)) ?? []).map((node) => (node.kind === 'control' ? node.value.id : ''));
    assert.ok(found.includes('A.8.13'), found.join());
    await vscode.commands.executeCommand('annexa.openControl', 'A.5.15');
    await until('what the filter hid to be shown', () =>
      api.selectedRows().some((row) => row.kind === 'control' && row.value.id === 'A.5.15'),
    );
    assert.equal((await titles()).length, 4);
  });

  function stateOf(id: string): string | undefined {
    return api
      .coverage()
      ?.frameworks.flatMap(({ groups }) => groups.flatMap(({ controls }) => controls))
      .find((control) => control.id === id)?.state;
  }
});
