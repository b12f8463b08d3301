import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'mocha';
import { startBytes } from '../../scripts/package/start-bytes.ts';
import { fileUri } from '../../server/src/host/node/file-uri.ts';
import { tempFolder } from '../host/temp-folder.ts';
import { buildCli, bundleFiles, bundlePath, copyCli } from './built-cli.ts';
import { soundPolicy } from './sample-documents.ts';

describe('bundles', () => {
  before(buildCli);

  it('contain no way to run code from text', () => {
    for (const path of [...bundleFiles('cli'), ...bundleFiles('server'), bundlePath('remark-parser.cjs')])
      assert.doesNotMatch(readFileSync(path, 'utf8'), /\beval\s*\(|\bnew\s+Function\b|[^.\w]Function\s*\(\s*["'`]/, path);
  });

  it('keep the server within a megabyte', () => {
    assert.ok(startBytes(bundlePath('server.js')) <= 1024 * 1024);
  });

  it('leave the language server out of the command line', () => {
    for (const path of bundleFiles('cli')) assert.equal(readFileSync(path, 'utf8').includes('textDocument/diagnostic'), false);
  });

  it('read documents where neither build of Sätteri is there', () => {
    const folder = tempFolder({ 'policies/a.md': soundPolicy });
    try {
      const cli = copyCli(folder.path, 'remark-parser.cjs', 'catalog.json');
      const run = spawnSync(process.execPath, [cli, 'check', 'policies', '--format', 'json'], { cwd: folder.path, encoding: 'utf8' });
      const { complete, summary } = JSON.parse(run.stdout);
      assert.deepEqual([run.status, complete, summary.documents], [0, true, 1], run.stderr);
    } finally {
      folder.remove();
    }
  });

  it('start the language server with `lsp --stdio`', async () => {
    const folder = tempFolder({ 'a.md': soundPolicy });
    const child = spawn(process.execPath, [bundlePath('cli.js'), 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    try {
      const send = (message: object) => {
        const body = JSON.stringify({ jsonrpc: '2.0', ...message });
        child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      };
      const params = { processId: null, rootUri: fileUri(folder.path), capabilities: {} };
      send({ id: 1, method: 'initialize', params });
      let received = '';
      child.stdout.on('data', (chunk: Buffer) => {
        received += chunk;
      });
      const until = async (text: string) => {
        while (!received.includes(text)) await once(child.stdout, 'data');
      };
      await until('"id":1');
      assert.match(received, /"capabilities":\{/);
      const exited = new Promise((resolve) => child.once('exit', resolve));
      send({ id: 2, method: 'shutdown' });
      await until('"id":2');
      send({ method: 'exit' });
      assert.equal(await exited, 0);
    } finally {
      child.kill();
      folder.remove();
    }
  });
});
