import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { documentHighlights } from '../../server/src/core/features/document-highlights.ts';
import { openAt } from '../support/open-workspace.ts';

const others = {
  'policies/access.md': '---\nid: POL-001\ntype: policy\n---\n# Access\n\n## Privileged access\n',
};

async function highlights(source: string): Promise<string[]> {
  const { service, uri, text, offset } = await openAt(source, others);
  return documentHighlights(service, uri, offset).map(
    ({ range, kind }) =>
      `${kind} ${range.start < text.length ? text.slice(range.start, range.end) : ''}@${text.slice(0, range.start).split('\n').length}`,
  );
}

describe('document highlights', () => {
  it('of a control are its claims and mentions, ranges included', async () => {
    const text =
      '---\r\nid: Z\r\ntype: guideline\r\ncontrols: [A.5.15, A.5.18]\r\n---\r\n# Z\r\n\r\n🔐 As in A 5.15 and A.5.14-A.5.16, not `A.5.15`.\r\n';
    const expected = ['write A.5.15@4', 'read A 5.15@8', 'read A.5.14-A.5.16@8'];
    assert.deepEqual(await highlights(text.replace('[A.5.15', '[A.5.│15')), expected);
    assert.deepEqual(await highlights(text.replace('A 5.15', 'A 5.1│5')), expected);
    assert.deepEqual(await highlights(text.replace('`A.5.15`', '`A.5│.15`')), []);
  });

  it('of a document are its id, references, links and words of the text', async () => {
    const text =
      '---\nid: PRO-1\ntype: procedure\nimplements: pol-001\n---\n# Z\n\nSee POL-001 or [it](access.md#privileged-access), not `POL-001` or POL-001.md, <!-- POL-001 -->.\n';
    const expected = ['read pol-001@4', 'read POL-001@8', 'read access.md#privileged-access@8'];
    assert.deepEqual(await highlights(text.replace('pol-001', 'pol│-001')), expected);
    assert.deepEqual(await highlights(text.replace('See POL-001', 'See POL│-001')), expected);
    assert.deepEqual(await highlights(text.replace('`POL-001`', '`POL│-001`')), []);
    assert.deepEqual(await highlights('---\nid: PRO│-1\ntype: procedure\n---\n# Z\n\nThis is PRO-1.\n'), ['write PRO-1@2', 'read PRO-1@7']);
  });

  it('of a heading are the links to it, from the heading and from a link', async () => {
    const text =
      '---\nid: Z\ntype: policy\nsatisfies:\n  iso27001-2022:\n    - { ref: A.8.2, section: "#rules" }\n---\n# Z\n\n## Rules\n\n[a](#rules), [b][r] and [c](#scope).\n\n## Scope\n\n[r]: open.md#Rules\n';
    const expected = ['read #rules@6', 'write Rules@10', 'read #rules@12', 'read open.md#Rules@16'];
    assert.deepEqual(await highlights(text.replace('## Rules', '## Ru│les')), expected);
    assert.deepEqual(await highlights(text.replace('[a](#rules)', '[a](#ru│les)')), expected);
    assert.deepEqual(await highlights('# Z\n\n## Rules {#own}\n\n[a](#o│wn) [b](#rules)\n'), [
      'write Rules@3',
      'read #own@5',
      'read #rules@5',
    ]);
  });

  it('of a link are the links to the same file', async () => {
    assert.deepEqual(await highlights('# Z\n\n[a](x.p│ng) ![b](./x.png) [c](y.png)\n'), ['read x.png@3', 'read ./x.png@3']);
  });

  it('are none in text, in empty and unknown files', async () => {
    assert.deepEqual(await highlights('# Z\n\nTe│xt\n'), []);
    assert.deepEqual(await highlights('│'), []);
    const { service } = await openAt('│');
    assert.deepEqual(documentHighlights(service, 'file:///ws/none.md', 0), []);
  });
});
