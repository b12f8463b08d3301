import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { semanticTokens } from '../../server/src/core/features/semantic-tokens.ts';
import type { TextRange } from '../../server/src/core/text/text-range.ts';
import { openAt } from '../support/open-workspace.ts';

const others = { 'policies/access.md': '---\nid: POL-001\ntype: policy\n---\n# Access\n' };

async function tokens(source: string, within?: (text: string) => TextRange): Promise<string[]> {
  const { service, uri, text } = await openAt(`│${source}`, others);
  const found = semanticTokens(service, uri, within?.(text));
  for (const [at, { range }] of found.entries()) assert.ok(range.start >= (found[at - 1]?.range.end ?? 0) && range.end > range.start);
  return found.map(({ range, type, modifiers }) => [text.slice(range.start, range.end), type, ...modifiers].join(' '));
}

describe('semantic tokens', () => {
  it('tell claims, mentions, ids of 2013 and ids in no list apart', async () => {
    const text =
      '---\r\nid: P-1\r\ntype: policy\r\nstatus: "retired"\r\ncontrols: [A.5.15, A.5.99, access]\r\n---\r\n# 🔐 Z\r\n\r\nA.5.15/16, A.9.2.3, `A.5.1`.\r\n\r\n```\r\nA.5.2\r\n```\r\n';
    assert.deepEqual(await tokens(text), [
      'P-1 class declaration',
      'retired keyword deprecated',
      'A.5.15 enumMember declaration',
      'A.5.99 enumMember declaration deprecated unknown',
      'access enumMember declaration deprecated unknown',
      'A.5.15 enumMember',
      '16 enumMember',
      'A.9.2.3 enumMember deprecated',
    ]);
  });

  it('tell ids of documents, known and unknown', async () => {
    const text =
      '---\nid: Z-1\nstatus: approved\nimplements: POL-001\nrelated: [POL-9, access.md]\n---\n# Z\n\nPOL-001 [POL-001](POL-001.md) `POL-001` POL-9.\n';
    assert.deepEqual(await tokens(text), [
      'Z-1 class declaration',
      'approved keyword',
      'POL-001 class',
      'POL-9 class deprecated unknown',
      'POL-001 class',
      'POL-001 class',
    ]);
  });

  it('of a range are those that touch it', async () => {
    const text = '---\nid: P-1\ntype: policy\n---\n# Z\n\nA.5.15\n\nA.5.16\n\nA.5.17\n';
    assert.deepEqual(await tokens(text, (all) => ({ start: all.indexOf('5.16'), end: all.indexOf('5.17') - 2 })), ['A.5.16 enumMember']);
  });

  it('are none in empty, unknown and ordinary files', async () => {
    assert.deepEqual(await tokens(''), []);
    assert.deepEqual(await tokens('# My blog\n\nA text.\n'), []);
    const { service } = await openAt('│');
    assert.deepEqual(semanticTokens(service, 'file:///ws/none.md'), []);
  });
});
