import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { moveEdits } from '../../server/src/core/features/move-files/move-edits.ts';
import { changedTexts } from '../support/apply-edits.ts';
import { uriOf } from '../support/memory-workspace.ts';
import { scanWorkspace } from '../support/open-workspace.ts';

/** The texts that change when files move; paths below the folder. */
async function moved(files: Record<string, string>, ...moves: [string, string][]): Promise<Record<string, string>> {
  const { service, ports } = await scanWorkspace(files);
  const edits = await moveEdits(
    service,
    moves.map(([from, to]) => ({ oldUri: uriOf(from), newUri: uriOf(to) })),
    () => true,
  );
  return changedTexts(ports, edits);
}

const access = '---\nid: P-1\ntype: policy\n---\n# Access\n';

describe('moving files', () => {
  it('keeps links to a file right: targets, definitions, images, fragments, brackets, escapes', async () => {
    const text =
      '# R\r\n\r\n🔐 [a](policies/access%20control.md#x "t") [b][r] [c](<policies/access control.md>) `[d](policies/access%20control.md)`\r\n\r\n[r]: ./policies/access%20control.md?v=1#y\r\n';
    const texts = await moved({ 'policies/access control.md': access, 'R.md': text }, [
      'policies/access control.md',
      'isms/deep (x)/access control.md',
    ]);
    assert.equal(
      texts['R.md'],
      text
        .replace('(policies/access%20control.md#x', '(isms/deep%20%28x%29/access%20control.md#x')
        .replace('<policies/access control.md>', '<isms/deep (x)/access control.md>')
        .replace('./policies/access%20control.md?v=1#y', './isms/deep%20%28x%29/access%20control.md?v=1#y'),
    );
  });

  it('keeps links from a file right, pictures and paths of the metadata too', async () => {
    const text =
      '---\nid: PRO-1\ntype: procedure\nimplements: ../policies/access.md\nrelated: [P-1, "../policies/access.md#scope"]\nevidence:\n  - path: records/log.csv\n    note: see it\n  - ../policies/access.md\n---\n# P\n\n![x](img/x.png) <img src="img/x.png" alt="x"> [self](#p) [own](pro.md#p) [dead](gone.md) [web](https://x.y/a.md)\n\n`<img src="img/x.png">`\n';
    const files = { 'policies/access.md': access, 'pro/pro.md': text, 'pro/img/x.png': '', 'pro/records/log.csv': '' };
    const texts = await moved(files, ['pro/pro.md', 'procedures/it/pro.md']);
    assert.deepEqual(Object.keys(texts), ['pro/pro.md']);
    assert.equal(
      texts['pro/pro.md'],
      text
        .replace('implements: ../policies', 'implements: ../../policies')
        .replace('"../policies', '"../../policies')
        .replace('records/log.csv', '../../pro/records/log.csv')
        .replace('- ../policies', '- ../../policies')
        .replace('![x](img', '![x](../../pro/img')
        .replace('<img src="img', '<img src="../../pro/img'),
    );
  });

  it('changes nothing between the files of a folder that moves', async () => {
    const files = {
      'isms/a.md': '# A\n\n[b](b.md) [c](../c.md) [pic](img/x.png) [up](sub/d.md)\n',
      'isms/b.md': '# B\n\n[a](./a.md)\n',
      'isms/sub/d.md': '# D\n\n[a](../a.md)\n',
      'isms/img/x.png': '',
      'c.md': '# C\n\n[a](isms/a.md) [folder](isms/) [page](isms/a)\n',
    };
    assert.deepEqual(await moved(files, ['isms', 'docs/isms']), {
      'isms/a.md': files['isms/a.md'].replace('../c.md', '../../c.md'),
      'c.md': '# C\n\n[a](docs/isms/a.md) [folder](docs/isms/) [page](docs/isms/a)\n',
    });
    assert.deepEqual(await moved(files, ['isms', 'isms2']), { 'c.md': '# C\n\n[a](isms2/a.md) [folder](isms2/) [page](isms2/a)\n' });
  });

  it('takes several moves at once, and renames of pictures', async () => {
    const files = { 'a.md': '# A\n\n![p](p.png) [b](b.md)\n', 'b.md': '# B\n\n[a](a.md)\n', 'p.png': '' };
    assert.deepEqual(await moved(files, ['a.md', 'x/a.md'], ['b.md', 'x/c.md'], ['p.png', 'x/ü.png']), {
      'a.md': '# A\n\n![p](ü.png) [b](c.md)\n',
    });
    assert.deepEqual(await moved(files, ['b.md', 'x/b.md']), {
      'a.md': '# A\n\n![p](p.png) [b](x/b.md)\n',
      'b.md': '# B\n\n[a](../a.md)\n',
    });
  });

  it('leaves what lies outside, what is nobody’s business and what moves out of the workspace', async () => {
    const files = { 'a.md': '# A\n\n[b](b.md) [o](../other/x.md)\n', 'b.md': '# B\n\n[a](a.md)\n' };
    const { service, ports } = await scanWorkspace(files);
    const out = await moveEdits(service, [{ oldUri: uriOf('b.md'), newUri: 'file:///elsewhere/b.md' }], () => true);
    assert.deepEqual(changedTexts(ports, out), {});
    const silent = await moveEdits(service, [{ oldUri: uriOf('b.md'), newUri: uriOf('c.md') }], () => false);
    assert.equal(silent.size, 0);
    const inside = await moveEdits(service, [{ oldUri: 'file:///elsewhere/z.md', newUri: uriOf('z.md') }], () => true);
    assert.equal(inside.size, 0);
  });
});
