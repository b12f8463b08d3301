import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { afterEach, describe, it } from 'mocha';
import { makeFolder } from '../../server/src/host/node/make-folder.ts';
import { tempFolder } from './temp-folder.ts';

describe('making folders', () => {
  const folder = tempFolder({ file: '' });

  afterEach(() => folder.remove());

  it('makes those above too, and is content with one that is there', () => {
    makeFolder(folder.at('a/b/c'));
    assert.ok(existsSync(folder.at('a/b/c')));
    makeFolder(folder.at('a/b/c'));
    assert.throws(() => makeFolder(folder.at('file/below')), /ENOTDIR/);
  });

  it('gives up where the system makes none', function () {
    if (!existsSync('/proc/self')) this.skip();
    assert.throws(() => makeFolder('/proc/annexa/policies'), /ENOENT|EPERM|EACCES/);
  });
});
