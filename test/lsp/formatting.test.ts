import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LspClient, transports } from './lsp-client.ts';
import { TempWorkspace } from './temp-workspace.ts';

const text = '---\r\nowner: "CISO" # who 🔐\r\nversion: 1.0\r\nid:  P-1\r\ntype: policy\r\n---\r\n# 🔐 T\r\n\r\nid:  x  \r\n';
const options = { options: { tabSize: 4, insertSpaces: false } };

for (const transport of transports)
  describe(`formatting, ${transport}`, () => {
    let workspace: TempWorkspace;
    let client: LspClient;

    const apply = (uri: string, edits: TextEdit[], source = text): string =>
      TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, source), edits);

    before(async () => {
      workspace = new TempWorkspace({ 'annexa.yaml': 'organization: Example\n', 'a.md': text, 'b.md': '' });
      client = await LspClient.start({ transport, folders: [workspace.uri] });
    });

    after(async () => {
      assert.equal(await client.stop(), 0);
      workspace.dispose();
    });

    it('puts the front matter in order and leaves the rest', async () => {
      const uri = workspace.uriOf('a.md');
      client.open(uri, text);
      const edits = await client.ask<TextEdit[]>('textDocument/formatting', uri, undefined, options);
      const formatted = '---\r\nid: P-1\r\ntype: policy\r\nversion: "1.0"\r\nowner: CISO # who 🔐\r\n---\r\n# 🔐 T\r\n\r\nid:  x  \r\n';
      assert.equal(apply(uri, edits), formatted);
      client.change(uri, formatted);
      assert.deepEqual(await client.ask('textDocument/formatting', uri, undefined, options), []);
      client.close(uri);
    });

    it('formats a range of the front matter in its place, and none of the body', async () => {
      const uri = workspace.uriOf('a.md');
      client.open(uri, text);
      const range = (from: number, to: number) => ({
        range: { start: { line: from, character: 0 }, end: { line: to, character: 0 } },
        ...options,
      });
      const edits = await client.ask<TextEdit[]>('textDocument/rangeFormatting', uri, undefined, range(2, 3));
      assert.equal(apply(uri, edits), text.replace('version: 1.0', 'version: "1.0"'));
      assert.deepEqual(await client.ask('textDocument/rangeFormatting', uri, undefined, range(6, 8)), []);
      client.close(uri);
    });

    it('counts no byte order mark that an editor sends with a text', async () => {
      const uri = workspace.uriOf('a.md');
      client.open(uri, `\uFEFF${text}`);
      const edits = await client.ask<TextEdit[]>('textDocument/formatting', uri, undefined, options);
      assert.match(apply(uri, edits), /^---\r\nid: P-1\r\n/);
      client.change(uri, `\uFEFF${text.replace('P-1', 'P-2')}`);
      const again = await client.ask<TextEdit[]>('textDocument/formatting', uri, undefined, options);
      assert.equal(apply(uri, again, text.replace('P-1', 'P-2')), apply(uri, edits).replace('P-1', 'P-2'));
      client.close(uri);
    });

    it('says nothing of broken YAML and empty texts', async () => {
      const uri = workspace.uriOf('b.md');
      client.open(uri, '---\nowner: "x\nid: P-1\n---\n# T\n');
      assert.deepEqual(await client.ask('textDocument/formatting', uri, undefined, options), []);
      client.change(uri, '');
      assert.deepEqual(await client.ask('textDocument/formatting', uri, undefined, options), []);
    });

    it('leaves everybody else’s Markdown alone', async () => {
      const blog = new TempWorkspace({ 'post.md': '' });
      const other = await LspClient.start({ transport, folders: [blog.uri] });
      const uri = blog.uriOf('post.md');
      other.open(uri, '---\nowner: "x"\nlayout: post\ntitle: "T"\n---\n# T\n');
      assert.deepEqual(await other.ask('textDocument/formatting', uri, undefined, options), []);
      await other.stop();
      blog.dispose();
    });
  });
