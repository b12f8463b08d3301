import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type { CodeLens } from 'vscode-languageserver';
import { type ShowPlacesArgument, showPlacesCommand } from '../../server/src/lsp/protocol.ts';
import { document, fixture, givenLine } from './fixture.ts';
import { type ClientOptions, LspClient } from './lsp-client.ts';
import { TempWorkspace } from './temp-workspace.ts';

const refreshed = 'workspace/codeLens/refresh';

describe('code lenses through the protocol', () => {
  let workspace: TempWorkspace;
  let client: LspClient;

  async function start(options: Omit<ClientOptions, 'folders'> = {}): Promise<string> {
    workspace = new TempWorkspace(fixture);
    client = await LspClient.start({ folders: [workspace.uri], ...options });
    const uri = workspace.uriOf('policies/access.md');
    client.open(uri, fixture['policies/access.md'] ?? '');
    return uri;
  }
  async function lenses(uri: string): Promise<CodeLens[]> {
    const all = await client.ask<CodeLens[]>('textDocument/codeLens', uri);
    return Promise.all(all.map((lens) => (lens.command ? lens : client.connection.sendRequest<CodeLens>('codeLens/resolve', lens))));
  }
  const titles = async (uri: string): Promise<(string | undefined)[]> => (await lenses(uri)).map(({ command }) => command?.title);

  /** Longer than the server waits before it tells of changes. */
  async function pause(): Promise<void> {
    await client.settled();
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await client.settled();
  }

  afterEach(async () => {
    await client.stop();
    workspace.dispose();
  });

  it('are told at once for the title and on request for claims; a client without the command gets text', async () => {
    const uri = await start();
    assert.deepEqual(client.result.capabilities.codeLensProvider, { resolveProvider: true });
    const asked = await client.ask<CodeLens[]>('textDocument/codeLens', uri);
    assert.deepEqual(
      asked.map(({ range, command }) => [range.start.line, command?.title ?? null]),
      [
        [givenLine + 2, 'Claims 1 control'],
        [givenLine + 2, 'In force · review due 2027-03-01'],
        [givenLine + 2, 'Implemented by 1 procedure'],
        [givenLine, null],
      ],
    );
    const all = await lenses(uri);
    assert.equal(all.at(-1)?.command?.title, 'Covered · also claimed by 1 other document');
    assert.deepEqual([...new Set(all.map(({ command }) => command?.command))], ['']);
  });

  it('carry the places for a client that knows the command', async () => {
    const uri = await start({ capabilities: { experimental: { commands: { commands: [showPlacesCommand, 7] } } } });
    const all = await lenses(uri);
    const procedure = workspace.uriOf('procedures/joiners.md');
    const command = all.at(-1)?.command;
    assert.equal(command?.command, showPlacesCommand);
    const [argument] = command.arguments as [ShowPlacesArgument];
    assert.deepEqual(argument, {
      uri,
      position: { line: givenLine, character: 11 },
      places: [{ uri: procedure, range: { start: { line: givenLine + 1, character: 11 }, end: { line: givenLine + 1, character: 17 } } }],
    });
    assert.equal(all.find((lens) => lens.command?.title.startsWith('In force'))?.command?.command, '');
  });

  it('make a client ask again when something else changed what they say, and only then', async () => {
    const uri = await start({ capabilities: { workspace: { codeLens: { refreshSupport: true } } } });
    const count = () => client.received.filter((method) => method === refreshed).length;
    const procedure = workspace.uriOf('procedures/joiners.md');
    const text = (fixture['procedures/joiners.md'] ?? '').replace('controls: [A.5.15]', 'controls: [A.5.16]');
    client.open(procedure, fixture['procedures/joiners.md'] ?? '');
    assert.equal((await titles(uri)).at(-1), 'Covered · also claimed by 1 other document');
    assert.ok((await titles(procedure)).includes('Implements POL-AC'));
    await pause();
    const before = count();
    client.change(procedure, text);
    await client.until(() => count() > before);
    assert.equal((await titles(uri)).at(-1), 'Covered');
    await pause();
    assert.equal(count(), before + 1);
    // an edit of which the lenses of no other document speak
    client.change(procedure, text.replace('all staff', 'everybody'));
    await pause();
    assert.equal(count(), before + 1);
  });

  it('are none where they are switched off, in files of others, and for a lens of another server', async () => {
    const uri = await start({ initializationOptions: { codeLens: false } });
    assert.deepEqual(await titles(uri), []);
    void client.connection.sendNotification('workspace/didChangeConfiguration', { settings: { annexa: { codeLens: true } } });
    assert.equal((await titles(uri)).length, 4);
    const outside = 'file:///elsewhere/blog.md';
    client.open(outside, '# Blog\n\nA.5.15\n');
    assert.deepEqual(await titles(outside), []);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    for (const data of [null, { uri, controls: [7], named: true }, { uri: outside, controls: ['x'], named: false }, 'x'])
      assert.deepEqual((await client.connection.sendRequest<CodeLens>('codeLens/resolve', { range, data })).command, {
        title: '',
        command: '',
      });
  });

  it('come when a config makes the document one that the editor speaks of', async () => {
    workspace = new TempWorkspace({ 'access.md': document('P', 'Access', 'policy', 'x: 1').replace('type: policy\n', '') });
    client = await LspClient.start({ folders: [workspace.uri], capabilities: { workspace: { codeLens: { refreshSupport: true } } } });
    const uri = workspace.uriOf('access.md');
    client.open(uri, '# Access control policy\n\n## Scope\n\nAll.\n');
    assert.deepEqual(await titles(uri), []);
    workspace.write('annexa.yaml', 'documents:\n  types: { policy: ["*.md"] }\n');
    client.filesChanged({ uri: workspace.uriOf('annexa.yaml'), type: 1 });
    await client.until(() => client.received.includes(refreshed));
    assert.equal((await titles(uri))[0], 'Claims no controls');
  });
});
