import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { annexa, findings, open, privilegedPolicy, until, uriOf } from './editor.ts';

describe('annexa.yaml', () => {
  const config = uriOf('annexa.yaml');
  let document: vscode.TextDocument;
  let original: Uint8Array;

  before(async () => {
    await annexa();
    document = await open(privilegedPolicy);
    original = await vscode.workspace.fs.readFile(config);
    await until('control-legacy', () => findings(document.uri, 'control-legacy').length > 0);
  });
  after(() => vscode.workspace.fs.writeFile(config, original));

  it('is read again when it changes: rules are switched off and on', async () => {
    const text = new TextDecoder().decode(original);
    await vscode.workspace.fs.writeFile(config, new TextEncoder().encode(`${text}rules:\n  control-legacy: off\n`));
    await until('the finding to go', () => findings(document.uri, 'control-legacy').length === 0);
    await vscode.workspace.fs.writeFile(config, original);
    await until('the finding to come back', () => findings(document.uri, 'control-legacy').length > 0);
  });

  it('is checked itself', async () => {
    await vscode.workspace.fs.writeFile(config, new TextEncoder().encode('frameworks: [no-such-framework]\n'));
    await until('a finding in the config', () => findings(config, 'config-invalid').length > 0);
    await vscode.workspace.fs.writeFile(config, original);
    await until('it to go', () => findings(config, 'config-invalid').length === 0);
  });
});
