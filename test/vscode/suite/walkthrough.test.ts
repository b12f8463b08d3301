import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { AnnexaApi } from '../../../client/src/api.ts';
import { copyExample } from '../../../client/src/walkthrough/copy-example.ts';
import { firstFile, sampleFiles } from '../../../client/src/walkthrough/sample-files.ts';
import { annexa, findings, until, uriOf } from './editor.ts';

describe('walkthrough', () => {
  let api: AnnexaApi;
  const parent = uriOf('tried');

  before(async () => {
    api = await annexa();
  });
  after(async () => {
    await vscode.workspace.saveAll();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(parent, { recursive: true });
  });

  it('copies the example into a new folder each time, and touches nothing', async () => {
    const extension = vscode.extensions.getExtension('annexa.annexa')?.extensionUri;
    assert.ok(extension);
    const first = await copyExample(extension, parent);
    const config = vscode.Uri.joinPath(first, 'annexa.yaml');
    await vscode.workspace.fs.writeFile(config, new TextEncoder().encode('organization: Mine\n'));
    const second = await copyExample(extension, parent);
    assert.equal(second.path, `${first.path}-2`);
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(config)), 'organization: Mine\n');
    for (const path of sampleFiles) assert.ok((await vscode.workspace.fs.stat(vscode.Uri.joinPath(second, path))).size > 0, path);
    await vscode.workspace.fs.delete(second, { recursive: true });
  });

  it('ticks off: a finding is seen, is fixed, and the coverage moves', async () => {
    const uri = vscode.Uri.joinPath(parent, 'annexa-example', firstFile);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: false });
    const finding = await until('the finding', () => findings(uri, 'control-legacy')[0]);
    await until('it to be noted', () => api.walkthroughSteps().includes('findingSeen'));
    const edit = await until('the fix', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, finding.range);
      return actions.find((action) => action.isPreferred && action.edit)?.edit;
    });
    await vscode.workspace.applyEdit(edit);
    await until('the fix to be noted', () => api.walkthroughSteps().includes('findingFixed'));
    await until('the coverage to be noted', () => api.walkthroughSteps().includes('coverageMoved'));
    await document.save();
  });
});
