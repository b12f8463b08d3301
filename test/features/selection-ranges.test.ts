import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { selectionRanges } from '../../server/src/core/features/selection-ranges.ts';
import { openAt } from '../support/open-workspace.ts';

async function chain(source: string): Promise<string[]> {
  const { service, uri, text, offset } = await openAt(source);
  const [ranges = []] = selectionRanges(service, uri, [offset]);
  for (const [at, range] of ranges.entries()) {
    assert.ok(range.start <= offset && offset <= range.end);
    const inner = ranges[at - 1];
    if (inner) assert.ok(range.start <= inner.start && inner.end <= range.end && range.end - range.start > inner.end - inner.start);
  }
  return ranges.map(({ start, end }) => text.slice(start, end).replaceAll(/\r?\n/g, '⏎'));
}

const head = '---\nid: P-1\n---\n';

describe('selection ranges', () => {
  it('widen from a word over line, paragraph and sections to the document', async () => {
    const text = `${head}# Access\n\n## Rules\n\nKeys 🔐 are ke│pt\nin the safe.\n\nMore.\n\n### Sub\n\nX\n\n## End\n`;
    const section = '## Rules⏎⏎Keys 🔐 are kept⏎in the safe.⏎⏎More.⏎⏎### Sub⏎⏎X';
    const title = `# Access⏎⏎${section}⏎⏎## End`;
    assert.deepEqual(await chain(text), [
      'kept',
      'Keys 🔐 are kept',
      'Keys 🔐 are kept⏎in the safe.',
      'Keys 🔐 are kept⏎in the safe.⏎⏎More.',
      'Keys 🔐 are kept⏎in the safe.⏎⏎More.⏎⏎### Sub⏎⏎X',
      section,
      `${section}⏎⏎## End`,
      title,
      `---⏎id: P-1⏎---⏎${title}⏎`,
    ]);
  });

  it('take a control id, a cell, a row and a table', async () => {
    const found = await chain(
      '---\r\nid: P-1\r\ntype: policy\r\n---\r\n# T\r\n\r\n| Control | Owner |\r\n| --- | --- |\r\n| see A.5.│15 | CISO |\r\n',
    );
    assert.deepEqual(found.slice(0, 4), ['15', 'A.5.15', 'see A.5.15', '| see A.5.15 | CISO |']);
    assert.equal(found[4], '| Control | Owner |⏎| --- | --- |⏎| see A.5.15 | CISO |');
  });

  it('take an item with what belongs to it, and its list', async () => {
    const found = await chain('# T\n\n- one\n- two wor│ds\n  - inner\n- three\n');
    assert.deepEqual(found.slice(0, 4), ['words', '- two words', '- two words⏎  - inner', '- one⏎- two words⏎  - inner⏎- three']);
  });

  it('take a value, its entry and the front matter', async () => {
    const found = await chain('---\nid: P-1\ntitle: "All of │it"\ncontrols: [A.5.1]\n---\n# T\n');
    assert.deepEqual(found, [
      'it',
      'All of it',
      '"All of it"',
      'title: "All of it"',
      'id: P-1⏎title: "All of it"⏎controls: [A.5.1]',
      '---⏎id: P-1⏎title: "All of it"⏎controls: [A.5.1]⏎---',
      '---⏎id: P-1⏎title: "All of it"⏎controls: [A.5.1]⏎---⏎# T⏎',
    ]);
    const list = await chain('---\ncontrols:\n  - A.5.1\n  - A.5.│2\n---\n# T\n');
    assert.deepEqual(list.slice(0, 4), ['2', 'A.5.2', '- A.5.2', '- A.5.1⏎  - A.5.2']);
  });

  it('answer for every place, also of empty and broken texts', async () => {
    assert.deepEqual(await chain('│'), ['']);
    assert.deepEqual((await chain('---\nid: "x│\n---\n')).at(-1), '---⏎id: "x⏎---⏎');
    assert.deepEqual((await chain('# 🔐│🔐\n')).slice(0, 2), ['', '🔐🔐']);
    const { service } = await openAt('│');
    assert.deepEqual(selectionRanges(service, 'file:///ws/none.md', [3]), [[{ start: 3, end: 3 }]]);
  });
});
