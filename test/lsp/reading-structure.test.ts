import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type {
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
  SymbolInformation,
} from 'vscode-languageserver';
import { document, fixture, givenLine } from './fixture.ts';
import { LspClient, transports } from './lsp-client.ts';
import { TempWorkspace } from './temp-workspace.ts';

const body = '\n## Rules\n\nSee A.5.15 and [scope](#scope).\n';
const text = document('POL-AC', 'Access control policy', 'policy', 'controls: [A.5.15, A.5.99]', body);

for (const transport of transports)
  describe(`structure of a document, ${transport}`, () => {
    let workspace: TempWorkspace;
    let client: LspClient;
    let uri: string;

    before(async () => {
      workspace = new TempWorkspace(fixture);
      client = await LspClient.start({ transport, folders: [workspace.uri] });
      uri = workspace.uriOf('policies/access.md');
      client.open(uri, text);
    });

    after(async () => {
      assert.equal(await client.stop(), 0);
      workspace.dispose();
    });

    it('folds', async () => {
      const folds = await client.ask<FoldingRange[]>('textDocument/foldingRange', uri);
      assert.deepEqual(folds[0], { startLine: 0, endLine: givenLine + 1 });
      assert.ok(folds.some(({ startLine, endLine }) => startLine === givenLine + 2 && endLine === text.split('\n').length - 2));
    });

    it('gives ranges to select, inner before outer', async () => {
      const positions = [{ line: givenLine, character: 13 }];
      const [found] = await client.ask<SelectionRange[]>('textDocument/selectionRange', uri, undefined, { positions });
      const widths: string[] = [];
      for (let range = found; range; range = range.parent) widths.push(`${range.range.start.line}–${range.range.end.line}`);
      assert.deepEqual(found?.parent?.range, { start: { line: givenLine, character: 11 }, end: { line: givenLine, character: 17 } });
      assert.equal(widths.at(-1), `0–${text.split('\n').length - 1}`);
    });

    it('highlights a control, claims as written and mentions as read', async () => {
      const found = await client.ask<DocumentHighlight[]>('textDocument/documentHighlight', uri, { line: givenLine, character: 13 });
      assert.deepEqual(
        found.map(({ range, kind }) => [range.start.line, kind]),
        [
          [givenLine, 3],
          [text.split('\n').findIndex((line) => line.startsWith('See')), 2],
        ],
      );
    });

    it('colours ids, tells what changed, and knows ranges', async () => {
      const { legend } = client.result.capabilities.semanticTokensProvider ?? {};
      assert.deepEqual(legend?.tokenTypes.slice(0, 2), ['enumMember', 'class']);
      const full = await client.ask<SemanticTokens>('textDocument/semanticTokens/full', uri);
      // the id of the document: line 1, behind `id: `, a name that is declared
      assert.deepEqual(full.data.slice(0, 5), [1, 4, 6, 1, 1]);
      assert.equal(full.data.length % 5, 0);
      client.change(uri, text.replace('A.5.99', 'A.5.18'));
      const delta = await client.ask<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', uri, undefined, {
        previousResultId: full.resultId,
      });
      assert.equal(delta.edits.length, 1);
      const again = await client.ask<SemanticTokens>('textDocument/semanticTokens/full', uri);
      const [edit] = delta.edits;
      assert.ok(edit);
      const applied = [...full.data];
      applied.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
      assert.deepEqual(applied, again.data);
      const range = { start: { line: givenLine, character: 0 }, end: { line: givenLine + 1, character: 0 } };
      const part = await client.ask<SemanticTokens>('textDocument/semanticTokens/range', uri, undefined, { range });
      assert.deepEqual(part.data, [givenLine, 11, 6, 0, 1, 0, 8, 6, 0, 1]);
      client.change(uri, text);
    });

    it('lists claims in the outline', async () => {
      const [head] = await client.ask<DocumentSymbol[]>('textDocument/documentSymbol', uri);
      const controls = head?.children?.find(({ name }) => name === 'controls');
      assert.deepEqual(
        controls?.children?.map(({ name, detail }) => [name, detail]),
        [
          ['A.5.15', 'Access control'],
          ['A.5.99', undefined],
        ],
      );
    });

    it('says nothing of a file that is none of its business', async () => {
      const blog = new TempWorkspace({ 'post.md': '# A post\n\nOn A.5.15.\n\n- one\n  two\n' });
      const other = await LspClient.start({ transport, folders: [blog.uri] });
      const post = blog.uriOf('post.md');
      other.open(post, '# A post\n\nOn A.5.15.\n\n- one\n  two\n');
      assert.deepEqual(await other.ask('textDocument/foldingRange', post), []);
      assert.deepEqual(await other.ask('textDocument/selectionRange', post, undefined, { positions: [{ line: 2, character: 4 }] }), []);
      assert.deepEqual(await other.ask('textDocument/documentHighlight', post, { line: 2, character: 4 }), []);
      assert.deepEqual(await other.ask('textDocument/semanticTokens/full', post), { data: [] });
      await other.stop();
      blog.dispose();
    });
  });

describe('an outline for clients without trees', () => {
  it('is a flat list with the name of what holds each', async () => {
    const workspace = new TempWorkspace(fixture);
    const client = await LspClient.start({ folders: [workspace.uri], capabilities: { textDocument: {} } });
    const uri = workspace.uriOf('policies/access.md');
    client.open(uri, text);
    const symbols = await client.ask<SymbolInformation[]>('textDocument/documentSymbol', uri);
    assert.deepEqual(
      symbols.filter(({ name }) => name === 'A.5.15' || name === 'Scope').map(({ name, containerName }) => [name, containerName]),
      [
        ['A.5.15', 'controls'],
        ['Scope', 'Access control policy'],
      ],
    );
    await client.stop();
    workspace.dispose();
  });
});
