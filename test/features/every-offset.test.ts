import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { prepareCallHierarchy } from '../../server/src/core/features/call-hierarchy.ts';
import { codeActions } from '../../server/src/core/features/code-actions.ts';
import { complete } from '../../server/src/core/features/complete.ts';
import { completionContext } from '../../server/src/core/features/completion/context.ts';
import { definition } from '../../server/src/core/features/definition.ts';
import { hover } from '../../server/src/core/features/hover.ts';
import { references } from '../../server/src/core/features/references.ts';
import { applyEdits } from '../../server/src/core/text/text-edit.ts';
import { openAt } from '../support/open-workspace.ts';

const source = [
  '---',
  'id: P-1 # why',
  'title: "🔐 Access: all"',
  "owner: 'Head of IT'",
  'satisfies:',
  '  iso27001-2022:',
  '    - A.5.15–A.5.18',
  '    - { ref: A.8.2, extent: partial, section: "#scope" }',
  '    - ref: A.9.2.3',
  '      extent: full',
  'controls: [5.10, "A.5.1",',
  '  A.6.1]',
  'note: |',
  '  text: of a block',
  'related: P-2, ./other.md',
  '---',
  '# 🔐 Access: all',
  '',
  '| Owner | CISO |',
  '| --- | --- |',
  '| Controls | A.5.15/16/18 |',
  '',
  '## Scope',
  '',
  'See A.9.2.3, [x](#scope) and [y](other.md#z) `A.5.1`, @laptop.',
  '<!-- satisfies: A.5.15, A.5.16 -->',
  '',
  '## Use {A.5.10, A.8.1}',
  '',
  '# ',
  '',
].join('\r\n');

describe('every offset of a document', () => {
  it('has completions whose edits hold the cursor and stay on its line, also while the rest is not yet written', () => {
    for (let offset = 0; offset <= source.length; offset++)
      for (const text of [source, source.slice(0, offset), `${source.slice(0, offset)}[${source.slice(offset)}`]) {
        const context = completionContext(text, offset);
        if (!context) continue;
        const { start, end } = context.range;
        assert.ok(start <= offset && offset <= end && end <= text.length, `at ${offset}`);
        assert.doesNotMatch(text.slice(start, end), /[\r\n]/, `at ${offset}`);
        assert.equal(context.typed, text.slice(start, offset), `at ${offset}`);
      }
  });

  it('has hovers that hold it, places in order and actions whose edits fit together', async () => {
    const other = '---\nid: P-2\ntype: policy\ncontrols: [A.5.16]\n---\n# Other\n\n## Z\n';
    const { service, uri } = await openAt(`│${source}`, { 'policies/other.md': other });
    for (let offset = 0; offset <= source.length; offset++) {
      const found = hover(service, uri, offset);
      if (found) assert.ok(found.range.start <= offset && offset <= found.range.end, `hover at ${offset}`);
      const places = [...definition(service, uri, offset), ...references(service, uri, offset, true)];
      for (const { range } of [...places, ...prepareCallHierarchy(service, uri, offset)])
        assert.ok(range.start.line < range.end.line || range.start.character <= range.end.character);
      for (const action of codeActions(service, uri, { start: offset, end: offset }))
        for (const edits of action.edits.values()) assert.deepEqual(applyEdits(source, edits).skipped, [], `${action.title} at ${offset}`);
      for (const item of complete(service, uri, offset, { atTrigger: true }).items) {
        assert.notEqual(item.label, '');
        const { start, end } = item.edit.range;
        assert.ok(start <= offset && offset <= end, `completion at ${offset}`);
        assert.doesNotMatch(source.slice(start, end), /[\r\n]/, `completion at ${offset}`);
        assert.deepEqual(applyEdits(source, [item.edit, ...item.additionalEdits]).skipped, [], `completion at ${offset}`);
      }
    }
  });
});
