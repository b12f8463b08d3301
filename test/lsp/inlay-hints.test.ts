import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type { InlayHint } from 'vscode-languageserver';
import { fixture, givenLine } from './fixture.ts';
import { type ClientOptions, LspClient } from './lsp-client.ts';
import { TempWorkspace } from './temp-workspace.ts';

const access = `${fixture['policies/access.md'] ?? ''}\nSee 🔐 A.5.18.\n`;
const wholeText = { range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } } };

describe('inlay hints through the protocol', () => {
  let workspace: TempWorkspace;
  let client: LspClient;

  async function start(options: Omit<ClientOptions, 'folders'> = {}): Promise<string> {
    workspace = new TempWorkspace(fixture);
    client = await LspClient.start({ folders: [workspace.uri], ...options });
    const uri = workspace.uriOf('policies/access.md');
    client.open(uri, access);
    return uri;
  }
  const labels = async (uri: string, params: object = wholeText): Promise<string[]> =>
    (await client.ask<InlayHint[]>('textDocument/inlayHint', uri, undefined, params)).map(({ label }) => String(label));

  afterEach(async () => {
    await client.stop();
    workspace.dispose();
  });

  it('stand behind the claims, for the range that was asked for', async () => {
    const uri = await start();
    const hints = await client.ask<InlayHint[]>('textDocument/inlayHint', uri, undefined, wholeText);
    assert.equal(client.result.capabilities.inlayHintProvider, true);
    assert.deepEqual(
      hints.map(({ position, label, paddingLeft }) => ({ position, label, paddingLeft })),
      [{ position: { line: givenLine, character: 17 }, label: 'Access control', paddingLeft: true }],
    );
    assert.match(JSON.stringify(hints[0]?.tooltip), /"kind":"markdown","value":"\*\*A\.5\.15 Access control\*\*/);
    assert.deepEqual(await labels(uri, { range: { start: { line: givenLine + 1, character: 0 }, end: { line: 99, character: 0 } } }), []);
  });

  it('follow the options that a client without settings sends at the start, and later', async () => {
    const uri = await start({ initializationOptions: { inlayHints: { controlTitles: 'all' } } });
    assert.deepEqual(await labels(uri), ['Access control', 'Access rights']);
    const change = (settings: unknown) => client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    await change({ annexa: { inlayHints: { controlTitles: 'off' } } });
    assert.deepEqual(await labels(uri), []);
    await change({ inlayHints: { controlTitles: 'claims' } });
    assert.deepEqual(await labels(uri), ['Access control']);
    await change({ annexa: { inlayHints: { controlTitles: 7 } } });
    assert.deepEqual(await labels(uri), ['Access control', 'Access rights'], 'nonsense falls back to the options');
    await change(null);
    assert.deepEqual(await labels(uri), ['Access control', 'Access rights']);
  });

  it('follow the settings of the client, which is told to ask again when they change', async () => {
    let controlTitles = 'all';
    const uri = await start({
      capabilities: {
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true }, inlayHint: { refreshSupport: true } },
      },
      answer: (method) => (method === 'workspace/configuration' ? [{ inlayHints: { controlTitles } }] : null),
    });
    assert.deepEqual(await labels(uri), ['Access control', 'Access rights']);
    assert.ok(client.registered.includes('workspace/didChangeConfiguration'));
    controlTitles = 'off';
    const asked = client.received.length;
    void client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => client.received.slice(asked).includes('workspace/inlayHint/refresh'));
    assert.deepEqual(await labels(uri), []);
  });

  it('are none where the client refuses to tell, but for the default, and none in files of others', async () => {
    const uri = await start({
      capabilities: { workspace: { configuration: true } },
      answer: (method) => {
        if (method === 'workspace/configuration') throw new Error('no');
        return null;
      },
    });
    assert.deepEqual(await labels(uri), ['Access control']);
    const readme = workspace.uriOf('sub/../../outside.md');
    client.open(readme, '# Blog\n\nA.5.15\n');
    assert.deepEqual(await labels(readme), []);
    assert.deepEqual(await labels(workspace.uriOf('policies/closed.md')), [], 'a file that is not open');
  });
});
