import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { foldingRanges } from '../../server/src/core/features/folding-ranges.ts';
import { openAt } from '../support/open-workspace.ts';

async function folds(source: string): Promise<string[]> {
  const { service, uri } = await openAt(`│${source}`);
  return foldingRanges(service, uri).map(({ startLine, endLine, kind }) => `${startLine}–${endLine} ${kind}`);
}

describe('folding ranges', () => {
  it('are front matter and its longer values, and sections by level, without the blank lines behind them', async () => {
    const text =
      '---\nid: P-1\ncontrols:\n  - A.5.1\n  - A.5.2\n---\n# Access 🔐\n\n## Scope\n\nAll.\n\n### Part\n\nText.\n\n\n## Purpose\n\nWhy.\n';
    const expected = ['0–5 front-matter', '2–4 block', '6–19 section', '8–14 section', '12–14 section', '17–19 section'];
    assert.deepEqual(await folds(text), expected);
    assert.deepEqual(await folds(text.replaceAll('\n', '\r\n')), expected);
  });

  it('are tables, code, comments and items of lists', async () => {
    const body = [
      'Text.', // 0
      '',
      '| a | b |', // 2
      '| - | - |',
      '| 1 | 2 |',
      '',
      '<!-- a', // 6
      'comment -->',
      '',
      '```yaml', // 9
      '# no heading',
      '- no list',
      '```',
      '',
      '- one', // 14
      '  more of it',
      '- two',
      '  1. inner', // 17
      '     text',
      '  2. inner',
      '',
      'End',
    ];
    assert.deepEqual(await folds(body.join('\n')), ['2–4 block', '6–7 comment', '9–12 block', '14–15 block', '16–19 block', '17–18 block']);
  });

  it('end where a text does, whatever is left open', async () => {
    assert.deepEqual(await folds(''), []);
    assert.deepEqual(await folds('# One line'), []);
    assert.deepEqual(await folds('# T\n\n```\ncode\n# not a heading'), ['0–4 section', '2–4 block']);
    assert.deepEqual(await folds('# T\n\n<!-- open\nfor good'), ['0–3 section', '2–3 comment']);
    assert.deepEqual(await folds('---\nid: "x\n---\n# T\n\nText'), ['0–2 front-matter', '3–5 section']);
    assert.deepEqual(await folds('Title\n=====\n\nText'), ['1–3 section']);
  });

  it('of quotes stay in them', async () => {
    assert.deepEqual(await folds('> - one\n>   more\n> ```\n> code\n\nText'), ['0–1 block', '2–3 block']);
  });
});
