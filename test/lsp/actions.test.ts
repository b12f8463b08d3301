import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type { ClientCapabilities, CodeAction, CreateFile, Range, TextDocumentEdit, TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { document, fixture, givenLine } from './fixture.ts';
import { LspClient, type Transport, transports } from './lsp-client.ts';
import { TempWorkspace } from './temp-workspace.ts';

const policy = document(
  'POL-CL',
  'Clear desk policy',
  'policy',
  'controls: [A.7.9, A.7.7]',
  '\n🔐 See A.7.1–A.7.3 and A.7.8.\n',
).replaceAll('\n', '\r\n');

/** Capabilities of a client that resolves edits and makes files, or does neither. */
function capabilities(can: { resolve?: boolean; create?: boolean; changes?: boolean }): ClientCapabilities {
  return {
    textDocument: {
      codeAction: {
        codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
        ...(can.resolve && { dataSupport: true, resolveSupport: { properties: ['edit'] } }),
      },
    },
    workspace: {
      workspaceFolders: true,
      workspaceEdit: { documentChanges: can.changes !== false, ...(can.create && { resourceOperations: ['create'] }) },
    },
  };
}

const changesOf = (action: CodeAction | undefined) => action?.edit?.documentChanges ?? [];

for (const transport of transports)
  describe(`code actions beyond fixes, ${transport}`, () => {
    let workspace: TempWorkspace;
    let client: LspClient;
    let uri: string;

    afterEach(async () => {
      await client.stop();
      workspace.dispose();
    });

    const start = async (can: Parameters<typeof capabilities>[0], how: Transport = transport): Promise<void> => {
      workspace = new TempWorkspace({ ...fixture, 'policies/closed.md': policy });
      client = await LspClient.start({ transport: how, folders: [workspace.uri], capabilities: capabilities(can) });
      uri = workspace.uriOf('policies/closed.md');
      client.open(uri, policy);
    };
    const at = (line: number, character: number): Range => ({ start: { line, character }, end: { line, character } });
    const ask = (range: Range, only?: string[]) =>
      client.ask<CodeAction[]>('textDocument/codeAction', uri, undefined, { range, context: { diagnostics: [], ...(only && { only }) } });
    const titled = (actions: readonly CodeAction[], title: RegExp): CodeAction | undefined =>
      actions.find((each) => title.test(each.title));
    const mentionLine = policy.split('\r\n').findIndex((line) => line.includes('A.7.8'));

    it('are listed without edits and resolved for a client that can wait', async () => {
      await start({ resolve: true, create: true });
      const provider = client.result.capabilities.codeActionProvider;
      assert.ok(typeof provider === 'object' && provider.resolveProvider === true);
      for (const kind of ['refactor', 'refactor.rewrite', 'source.insertMissingSections.annexa', 'source.sortClaims.annexa'])
        assert.ok(provider.codeActionKinds?.includes(kind), kind);
      const sort = titled(await ask(at(givenLine, 12)), /^Sort the claimed/);
      assert.ok(sort);
      assert.equal(sort.edit, undefined);
      const resolved = await client.connection.sendRequest<CodeAction>('codeAction/resolve', sort);
      const [change] = changesOf(resolved) as TextDocumentEdit[];
      assert.deepEqual(change?.textDocument, { uri, version: 1 });
      const text = TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, policy), change?.edits as TextEdit[]);
      assert.equal(text, policy.replace('[A.7.9, A.7.7]', '[A.7.7, A.7.9]'));
      client.change(uri, `${policy}\r\n`);
      const stale = await client.connection.sendRequest<CodeAction>('codeAction/resolve', sort);
      assert.equal(stale.edit, undefined);
    });

    it('have their edits at once for others, with exact ranges behind astral characters', async () => {
      await start({});
      const provider = client.result.capabilities.codeActionProvider;
      assert.ok(typeof provider === 'object' && provider.resolveProvider === false);
      const claim = titled(await ask(at(mentionLine, 26)), /^Claim `A\.7\.8`/);
      const [change] = changesOf(claim) as TextDocumentEdit[];
      assert.deepEqual(change?.edits, [{ range: at(givenLine, 23), newText: ', A.7.8' }]);
      const expand = titled(await ask(at(mentionLine, 9)), /^List the 3 controls/);
      const [inText] = changesOf(expand) as TextDocumentEdit[];
      assert.deepEqual(inText?.edits, [
        {
          range: { start: { line: mentionLine, character: 7 }, end: { line: mentionLine, character: 18 } },
          newText: 'A.7.1, A.7.2, A.7.3',
        },
      ]);
    });

    it('make a file where the client can, and are not offered where it cannot', async () => {
      await start({ resolve: true, create: true });
      const create = titled(await ask(at(1, 5)), /^Create the procedure/);
      assert.ok(create);
      const resolved = await client.connection.sendRequest<CodeAction>('codeAction/resolve', create);
      const [file, text, link] = changesOf(resolved) as [CreateFile, TextDocumentEdit, TextDocumentEdit];
      assert.deepEqual(file, { kind: 'create', uri: workspace.uriOf('procedures/clear-desk-procedure.md') });
      assert.deepEqual(text.textDocument, { uri: file.uri, version: null });
      assert.match((text.edits[0] as TextEdit).newText, /^implements: \[POL-CL\]$/m);
      assert.deepEqual(link.textDocument, { uri, version: 1 });
    });

    it('make a file for a client that has a word for that only, as Neovim', async () => {
      await start({ create: true, changes: false }, 'in-process');
      const create = titled(await ask(at(1, 5)), /^Create the procedure/);
      assert.deepEqual(
        changesOf(create).map((change) => ('kind' in change ? change.kind : change.textDocument.version)),
        ['create', null, 1],
      );
    });

    it('make no file for a client that has no word for it', async () => {
      await start({ resolve: true }, 'in-process');
      assert.equal(titled(await ask(at(1, 5)), /^Create the procedure/), undefined);
      assert.ok(titled(await ask(at(1, 5)), /^Raise the version/));
    });

    it('heed the kinds that are asked for, and are silent where Annexa is', async () => {
      await start({});
      const kinds = async (only: string[]) => [...new Set((await ask(at(givenLine, 12), only)).map(({ kind }) => kind))].sort();
      assert.deepEqual(await kinds(['refactor.rewrite']), ['refactor.rewrite']);
      assert.deepEqual(await kinds(['refactor']), ['refactor', 'refactor.rewrite']);
      assert.deepEqual(await kinds(['source.sortClaims']), ['source.sortClaims.annexa']);
      const blog = new TempWorkspace({ 'post.md': '# Access policies I like\n\nSee A.5.15 and A.5.1–A.5.3.\n' });
      const quiet = await LspClient.start({ folders: [blog.uri], capabilities: capabilities({}) });
      quiet.open(blog.uriOf('post.md'), '# Access policies I like\n\nSee A.5.15 and A.5.1–A.5.3.\n');
      assert.deepEqual(
        await quiet.ask('textDocument/codeAction', blog.uriOf('post.md'), undefined, { range: at(2, 6), context: { diagnostics: [] } }),
        [],
      );
      await quiet.stop();
      blog.dispose();
    });
  });
