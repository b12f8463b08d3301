import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type ReadableFiles, readSteady } from '../../server/src/host/node/read-steady.ts';

/** A file that is rewritten while it is read, the given number of times. */
function rewritten(times: number): ReadableFiles & { reads: number } {
  const versions = Array.from({ length: times + 1 }, (_, i) => new TextEncoder().encode(`version ${'x'.repeat(i)}`));
  let version = 0;
  return {
    reads: 0,
    stat: () => ({ size: versions[version]?.length ?? 0, mtimeMs: version, ino: 1, isFile: () => true }),
    read() {
      this.reads++;
      const bytes = versions[version] as Uint8Array;
      version = Math.min(version + 1, times);
      return bytes;
    },
  };
}

describe('reading a file that changes', () => {
  it('reads a file at rest once', () => {
    const files = rewritten(0);
    assert.equal(new TextDecoder().decode(readSteady('a.md', files) as Uint8Array), 'version ');
    assert.equal(files.reads, 1);
  });

  it('reads anew what was rewritten meanwhile', () => {
    const files = rewritten(2);
    assert.equal(new TextDecoder().decode(readSteady('a.md', files) as Uint8Array), 'version xx');
    assert.equal(files.reads, 3);
  });

  it('gives up on a file that never rests, and says so', () => {
    assert.deepEqual(readSteady('a.md', rewritten(9)), { error: 'The file changes while it is read; check again once it is written' });
  });

  it('does not open what is no file', () => {
    const pipe: ReadableFiles = {
      stat: () => ({ size: 0, mtimeMs: 0, ino: 1, isFile: () => false }),
      read: () => assert.fail('it was opened'),
    };
    assert.deepEqual(readSteady('pipe', pipe), { error: 'It is not a regular file' });
  });
});
