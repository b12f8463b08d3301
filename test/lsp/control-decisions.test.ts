import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { document, fixture, givenLine } from './fixture.ts';
import { LspClient } from './lsp-client.ts';
import { TempWorkspace } from './temp-workspace.ts';

const statement = document(
  'SOA-1',
  'Statement of Applicability',
  'soa',
  'classification: internal',
  '\n## Controls\n\n| Control | Applicable | Justification |\n| --- | --- | --- |\n| A.7.4 | Yes | Old |\n',
);

describe('deciding about a control', () => {
  let workspace: TempWorkspace;
  let client: LspClient;

  before(async () => {
    workspace = new TempWorkspace({ ...fixture, 'soa.md': statement });
    client = await LspClient.start({ folders: [workspace.uri] });
  });

  after(async () => {
    await client.stop();
    workspace.dispose();
  });

  const ask = (method: string, params: object) => client.connection.sendRequest<WorkspaceEdit | null>(method, params);
  const changed = (edit: WorkspaceEdit | null) => edit?.documentChanges?.[0] as TextDocumentEdit | undefined;

  it('claims it in an open document, with the version, and in a closed one', async () => {
    const uri = workspace.uriOf('policies/access.md');
    client.open(uri, fixture['policies/access.md'] ?? '');
    const edit = await ask('annexa/claimControl', { uri, control: 'A.5.16' });
    const change = changed(edit);
    assert.deepEqual(change?.textDocument, { uri, version: 1 });
    const at = { line: givenLine, character: 25 };
    assert.deepEqual(change?.edits, [{ range: { start: at, end: at }, newText: ', A.5.16' }]);
    const closed = await ask('annexa/claimControl', { uri: workspace.uriOf('policies/closed.md'), control: 'iso27001-2022:A.5.16' });
    assert.equal(changed(closed)?.textDocument.version, null);
    assert.equal(await ask('annexa/claimControl', { uri, control: 'A.5.15' }), null);
    assert.equal(await ask('annexa/claimControl', { uri: workspace.uriOf('none.md'), control: 'A.5.15' }), null);
  });

  it('leaves it out in the Statement of Applicability', async () => {
    const edit = await ask('annexa/excludeControl', { control: 'A.7.4', justification: 'No office.' });
    const change = changed(edit);
    assert.equal(change?.textDocument.uri, workspace.uriOf('soa.md'));
    assert.deepEqual(
      change?.edits.map((each) => ('newText' in each ? each.newText : null)),
      ['No', 'No office.'],
    );
    assert.equal(await ask('annexa/excludeControl', { control: 'A.7.4', justification: '' }), null);
  });
});
