import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { IsmsIndex } from '../../server/src/core/isms/isms-index.ts';
import { facts } from '../document/facts.ts';

const document = (path: string, head: string, body = '# P\n') =>
  facts(`---\ntype: policy\nowner: CISO\n${head}\n---\n\n${body}`, { path }).document;

describe('index', () => {
  it('finds documents by id without case, in order of URI', () => {
    const index = new IsmsIndex(['file:///ws']);
    for (const path of ['c.md', 'a.md', 'b.md']) index.setDocument(document(path, `id: ${path === 'b.md' ? 'POL-2' : 'Pol-1'}`));
    assert.deepEqual(
      index.documentsById('POL-1').map(({ uri }) => uri),
      ['file:///ws/a.md', 'file:///ws/c.md'],
    );
    assert.deepEqual(index.documentsById('none'), []);
    assert.deepEqual(
      index.documents().map(({ uri }) => uri),
      ['file:///ws/a.md', 'file:///ws/b.md', 'file:///ws/c.md'],
    );
  });

  it('finds claims and mentions of a control, and forgets what is gone', () => {
    const index = new IsmsIndex(['file:///ws']);
    index.setDocument(document('a.md', 'controls: [A.5.15]', 'See A.5.15 and A.5.16-A.5.18.\n'));
    index.setDocument(document('b.md', 'controls: [A.5.17]'));
    const shown = (id: string) =>
      index.referencesTo(`iso27001-2022:${id}`).map(({ document: { uri }, reference }) => `${uri.slice(11)} ${reference.kind}`);
    assert.deepEqual(shown('A.5.15'), ['a.md claim', 'a.md mention']);
    assert.deepEqual(shown('A.5.17'), ['a.md mention', 'b.md claim']);
    assert.equal(index.claimsOf('iso27001-2022:A.5.17').length, 1);
    const touched = index.removeDocument('file:///ws/a.md');
    assert.deepEqual(shown('A.5.17'), ['b.md claim']);
    assert.ok(touched.has('control:iso27001-2022:A.5.16') && touched.has('document:file:///ws/a.md'));
    assert.deepEqual([...index.removeDocument('file:///ws/unknown.md')], ['document:file:///ws/unknown.md', 'folder:file:///ws']);
  });

  it('finds the documents that name one by id or path, or a record as evidence', () => {
    const index = new IsmsIndex(['file:///ws']);
    const naming = (name: string) => index.documentsNaming(name).map(({ uri }) => uri.slice(11));
    index.setDocument(document('sub/a.md', 'implements: [pol-1, "../p.md#scope"]\nrelated: ISMS.POL.ACCESS, ../x%20y.md'));
    index.setDocument(
      document(
        'b.md',
        'supersedes: POL-1\nevidence:\n  - ref: out/q3.pdf\n    kind: review\n  - REC-1\n  - { url: https://example.org/a.pdf }',
      ),
    );
    index.setDocument(document('c.md', 'exceptions: [POL-1]'));
    assert.deepEqual(naming('POL-1'), ['b.md', 'sub/a.md']);
    assert.deepEqual(naming('file:///ws/p.md'), ['sub/a.md']);
    assert.deepEqual(naming('file:///ws/x y.md'), ['sub/a.md']);
    assert.deepEqual(naming('isms.pol.access'), ['sub/a.md']);
    assert.deepEqual([naming('file:///ws/out/q3.pdf'), naming('rec-1'), naming('https://example.org/a.pdf')], [['b.md'], ['b.md'], []]);
    assert.deepEqual(
      index.documentsNaming('POL-1', 'implements').map(({ uri }) => uri),
      ['file:///ws/sub/a.md'],
    );
    assert.ok(index.removeDocument('file:///ws/b.md').has('ref:pol-1'));
    assert.deepEqual(naming('POL-1'), ['sub/a.md']);
  });

  it('keeps files that are no ISMS documents out of every answer but one', () => {
    const index = new IsmsIndex(['file:///ws']);
    index.setDocument(facts('# Notes\n\nA.5.15\n', { path: 'notes.md' }).document);
    assert.deepEqual([index.documents(), index.referencesTo('iso27001-2022:A.5.15')], [[], []]);
    assert.equal(index.documentAt('file:///ws/notes.md')?.classification.isDocument, false);
  });

  it('knows a file under every spelling of its URI', () => {
    const index = new IsmsIndex(['file:///c%3A/ws']);
    index.files.add('file:///c%3A/ws/a%20b.md');
    for (const uri of ['file:///c:/ws/a b.md', 'file:///C:/ws/a%20b.md', 'file:///c%3A/ws/a b', 'file:///c%3A/ws/', 'file:///c%3A/ws'])
      assert.equal(index.fileExists(uri), true, uri);
    assert.equal(index.fileExists('file:///c%3A/ws/c.md'), false);
    assert.equal(index.fileExists('file:///elsewhere/c.md'), true, 'nobody looks outside');
  });

  it('takes the word of the host for files that the listing leaves out', () => {
    const index = new IsmsIndex(['file:///ws']);
    assert.equal(index.files.isUnsure('file:///ws/ignored.pdf'), true);
    index.files.setElsewhere('file:///ws/ignored.pdf', true);
    assert.deepEqual([index.files.isUnsure('file:///ws/ignored.pdf'), index.fileExists('file:///ws/ignored.pdf')], [false, true]);
    assert.equal(index.files.isUnsure('file:///elsewhere/x.pdf'), false);
  });

  it('knows the anchors of the files of a folder together, as they come and go', () => {
    const index = new IsmsIndex(['file:///ws']);
    const has = (anchor: string, folder = 'file:///ws/book') => index.hasAnchorIn(folder, anchor);
    index.setDocument(document('book/a.md', 'id: A', '# A\n\n## 2. How we restore\n'));
    assert.deepEqual([has('how-we-restore'), has('yearly-tests'), has('how-we-restore', 'file:///ws')], [true, false, false]);
    index.setDocument(document('book/b.md', 'id: B', '# B\n\n## Yearly tests\n\n## How we restore\n'));
    assert.deepEqual([has('yearly-tests'), has('Yearly_Tests')], [true, true]);
    index.setDocument(document('book/a.md', 'id: A', '# A\n'));
    assert.equal(has('how-we-restore'), true, 'the other file still has it');
    index.removeDocument('file:///ws/book/b.md');
    assert.deepEqual([has('how-we-restore'), has('yearly-tests')], [false, false]);
  });

  it('forgets a folder with its last file', () => {
    const index = new IsmsIndex(['file:///ws']);
    index.files.add('file:///ws/sub/a.md');
    assert.equal(index.fileExists('file:///ws/sub'), true);
    index.files.remove('file:///ws/sub/a.md');
    assert.equal(index.fileExists('file:///ws/sub/a.md'), false);
    assert.equal(index.fileExists('file:///ws/sub'), false);
  });
});
