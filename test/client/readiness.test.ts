import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { itemDescription, plainText } from '../../client/src/readiness/readiness-looks.ts';
import { readinessChildren, readinessRoots } from '../../client/src/readiness/readiness-node.ts';
import type { ReadinessAnswerNode, ReadinessItemNode, ReadinessTree } from '../../server/src/lsp/protocol.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function answer(title: string, more: Partial<ReadinessAnswerNode> = {}): ReadinessAnswerNode {
  return {
    uri: `file:///ws/${title}.md`,
    range,
    title,
    documentId: null,
    state: 'in-force',
    date: null,
    why: 'by its title',
    weak: false,
    ...more,
  };
}

function item(answers: readonly ReadinessAnswerNode[], more: Partial<ReadinessItemNode> = {}): ReadinessItemNode {
  const begin = { template: 'scope', title: null };
  const state = answers[0]?.state ?? 'missing';
  return { id: 'isms-scope', reference: '4.3', title: 'ISMS scope', state, isRecord: false, begin, answers, more: 0, ...more };
}

describe('readiness rows', () => {
  it('say in a few words what answers an item, and how sure that is', () => {
    assert.equal(itemDescription(item([])), 'missing');
    assert.equal(itemDescription(item([answer('Scope', { documentId: 'SCP-1' }), answer('Other')], { more: 3 })), 'in force · SCP-1 +4');
    assert.equal(
      itemDescription(item([answer('Audit', { state: 'expired', date: '2025-01-31', weak: true })])),
      'too old · Audit · 2025-01-31 · by its title?',
    );
    assert.equal(plainText('Create it: `annexa new scope`'), 'Create it: annexa new scope');
  });

  it('list several answers below an item, and open a single one by the item itself', () => {
    const tree: ReadinessTree = {
      asOf: '2026-11-22',
      complete: true,
      documents: 2,
      documented: { k: 1, n: 2 },
      operating: { k: 0, n: 0 },
      items: [item([answer('One')]), item([answer('One'), answer('Two')], { id: 'is-policy' })],
      phases: [],
    };
    const [clauses] = readinessRoots(tree);
    const rows = clauses ? readinessChildren(clauses) : [];
    assert.deepEqual(
      rows.map((row) => [row.key, readinessChildren(row).map(({ key }) => key)]),
      [
        ['clauses/isms-scope', []],
        ['clauses/is-policy', ['clauses/is-policy/file:///ws/One.md', 'clauses/is-policy/file:///ws/Two.md']],
      ],
    );
    assert.deepEqual(readinessRoots({ ...tree, documents: 0 }), []);
  });
});
