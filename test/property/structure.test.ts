import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { readBlocks } from '../../server/src/core/document/lines/read-blocks.ts';
import { documentHighlights } from '../../server/src/core/features/document-highlights.ts';
import { foldingRanges } from '../../server/src/core/features/folding-ranges.ts';
import { hiddenRanges } from '../../server/src/core/features/markdown-structure/hidden-ranges.ts';
import { rename } from '../../server/src/core/features/rename/rename.ts';
import { selectionRanges } from '../../server/src/core/features/selection-ranges.ts';
import { semanticTokens } from '../../server/src/core/features/semantic-tokens.ts';
import { createIsmsService } from '../../server/src/core/service.ts';
import { LineIndex } from '../../server/src/core/text/line-index.ts';
import { applyEdits } from '../../server/src/core/text/text-edit.ts';
import { parser } from '../document/facts.ts';
import { memoryPorts, uriOf } from '../support/memory-workspace.ts';
import { seeded } from '../support/property-seed.ts';
import { anyText, fragments, headed } from './documents.ts';

const texts = fc.oneof(fragments, headed, anyText);
const runs = { ...seeded, numRuns: 500 };
const uri = uriOf('policies/x.md');
const head = '---\nid: P-1\ntype: policy\n---\n# T\n\n';

describe('the structure of any text', () => {
  it('lies inside it, in order', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const lines = new LineIndex(text);
        for (const { start, end, firstLine, lastLine } of readBlocks(text, lines)) {
          assert.ok(0 <= start && start < end && end <= text.length);
          assert.ok(firstLine <= lastLine && lines.lineAt(start) === firstLine);
        }
        let before = 0;
        for (const { start, end } of hiddenRanges(text, lines)) {
          assert.ok(before <= start && start < end && end <= text.length);
          before = end;
        }
      }),
      { ...runs, numRuns: 2000 },
    );
  });

  it('is told without an exception, with ranges that hold', async () => {
    const service = createIsmsService(memoryPorts({ 'annexa.yaml': 'organization: Example\n' }, { parser }));
    await service.scan();
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(400), async (body, at) => {
        const text = body.startsWith('---') ? body : head + body;
        await service.setOpenText({ uri, version: 1, text });
        const offset = at % (text.length + 1);
        for (const { startLine, endLine } of foldingRanges(service, uri)) assert.ok(0 <= startLine && startLine < endLine);
        const [chain = []] = selectionRanges(service, uri, [offset]);
        for (const [i, { start, end }] of chain.entries()) {
          const inner = chain[i - 1] ?? { start: offset, end: offset };
          assert.ok(0 <= start && start <= inner.start && inner.end <= end && end <= text.length);
        }
        let before = 0;
        for (const { range } of semanticTokens(service, uri)) {
          assert.ok(before <= range.start && range.start < range.end && range.end <= text.length);
          before = range.end;
        }
        documentHighlights(service, uri, offset);
      }),
      runs,
    );
  });

  it('keeps all other ids when a control is renamed', async () => {
    const service = createIsmsService(memoryPorts({ 'annexa.yaml': 'organization: Example\n' }, { parser }));
    await service.scan();
    let renamed = 0;
    const ids = (skip: ReadonlySet<string>): string[] =>
      (service.document(uri)?.references ?? []).filter(({ controls }) => !controls.some((id) => skip.has(id))).map(({ text }) => text);
    await fc.assert(
      fc.asyncProperty(fragments, async (body) => {
        const text = `${head.replace('type', 'controls: [A.5.15]\ntype')}${body}`;
        await service.setOpenText({ uri, version: 1, text });
        const result = await rename(service, uri, text.indexOf('A.5.15'), 'A.5.36');
        if (!result || !('edits' in result)) return;
        const both = new Set(['A.5.15', 'A.5.36']);
        const before = ids(both);
        const { text: after, skipped } = applyEdits(text, result.edits.get(uri) ?? []);
        assert.deepEqual(skipped, []);
        await service.setOpenText({ uri, version: 2, text: after });
        assert.deepEqual(ids(both), before, JSON.stringify(text));
        const left = (service.document(uri)?.references ?? []).filter(({ form, controls }) => form === 'id' && controls.includes('A.5.15'));
        assert.ok(left.length <= result.left.length, JSON.stringify([text, after]));
        renamed++;
      }),
      runs,
    );
    assert.ok(renamed > 100);
  });
});
