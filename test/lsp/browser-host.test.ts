import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, it } from 'mocha';
import { createBrowserPorts } from '../../server/src/host/browser/browser-ports.ts';
import { fixture } from './fixture.ts';
import { LspClient } from './lsp-client.ts';
import { TempWorkspace } from './temp-workspace.ts';

/** Plays the client that has the files: what VS Code does for a server in a worker. */
function fileHost(workspace: TempWorkspace): (method: string, params: unknown) => unknown {
  return (method, params) => {
    const { uri = '' } = params as { uri?: string };
    if (method === 'annexa/listFiles') {
      const entries = readdirSync(workspace.path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      return { files: entries.map((entry) => pathToFileURL(join(entry.parentPath, entry.name)).href), truncated: false };
    }
    if (method === 'annexa/readFile') return { data: readFileSync(fileURLToPath(uri)).toString('base64') };
    if (method === 'annexa/fileExists') return existsSync(fileURLToPath(uri));
    return null;
  };
}

describe('language server, files through the client', () => {
  it('finds the same as the server that reads the files itself', async () => {
    const linked = `${fixture['policies/closed.md']}\nSee [access](access.md) and [nothing](nothing.md).\n`;
    const workspace = new TempWorkspace({ ...fixture, 'policies/closed.md': linked, '.gitignore': 'procedures/\n' });
    const folders = [workspace.uri];
    const clients = [
      await LspClient.start({ folders }),
      await LspClient.start({ folders, makePorts: createBrowserPorts, answer: fileHost(workspace) }),
    ];
    const [byNode, byClient] = await Promise.all(
      clients.map(async (client) => {
        await client.until(() => client.shown(workspace.uriOf('policies/closed.md')) !== undefined);
        const info = await client.settled();
        const published = client.published.map(({ uri, diagnostics }) => ({ uri, diagnostics }));
        await client.stop();
        return { documents: /\d+ documents in/.exec(info)?.[0], published };
      }),
    );
    workspace.dispose();
    assert.deepEqual(byClient, byNode);
    assert.equal(byNode?.documents, '2 documents in');
    const codes = byNode?.published.flatMap(({ diagnostics }) => diagnostics.map((diagnostic) => diagnostic.code));
    assert.ok(codes?.includes('link-broken'), String(codes));
  });
});
