import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentSymbol,
  Hover,
  Location,
  TextDocumentEdit,
} from 'vscode-languageserver';
import { document, fixture, givenLine } from './fixture.ts';
import { LspClient, transports } from './lsp-client.ts';
import { TempWorkspace } from './temp-workspace.ts';

const access = fixture['policies/access.md'] ?? '';
const joiners = fixture['procedures/joiners.md'] ?? '';
const unknown = (diagnostics: readonly Diagnostic[]) => diagnostics.filter((diagnostic) => diagnostic.code === 'control-unknown');

for (const transport of transports)
  describe(`language server, ${transport}`, () => {
    let workspace: TempWorkspace;
    let client: LspClient;
    let uri: string;

    before(async () => {
      workspace = new TempWorkspace(fixture);
      client = await LspClient.start({ transport, folders: [workspace.uri] });
      uri = workspace.uriOf('policies/access.md');
      client.open(uri, access);
    });

    after(async () => {
      assert.equal(await client.stop(), 0);
      workspace.dispose();
    });

    it('says what it can do and which server it is', async () => {
      assert.equal(client.result.serverInfo?.name, 'annexa');
      assert.equal(client.result.capabilities.positionEncoding, 'utf-16');
      assert.equal(client.result.capabilities.diagnosticProvider, undefined);
      const info = await client.settled();
      assert.match(info, /parser \S+/);
      assert.match(info, /3 documents in 1 folders, as of 2026-11-22/);
    });

    it('sends the findings of an open document with version, exact range, code and source', async () => {
      const [found] = unknown(await client.diagnostics(uri, (all) => unknown(all).length > 0));
      assert.deepEqual(found?.range, { start: { line: givenLine, character: 19 }, end: { line: givenLine, character: 25 } });
      assert.equal(found?.source, 'annexa');
      assert.equal(found?.severity, 1);
      assert.match(String(found?.data?.code), /^ANX3\d\d$/);
      assert.equal(client.published.findLast((params) => params.uri === uri)?.version, 1);
    });

    it('sends the findings of closed files, and nothing of a file that is no ISMS document', async () => {
      const closed = workspace.uriOf('policies/closed.md');
      await client.diagnostics(closed, (all) => unknown(all).length === 1);
      assert.equal(client.published.findLast((params) => params.uri === closed)?.version, undefined);
      assert.equal(client.shown(workspace.uriOf('README.md')), undefined);
    });

    it('follows incremental edits', async () => {
      const range = { start: { line: givenLine, character: 19 }, end: { line: givenLine, character: 25 } };
      const version = client.change(uri, [{ range, text: 'A.5.18' }]);
      await client.diagnostics(uri, (all) => unknown(all).length === 0);
      assert.equal(client.published.findLast((params) => params.uri === uri)?.version, version);
      client.change(uri, access);
      await client.diagnostics(uri, (all) => unknown(all).length === 1);
    });

    it('completes control ids in front matter', async () => {
      client.change(uri, access.replace('A.5.99]', 'A.5.1'));
      const position = { line: givenLine, character: 24 };
      const answer = await client.ask<CompletionList | CompletionItem[]>('textDocument/completion', uri, position);
      const items = Array.isArray(answer) ? answer : answer.items;
      const item = items.find((candidate) => candidate.label === 'A.5.18');
      assert.ok(item, `no A.5.18 among ${items.map((candidate) => candidate.label).join(' ')}`);
      assert.match(item.detail ?? '', /access/i);
      const edit = item.textEdit;
      assert.ok(edit && 'range' in edit);
      assert.deepEqual(edit.range, { start: { line: givenLine, character: 19 }, end: position });
      client.change(uri, access);
    });

    it('shows a control on hover', async () => {
      const hover = await client.ask<Hover>('textDocument/hover', uri, { line: givenLine, character: 13 });
      assert.ok(typeof hover.contents === 'object' && 'value' in hover.contents);
      assert.match(hover.contents.value, /A\.5\.15/);
      assert.deepEqual(hover.range, { start: { line: givenLine, character: 11 }, end: { line: givenLine, character: 17 } });
      assert.equal(await client.ask('textDocument/hover', uri, { line: 14, character: 3 }), null);
    });

    it('goes to the document that a procedure implements', async () => {
      const procedure = workspace.uriOf('procedures/joiners.md');
      client.open(procedure, joiners);
      const answer = await client.ask<Location[]>('textDocument/definition', procedure, { line: givenLine, character: 15 });
      assert.deepEqual(
        answer.map((location) => location.uri),
        [uri],
      );
      client.close(procedure);
    });

    it('finds all references of a control', async () => {
      const context = { context: { includeDeclaration: true } };
      const answer = await client.ask<Location[]>('textDocument/references', uri, { line: givenLine, character: 13 }, context);
      assert.deepEqual(answer.map((location) => location.uri).sort(), [uri, workspace.uriOf('procedures/joiners.md')]);
    });

    it('outlines a document', async () => {
      const symbols = await client.ask<DocumentSymbol[]>('textDocument/documentSymbol', uri);
      const names = JSON.stringify(symbols);
      assert.match(names, /"name":"Access control policy"/);
      assert.match(names, /"name":"Scope"/);
    });

    it('mends one finding, and all of a document', async () => {
      const text = document('POL-AC', 'Access control policy', 'policy', 'controls: [A.5.15, A.5.15]');
      const version = client.change(uri, text);
      const [duplicate] = await client.diagnostics(uri, (all) => all.some((diagnostic) => diagnostic.code === 'control-duplicate'));
      assert.ok(duplicate);
      const range = { start: { line: givenLine, character: 20 }, end: { line: givenLine, character: 20 } };
      const actions = await client.ask<CodeAction[]>('textDocument/codeAction', uri, undefined, { range, context: { diagnostics: [] } });
      const fix = actions.find((action) => action.kind === 'quickfix' && action.isPreferred);
      const fixed = document('POL-AC', 'Access control policy', 'policy', 'controls: [A.5.15]');
      assert.equal(apply(text, fix, uri, version), fixed);
      const all = await client.ask<CodeAction[]>('textDocument/codeAction', uri, undefined, {
        range,
        context: { diagnostics: [], only: ['source.fixAll'] },
      });
      assert.deepEqual(
        all.map((action) => action.kind),
        ['source.fixAll.annexa'],
      );
      assert.equal(apply(text, all[0], uri, version), fixed);
      client.change(uri, access);
    });

    it('counts in UTF-16, also with astral characters and CRLF', async () => {
      const odd = workspace.uriOf('policies/odd.md');
      const body = '\n## Rules 🔐\n\n🔐🔐 Keys follow A.8.24 and A.8.99.\n';
      client.open(odd, document('POL-OD', 'Odd policy', 'policy', 'controls: [A.8.24]', body).replaceAll('\n', '\r\n'));
      const [found] = unknown(await client.diagnostics(odd, (all) => unknown(all).length > 0));
      assert.ok(found);
      assert.equal(found.range.start.character, '🔐🔐 Keys follow A.8.24 and '.length);
      assert.equal(found.range.end.character - found.range.start.character, 'A.8.99'.length);
      client.change(odd, [{ range: found.range, text: 'A.8.28' }]);
      await client.diagnostics(odd, (all) => unknown(all).length === 0);
      client.close(odd);
    });

    it('serves the coverage tree and tells when it changed', async () => {
      const tree = await client.connection.sendRequest<{ documents: number; frameworks: { id: string; groups: unknown[] }[] }>(
        'annexa/coverage',
      );
      assert.equal(tree.documents, 3);
      assert.equal(tree.frameworks[0]?.id, 'iso27001-2022');
      assert.equal(tree.frameworks[0]?.groups.length, 4);
      client.change(uri, access.replace('A.5.99', 'A.8.1'));
      await client.until(() => client.received.includes('annexa/coverageChanged'));
      client.change(uri, access);
    });

    it('never runs front matter that is code', async () => {
      const name = 'ran.txt';
      const code = `require('node:fs').writeFileSync(${JSON.stringify(`${workspace.path}/${name}`)}, 'x')`;
      for (const language of ['js', 'javascript', 'cjs', 'coffee']) {
        const evil = workspace.uriOf(`policies/evil-${language}.md`);
        client.open(evil, `---${language}\nmodule.exports = ${code}\n---\n# Evil policy\n\n## Scope\n\nAll.\n`);
        await client.ask('textDocument/hover', evil, { line: 1, character: 3 });
        client.close(evil);
      }
      await client.settled();
      assert.equal(workspace.has(name), false);
    });
  });

/** Applies what a code action does to one text; the version must be the one it was made for. */
function apply(text: string, action: CodeAction | undefined, uri: string, version: number): string {
  const [change] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
  assert.equal(change?.textDocument.uri, uri);
  assert.equal(change?.textDocument.version, version);
  const lines = text.split('\n');
  const offset = (position: { line: number; character: number }) =>
    lines.slice(0, position.line).reduce((sum, line) => sum + line.length + 1, 0) + position.character;
  let result = text;
  for (const edit of [...change.edits].sort((a, b) => offset(b.range.start) - offset(a.range.start)))
    if ('newText' in edit) result = result.slice(0, offset(edit.range.start)) + edit.newText + result.slice(offset(edit.range.end));
  return result;
}
