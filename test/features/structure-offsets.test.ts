import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { documentHighlights } from '../../server/src/core/features/document-highlights.ts';
import { prepareRename, rename } from '../../server/src/core/features/rename/rename.ts';
import { selectionRanges } from '../../server/src/core/features/selection-ranges.ts';
import { changedTexts } from '../support/apply-edits.ts';
import { openAt } from '../support/open-workspace.ts';

const source = [
  '---',
  'id: P-1 # why',
  'title: "🔐 Access: all"',
  'satisfies:',
  '  iso27001-2022:',
  '    - A.5.15–A.5.18',
  '    - { ref: A.8.2, section: "#scope" }',
  'controls: [5.10, "A.5.1",',
  '  A.6.1]',
  'note: |',
  '  A.5.1 of a block',
  'related: P-2, ./other.md#z',
  '---',
  '# 🔐 Access: all',
  '',
  '| Owner | CISO |',
  '| --- | --- |',
  '| Controls | A.5.15/16/18 |',
  '',
  '## Scope {A.8.3}',
  '',
  'See P-2, A.9.2.3, [x](#scope) and [P-2](other.md#z) `A.5.1` <!-- P-2 -->.',
  '',
  '```',
  'P-2 A.5.1',
  '```',
  '',
].join('\r\n');
const others = { 'policies/other.md': '---\nid: P-2\ntype: policy\ncontrols: [A.5.16]\n---\n# Other\n\n## Z\n' };

describe('every offset of a document', () => {
  it('has highlights and selections that hold it', async () => {
    const { service, uri } = await openAt(`│${source}`, others);
    for (let offset = 0; offset <= source.length; offset++) {
      const found = documentHighlights(service, uri, offset);
      if (found.length > 0)
        assert.ok(
          found.some(({ range }) => range.start <= offset && offset <= range.end),
          `highlights at ${offset}`,
        );
      for (const range of selectionRanges(service, uri, [offset])[0] ?? []) assert.ok(range.start <= offset && offset <= range.end);
    }
  });

  it('renames what it says it renames, and nothing in code', async () => {
    const workspace = await openAt(`│${source}`, others);
    const { service, uri, ports } = workspace;
    const code = { start: source.indexOf('```'), end: source.lastIndexOf('```') + 3 };
    let renamed = 0;
    for (let offset = 0; offset <= source.length; offset++) {
      const place = prepareRename(service, uri, offset);
      if (!place || 'refusal' in place) continue;
      assert.ok(place.range.start <= offset && offset <= place.range.end, `at ${offset}`);
      assert.ok(place.range.end <= code.start || place.range.start >= code.end, `in code at ${offset}`);
      if (offset !== place.range.end) continue;
      const isControl = /\d$/.test(place.placeholder) && !place.placeholder.startsWith('P-');
      const result = await rename(service, uri, offset, isControl ? 'A.5.30' : 'P-30');
      assert.ok(result && 'edits' in result, `${place.placeholder}: ${JSON.stringify(result)}`);
      const own = result.edits.get(uri) ?? [];
      assert.ok(own.some(({ range }) => range.start === place.range.start) || result.left.length > 0, place.placeholder);
      for (const [path, text] of Object.entries(changedTexts(ports, result.edits)))
        if (path === 'policies/open.md')
          assert.ok(text.includes(source.slice(code.start, code.end)) && text.includes('`A.5.1` <!-- P-2 -->'));
      renamed++;
    }
    assert.ok(renamed >= 12, `${renamed} renames`);
  });
});
