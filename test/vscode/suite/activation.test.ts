import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { annexa, until } from './editor.ts';

describe('activation', () => {
  it('starts the server and hears of the coverage', async () => {
    const api = await annexa();
    const tree = await until('the coverage', () => api.coverage());
    assert.equal(tree.documents, 3, JSON.stringify(tree).slice(0, 200));
    assert.equal(tree.complete, true);
  });

  it('registers every command that the manifest contributes', async () => {
    const manifest = vscode.extensions.getExtension('annexa.annexa')?.packageJSON as {
      contributes: { commands: { command: string }[] };
    };
    const known = new Set(await vscode.commands.getCommands(true));
    const missing = manifest.contributes.commands.filter(({ command }) => !known.has(command));
    assert.deepEqual(missing, []);
    assert.ok(known.has('annexa.coverage.focus'));
  });
});
