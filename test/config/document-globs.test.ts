import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { defaultConfig } from '../../server/src/core/config/read-config.ts';
import { Readers } from '../../server/src/core/service/readers.ts';
import { catalog, facts, parser } from '../document/facts.ts';
import { folderUri } from '../support/memory-workspace.ts';

interface Globs {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly types?: Readonly<Record<string, readonly string[]>>;
}

const config = (globs: Globs) => ({ ...defaultConfig, documents: { ...defaultConfig.documents, ...globs } });

describe('globs of documents in annexa.yaml', () => {
  const typeAt = (path: string, globs: Globs): string | null =>
    facts('# Anything\n\nText.\n', { path, config: config(globs) }).document.classification.type;

  const odd: [string, string][] = [
    ['a folder/a file.md', 'a folder/*.md'],
    ['a folder/a file.md', '**/a file.md'],
    ['Überblick/Zugänge.md', 'Überblick/*.md'],
    ['Überblick/Zugänge.md'.normalize('NFD'), 'Überblick/Zugänge.md'],
    ['Überblick/Zugänge.md', 'Überblick/Zugänge.md'.normalize('NFD')],
    ['100%25 sure/a%2520b.md', '100% sure/a%20b.md'],
    ['research & development/r&d.md', '**/r&d.md'],
    ['.isms/.access.md', '.isms/*.md'],
    ['.isms/.access.md', '**/*.md'],
    ['規程/アクセス.md', '規程/**'],
    ['Policies/ACCESS.MD', 'policies/*.md'],
    ['a\u2011b/c.md', 'a\u2011b/*.md'],
  ];
  for (const [path, glob] of odd) {
    it(`${JSON.stringify(glob)} fits ${JSON.stringify(path)}`, () => {
      assert.equal(typeAt(path, { types: { policy: [glob] } }), 'policy');
      assert.equal(typeAt(path, { types: { policy: [glob] }, exclude: [glob] }), null);
      assert.equal(typeAt(path, { types: { policy: ['**'] }, include: [glob] }), 'policy');
    });
  }

  it('do not fit what only looks alike', () => {
    assert.equal(typeAt('a%2520b.md', { types: { policy: ['a b.md'] } }), null);
    assert.equal(typeAt('policies/sub/a.md', { types: { policy: ['policies/*.md'] } }), null);
    assert.equal(typeAt('b.md', { types: { policy: ['**'] }, include: ['a.md'] }), null);
  });

  it('say why a file is left out, unless all files are asked for', () => {
    const only = config({ include: ['isms/**'], types: { policy: ['**/access.md'] } });
    const { classification } = facts('# Access\n', { path: 'other/access.md', config: only }).document;
    assert.deepEqual(classification.reasons, ['`documents` in annexa.yaml leaves the file out']);
    const readers = new Readers(parser, catalog, [folderUri], { allFiles: true });
    const all = readers.read(`${folderUri}/other/access.md`, '# Access\n', only).classification;
    assert.deepEqual([all.isDocument, all.type], [true, 'policy']);
  });
});
