import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { before, describe, it } from 'mocha';
import { document } from './fixture.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly uri?: string; readonly diagnostics?: readonly { readonly code: string }[] };
  readonly result?: unknown;
}

/** What a dedicated worker has, as far as a language server may need it: no document, no process, no require. */
const workerGlobals = { atob, btoa, clearInterval, clearTimeout, console, crypto, performance, queueMicrotask };
const moreGlobals = { setInterval, setTimeout, structuredClone, TextDecoder, TextEncoder, URL };

describe('the server bundle for browsers', () => {
  before(() => {
    execFileSync(process.execPath, ['esbuild.mjs', 'browser-server'], { cwd: root, stdio: 'ignore' });
  });

  it('serves a workspace in a worker, with nothing but what a worker has', async () => {
    const files: Record<string, string> = {
      'vscode-vfs://x/ws/annexa.yaml': 'organization: Example Ltd\n',
      'vscode-vfs://x/ws/a.md': document('POL-A', 'A policy', 'policy', 'controls: [A.5.99]'),
    };
    const self: { onmessage?: (event: { data: object }) => void; postMessage(message: Message): void; addEventListener(): void } = {
      addEventListener: () => undefined,
      postMessage: (message) => receive(message),
    };
    const send = (message: object) => void setTimeout(() => self.onmessage?.({ data: { jsonrpc: '2.0', ...message } }), 0);
    let answer: (result: unknown) => void = () => undefined;
    const created = new Promise<unknown>((resolve) => {
      answer = resolve;
    });
    const diagnosed = new Promise<Message['params']>((resolve) => {
      receive = ({ id, method, params, result }) => {
        const uri = params?.uri ?? '';
        if (method === 'textDocument/publishDiagnostics') resolve(params);
        else if (method === 'annexa/listFiles') send({ id, result: { files: Object.keys(files), truncated: false } });
        else if (method === 'annexa/readFile') send({ id, result: { data: Buffer.from(files[uri] ?? '').toString('base64') } });
        else if (method !== undefined && id !== undefined) send({ id, result: null });
        else if (id === 2) answer(result);
        else if (id === 1 && result) send({ method: 'initialized', params: {} });
      };
    });
    runInContext(readFileSync(`${root}dist/browser/server.js`, 'utf8'), createContext({ self, ...workerGlobals, ...moreGlobals }));
    const workspaceFolders = [{ uri: 'vscode-vfs://x/ws', name: 'ws' }];
    send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {}, workspaceFolders } });
    const shown = await diagnosed;
    assert.equal(shown?.uri, 'vscode-vfs://x/ws/a.md');
    assert.ok(shown?.diagnostics?.some((diagnostic) => diagnostic.code === 'control-unknown'));
    send({ id: 2, method: 'annexa/newDocument', params: { template: 'backup-policy' } });
    const { uri, text } = (await created) as { uri: string; text: string };
    assert.equal(uri, 'vscode-vfs://x/ws/backup-policy.md');
    assert.match(text, /\n# Backup policy\n[\s\S]*Example Ltd/);
  });
});

let receive: (message: Message) => void = () => undefined;
