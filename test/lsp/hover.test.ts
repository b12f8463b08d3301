import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Hover, MarkupContent } from 'vscode-languageserver';
import { document, fixture, givenLine } from './fixture.ts';
import { LspClient } from './lsp-client.ts';
import { TempWorkspace } from './temp-workspace.ts';

describe('hover through the protocol', () => {
  it('says how a control stands in a row of a Statement of Applicability, who needs a key and what a value means', async () => {
    const workspace = new TempWorkspace(fixture);
    const client = await LspClient.start({ folders: [workspace.uri] });
    const table = '\n| Control | Applicable | Justification |\n| --- | --- | --- |\n| A.5.15 | Yes | Contracts. |\n';
    const uri = workspace.uriOf('isms/soa.md');
    client.open(uri, document('SOA-1', 'Statement of Applicability', 'soa', 'classification: internal', table));
    const ask = async (line: number, character: number) => {
      const hover = await client.ask<Hover | null>('textDocument/hover', uri, { line, character });
      return hover && { text: (hover.contents as MarkupContent).value, range: hover.range };
    };
    const cell = await ask(givenLine + 14, 13);
    assert.match(cell?.text ?? '', /State: \*\*covered\*\*\. [\s\S]*Claimed by[\s\S]*: in force[\s\S]*This row says: applicable\.$/);
    assert.deepEqual(cell?.range, { start: { line: givenLine + 14, character: 11 }, end: { line: givenLine + 14, character: 14 } });
    assert.match((await ask(givenLine, 3))?.text ?? '', /^\*\*classification\*\*/);
    assert.match((await ask(givenLine, 18))?.text ?? '', /^\*\*internal\*\*/);
    assert.match((await ask(4, 10))?.text ?? '', /^\*\*approved\*\*/);
    await client.stop();
    workspace.dispose();
  });
});
