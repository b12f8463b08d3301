import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { relativeReferences, resolveUri } from '../../server/src/core/text/uri.ts';

describe('relative references', () => {
  it('lead from a document to a file as links are written', () => {
    const to = relativeReferences('file:///ws/policies/access.md');
    assert.equal(to('file:///ws/policies/backup.md'), 'backup.md');
    assert.equal(to('file:///ws/procedures/joiners.md'), '../procedures/joiners.md');
    assert.equal(to('file:///ws/index.md'), '../index.md');
    assert.equal(to('file:///ws/policies/sub/deep/x.md'), 'sub/deep/x.md');
    assert.equal(to('file:///ws/policies-old/x.md'), '../policies-old/x.md');
    assert.equal(to('file:///other/x.md'), '../../other/x.md');
    assert.equal(to('untitled:x.md'), null);
    assert.equal(relativeReferences('vscode-vfs://github/o/r/a/b.md')('vscode-vfs://github/o/r/c.md'), '../c.md');
    assert.equal(relativeReferences('vscode-vfs://github/o/r/a.md')('vscode-vfs://gitlab/o/r/c.md'), null);
  });

  it('escape what would break a link, and are read back as the same file', () => {
    const from = 'file:///c%3A/ws/policies/access.md';
    for (const path of ['a b.md', 'Zugänge.md', 'a(1).md', 'a%25b.md', 'x#y.md', '日本.md']) {
      const uri = `file:///c:/ws/other/${path === 'a%25b.md' ? path : encodeURIComponent(path)}`;
      const reference = relativeReferences(from)(uri);
      assert.doesNotMatch(reference ?? ' ', /[\s()#]/);
      const back = resolveUri('file:///c:/ws/policies/access.md', decodeURIComponent(reference ?? ''));
      assert.equal(decodeURIComponent(back), decodeURIComponent(uri));
    }
  });
});
