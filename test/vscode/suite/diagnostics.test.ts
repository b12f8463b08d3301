import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { annexa, findings, open, privilegedPolicy, rangeOf, replaceAll, until, uriOf } from './editor.ts';

describe('findings', () => {
  let document: vscode.TextDocument;
  let original: string;

  before(async () => {
    await annexa();
    document = await open(privilegedPolicy);
    original = document.getText();
  });
  after(() => replaceAll(document, original));

  it('shows a withdrawn control id at exactly its place', async () => {
    const [finding] = await until('control-legacy', () => {
      const found = findings(document.uri, 'control-legacy');
      return found.length > 0 && found;
    });
    assert.ok(finding);
    assert.deepEqual(finding.range, rangeOf(document, 'A.9.2.3'));
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(finding.message, /A\.8\.2/);
  });

  it('says nothing of a page that is no document of the ISMS', async () => {
    const page = await open('README.md');
    await until('findings of the policy', () => findings(document.uri).length > 0);
    assert.deepEqual(findings(page.uri), []);
  });

  it('mends the place with a quick fix', async () => {
    const range = rangeOf(document, 'A.9.2.3');
    // an editor drops the answer if something of the document changes meanwhile, and asks again
    const fix = await until('a preferred fix', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range);
      return actions.find((action) => action.isPreferred && action.title.includes('A.8.2'));
    });
    assert.ok(fix.edit);
    assert.equal(await vscode.workspace.applyEdit(fix.edit), true);
    assert.match(document.getText(), /controls:\n {2}- A\.8\.2\n/);
    await until('the finding to go', () => findings(document.uri, 'control-legacy').length === 0);
  });

  it('follows typing, right of characters outside the basic plane too', async () => {
    await replaceAll(document, original.replace('asks.', 'asks (A.9.4.1).'));
    const finding = await until('a finding in the text', () =>
      findings(document.uri, 'control-legacy').find((entry) => entry.range.isEqual(rangeOf(document, 'A.9.4.1'))),
    );
    assert.match(finding.message, /A\.8\.3/);
  });

  it('reports documents that no editor has open', async () => {
    const closed = uriOf('policies/closed-policy.md');
    const text = original.replace('POL-PA', 'POL-CL').replace('Privileged Access Policy\ntype', 'Closed Policy\ntype');
    await vscode.workspace.fs.writeFile(closed, new TextEncoder().encode(text));
    await until('findings of the closed file', () => findings(closed, 'control-legacy').length > 0);
    await vscode.workspace.fs.delete(closed);
    await until('its findings to go', () => findings(closed).length === 0);
  });
});
