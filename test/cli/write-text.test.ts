import assert from 'node:assert/strict';
import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { writeText } from '../../server/src/cli/fix/write-text.ts';
import { type TempFolder, tempFolder } from '../host/temp-folder.ts';

describe('writeText', () => {
  let folder: TempFolder;

  beforeEach(() => {
    folder = tempFolder({ 'a.md': 'before' });
  });
  afterEach(() => folder.remove());

  it('writes, and leaves no scratch file behind', () => {
    assert.equal(writeText(folder.at('a.md'), 'before', 'after'), undefined);
    assert.equal(readFileSync(folder.at('a.md'), 'utf8'), 'after');
    assert.deepEqual(readdirSync(folder.path), ['a.md']);
  });

  it('writes nothing over what somebody changed meanwhile', () => {
    assert.equal(writeText(folder.at('a.md'), 'other', 'after'), 'it was changed meanwhile');
    assert.equal(readFileSync(folder.at('a.md'), 'utf8'), 'before');
  });

  it('writes through no link and into no folder', () => {
    symlinkSync(folder.at('a.md'), folder.at('link.md'));
    assert.equal(writeText(folder.at('link.md'), 'before', 'after'), 'it is no regular file');
    assert.equal(writeText(folder.path, 'before', 'after'), 'it is no regular file');
    assert.equal(writeText(folder.at('gone.md'), 'before', 'after'), 'it cannot be written (no such file or folder, ENOENT)');
    assert.equal(readFileSync(folder.at('a.md'), 'utf8'), 'before');
  });
});
