import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { SymbolInformation } from 'vscode-languageserver';
import { fixture, givenLine } from './fixture.ts';
import { LspClient } from './lsp-client.ts';
import { TempWorkspace } from './temp-workspace.ts';

describe('workspace symbols through the protocol', () => {
  it('find documents, controls and sections', async () => {
    const workspace = new TempWorkspace(fixture);
    const client = await LspClient.start({ folders: [workspace.uri] });
    const search = (query: string) => client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query });
    const uri = workspace.uriOf('policies/access.md');
    const [document] = await search('polac');
    assert.deepEqual(document, {
      name: 'POL-AC Access control policy',
      kind: 1,
      location: { uri, range: { start: { line: givenLine + 2, character: 2 }, end: { line: givenLine + 2, character: 23 } } },
      containerName: 'policy',
    });
    const [control] = await search('a.5.15');
    assert.equal(control?.location.uri, uri);
    assert.equal(control?.containerName, 'POL-AC Access control policy and 1 more');
    const scopes = await search('scope');
    assert.deepEqual(
      scopes.map(({ name, containerName }) => `${name} of ${containerName}`),
      ['Scope of POL-AC Access control policy', 'Scope of POL-CL Clear desk policy', 'Scope of PRO-JO Joiners procedure'],
    );
    await client.stop();
    workspace.dispose();
  });

  it('are none of a plain Markdown repository', async () => {
    const workspace = new TempWorkspace({ 'access-control-policy.md': '# Access control policy\n\n## Scope\n\nAll. See A.5.15.\n' });
    const client = await LspClient.start({ folders: [workspace.uri] });
    for (const query of ['', 'scope', 'access', 'A.5.15'])
      assert.deepEqual(await client.connection.sendRequest('workspace/symbol', { query }), []);
    await client.stop();
    workspace.dispose();
  });
});
