import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { document, fixture, givenLine } from './fixture.ts';
import { LspClient, transports } from './lsp-client.ts';
import { TempWorkspace } from './temp-workspace.ts';

const text = document('POL-AC', 'Access control policy', 'policy', 'controls: [A.5.15, A.5.18]', '\nSee A.5.14–A.5.16.\n');
const joiners = `${fixture['procedures/joiners.md']}\nSee [scope](../policies/access.md#scope).\n`;
const files = { ...fixture, 'policies/access.md': text, 'procedures/joiners.md': joiners };

/** URI, version and new texts of each file an edit changes. */
function shown(edit: WorkspaceEdit | null): [string, number | null, string[]][] {
  return ((edit?.documentChanges ?? []) as TextDocumentEdit[]).map(({ textDocument, edits }) => [
    textDocument.uri,
    textDocument.version,
    edits.map((one) => ('newText' in one ? one.newText : '')),
  ]);
}

for (const transport of transports)
  describe(`renames, ${transport}`, () => {
    let workspace: TempWorkspace;
    let client: LspClient;
    let uri: string;
    let procedure: string;
    const messages: string[] = [];

    before(async () => {
      workspace = new TempWorkspace(files);
      client = await LspClient.start({ transport, folders: [workspace.uri] });
      client.connection.onNotification('window/showMessage', ({ message }: { message: string }) => void messages.push(message));
      uri = workspace.uriOf('policies/access.md');
      procedure = workspace.uriOf('procedures/joiners.md');
      client.open(uri, text);
    });

    after(async () => {
      assert.equal(await client.stop(), 0);
      workspace.dispose();
    });

    it('a control, in open and closed files, with versions, and tells what was left', async () => {
      const position = { line: givenLine, character: 13 };
      assert.deepEqual(await client.ask('textDocument/prepareRename', uri, position), {
        range: { start: { line: givenLine, character: 11 }, end: { line: givenLine, character: 17 } },
        placeholder: 'A.5.15',
      });
      const edit = await client.ask<WorkspaceEdit>('textDocument/rename', uri, position, { newName: 'A.8.2' });
      assert.deepEqual(shown(edit), [
        [uri, 1, ['A.8.2']],
        [procedure, null, ['A.8.2']],
      ]);
      await client.settled();
      const line = text.split('\n').findIndex((one) => one.startsWith('See'));
      assert.deepEqual(messages, [`Left as it is: access.md:${line + 1} (in a range of ids, which is to be written one by one first).`]);
    });

    it('a document id', async () => {
      const edit = await client.ask<WorkspaceEdit>('textDocument/rename', uri, { line: 1, character: 6 }, { newName: 'ISP-1' });
      assert.deepEqual(shown(edit), [
        [uri, 1, ['ISP-1']],
        [procedure, null, ['ISP-1']],
      ]);
    });

    it('a heading with the links to it', async () => {
      const line = text.split('\n').indexOf('## Scope');
      const edit = await client.ask<WorkspaceEdit>('textDocument/rename', uri, { line, character: 5 }, { newName: 'Who it is for' });
      assert.deepEqual(shown(edit), [
        [uri, 1, ['Who it is for']],
        [procedure, null, ['who-it-is-for']],
      ]);
    });

    it('nothing else, and says why where it can', async () => {
      assert.equal(await client.ask('textDocument/prepareRename', uri, { line: text.split('\n').length - 5, character: 5 }), null);
      const rename = client.ask('textDocument/rename', uri, { line: givenLine, character: 13 }, { newName: 'A.5.99' });
      await assert.rejects(rename, /`A\.5\.99` is no control of ISO\/IEC 27001:2022 Annex A\./);
      const readme = workspace.uriOf('README.md');
      assert.equal(await client.ask('textDocument/prepareRename', readme, { line: 0, character: 4 }), null);
    });

    it('files and folders, with the links to them', async () => {
      const { fileOperations } = client.result.capabilities.workspace ?? {};
      assert.deepEqual(fileOperations?.willRename, { filters: [{ pattern: { glob: '**/*' } }] });
      const move = (from: string, to: string): Promise<WorkspaceEdit | null> =>
        client.connection.sendRequest('workspace/willRenameFiles', {
          files: [{ oldUri: workspace.uriOf(from), newUri: workspace.uriOf(to) }],
        });
      assert.deepEqual(shown(await move('policies/access.md', 'policies/it/access.md')), [
        [procedure, null, ['../policies/it/access.md#scope']],
      ]);
      assert.deepEqual(shown(await move('policies', 'isms/policies')), [[procedure, null, ['../isms/policies/access.md#scope']]]);
      assert.equal(await move('README.md', 'docs/README.md'), null);
    });
  });

describe('renames of simpler clients', () => {
  it('need no question before, and get plain changes', async () => {
    const workspace = new TempWorkspace(files);
    const client = await LspClient.start({ folders: [workspace.uri], capabilities: { workspace: {} } });
    assert.equal(client.result.capabilities.renameProvider, true);
    const uri = workspace.uriOf('policies/access.md');
    client.open(uri, text);
    const edit = await client.ask<WorkspaceEdit>('textDocument/rename', uri, { line: 1, character: 6 }, { newName: 'ISP-1' });
    assert.deepEqual(Object.keys(edit.changes ?? {}), [uri, workspace.uriOf('procedures/joiners.md')]);
    await client.stop();
    workspace.dispose();
  });

  it('change nothing where no ISMS is', async () => {
    const workspace = new TempWorkspace({ 'a.md': '# A\n\n[b](b.md)\n', 'b.md': '# B\n' });
    const client = await LspClient.start({ folders: [workspace.uri] });
    const moves = [{ oldUri: workspace.uriOf('b.md'), newUri: workspace.uriOf('c.md') }];
    assert.equal(await client.connection.sendRequest('workspace/willRenameFiles', { files: moves }), null);
    await client.stop();
    workspace.dispose();
  });
});
