import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { DocumentLink } from 'vscode-languageserver';
import { document, fixture, givenLine } from './fixture.ts';
import { LspClient } from './lsp-client.ts';
import { TempWorkspace } from './temp-workspace.ts';

describe('document links through the protocol', () => {
  let workspace: TempWorkspace;
  let client: LspClient;

  before(async () => {
    workspace = new TempWorkspace({ ...fixture, 'records/Q3 review.pdf': 'x' });
    client = await LspClient.start({ folders: [workspace.uri] });
  });
  after(async () => {
    await client.stop();
    workspace.dispose();
  });

  it('lead to documents and records', async () => {
    const uri = workspace.uriOf('procedures/joiners.md');
    const lines = 'implements: [POL-AC, ../policies/closed.md#scope]\nevidence: ["../records/Q3 review.pdf", ../../../etc/x.pdf]';
    client.open(uri, document('PRO-JO', 'Joiners procedure', 'procedure', lines, '\n[a](../policies/access.md)\n'));
    const links = await client.ask<DocumentLink[]>('textDocument/documentLink', uri);
    assert.deepEqual(links, [
      {
        range: { start: { line: givenLine, character: 13 }, end: { line: givenLine, character: 19 } },
        target: workspace.uriOf('policies/access.md'),
        tooltip: 'Access control policy',
      },
      {
        range: { start: { line: givenLine, character: 21 }, end: { line: givenLine, character: 48 } },
        target: `${workspace.uriOf('policies/closed.md')}#L18`,
        tooltip: 'Clear desk policy',
      },
      {
        range: { start: { line: givenLine + 1, character: 12 }, end: { line: givenLine + 1, character: 36 } },
        target: workspace.uriOf('records/Q3 review.pdf'),
        tooltip: 'Q3 review.pdf',
      },
    ]);
  });

  it('are none in files of others', async () => {
    client.open('file:///elsewhere/blog.md', '---\nrelated: POL-AC\n---\n# Blog\n');
    assert.deepEqual(await client.ask('textDocument/documentLink', 'file:///elsewhere/blog.md'), []);
  });
});
