import assert from 'node:assert/strict';
import { after, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { accessPolicy, annexa, inFront, open, replaceAll, until } from './editor.ts';

describe('report', () => {
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('opens as a page whose places lead into the editor, and follows what is typed', async () => {
    const api = await annexa();
    await until('the coverage', () => api.coverage());
    const document = await open(accessPolicy);
    const original = document.getText();
    await vscode.commands.executeCommand('annexa.openReport');
    const page = await until('the page', () => api.reportHtml());
    assert.match(page, /<h1>ISMS report/);
    assert.match(page, /content-security-policy/);
    const [, link] = /href="command:annexa\.openPlace\?([^"]+)"/.exec(page) ?? [];
    assert.ok(link, 'a place that can be opened');
    const [uri, line] = JSON.parse(decodeURIComponent(link.replaceAll('&#x22;', '"').replaceAll('&amp;', '&'))) as [string, number];
    await vscode.commands.executeCommand('annexa.openPlace', uri, line);
    await inFront(vscode.Uri.parse(uri));
    await vscode.commands.executeCommand('annexa.openReport');
    try {
      await replaceAll(document, original.replace('A.5.15', 'A.5.14'));
      await until('a page with the other control', () => api.reportHtml() !== page);
    } finally {
      await replaceAll(document, original);
    }
  });
});
