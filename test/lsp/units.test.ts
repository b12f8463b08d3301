import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { CancellationTokenSource, ResponseError } from 'vscode-languageserver';
import type { Logger } from '../../server/src/core/ports.ts';
import { serverCapabilities } from '../../server/src/lsp/capabilities.ts';
import { readClientFeatures } from '../../server/src/lsp/client-features.ts';
import { guard } from '../../server/src/lsp/guard.ts';
import { Lane } from '../../server/src/lsp/lane.ts';
import { UriMap } from '../../server/src/lsp/uri-map.ts';

function listLogger(): Logger & { readonly errors: string[] } {
  const errors: string[] = [];
  return { errors, info: () => undefined, warn: () => undefined, error: (message) => errors.push(message) };
}

describe('lsp/uri-map', () => {
  it('takes all spellings of a file for the same one and gives back the last', () => {
    const map = new UriMap<number>();
    map.set('file:///c%3A/isms/a%20b.md', 1);
    assert.equal(map.get('file:///C:/isms/a b.md'), 1);
    map.set('file:///C:/isms/a%20b.md', 2);
    assert.deepEqual(map.uris(), ['file:///C:/isms/a%20b.md']);
    assert.equal(map.size, 1);
    map.delete('file:///c:/isms/a b.md');
    assert.equal(map.has('file:///c%3A/isms/a%20b.md'), false);
  });

  it('keeps files apart that differ in case below the drive', () => {
    const map = new UriMap<number>();
    map.set('file:///ws/A.md', 1);
    assert.equal(map.has('file:///ws/a.md'), false);
  });
});

describe('lsp/lane', () => {
  it('runs jobs in order, goes on after a failure and is idle only when nothing waits', async () => {
    const done: string[] = [];
    const lane = new Lane((error) => done.push(String(error)));
    void lane.run(async () => {
      await Promise.resolve();
      done.push('first');
      void lane.run(() => void done.push('appended'));
    });
    void lane.run(() => {
      throw new Error('second failed');
    });
    await lane.idle();
    assert.deepEqual(done, ['first', 'Error: second failed', 'appended']);
  });
});

describe('lsp/guard', () => {
  const { token } = new CancellationTokenSource();

  it('logs what a handler throws and answers with the empty result', async () => {
    const logger = listLogger();
    const handler = guard<void, string[]>(logger, 'test/method', [], () => {
      throw new Error('boom');
    });
    assert.deepEqual(await handler(undefined, token), []);
    assert.equal(logger.errors.length, 1);
    assert.match(logger.errors[0] ?? '', /^test\/method failed: Error: boom/);
  });

  it('answers a request cancelled on the way with the cancelled error, never with its result', async () => {
    const source = new CancellationTokenSource();
    const handler = guard<void, string>(listLogger(), 'test/method', '', () => {
      source.cancel();
      return 'result';
    });
    const answer = await handler(undefined, source.token);
    assert.ok(answer instanceof ResponseError);
    assert.equal(answer.code, -32800);
  });

  it('does not start what was cancelled before', async () => {
    const source = new CancellationTokenSource();
    source.cancel();
    let started = false;
    await guard<void, null>(listLogger(), 'test/method', null, () => {
      started = true;
      return null;
    })(undefined, source.token);
    assert.equal(started, false);
  });
});

describe('lsp/capabilities', () => {
  it('offers pulled diagnostics only to a client that asks for them', () => {
    const push = readClientFeatures({});
    assert.equal(serverCapabilities(push).diagnosticProvider, undefined);
    const pull = readClientFeatures({ textDocument: { diagnostic: {} } });
    assert.deepEqual(serverCapabilities(pull).diagnosticProvider, {
      identifier: 'annexa',
      interFileDependencies: true,
      workspaceDiagnostics: false,
    });
  });

  it('takes a client that declares nothing for one that can do nothing', () => {
    assert.deepEqual([...new Set(Object.values(readClientFeatures({})))], [false]);
  });
});
