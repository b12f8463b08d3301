import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { readMarkdownCell, writeMarkdownCell } from '../../../server/src/core/document/registers/markdown-cell.ts';
import { seeded } from '../../support/property-seed.ts';
import { catalog, facts } from '../facts.ts';

describe('cells of a Markdown table', () => {
  it('say what a reader sees', () => {
    const cells: [string, string][] = [
      ['| **Yes** ', 'Yes'],
      ['| not_started |', 'not_started'],
      ['_later_ on', 'later on'],
      ['see [the **policy**](../p.md), `A.5.1`', 'see the policy, A.5.1'],
      ['a \\| b \\\\', 'a | b \\'],
      ['one<br>two<br/>three', 'one\ntwo\nthree'],
      ['3 * 4, [x] and a < b', '3 * 4, [x] and a < b'],
      ['|', ''],
    ];
    for (const [source, text] of cells) assert.equal(readMarkdownCell(source), text, source);
  });

  it('hold any text, and give it back', () => {
    const piece = fc.constantFrom(
      '|',
      '\\',
      '*',
      '_',
      '`',
      '[x](y)',
      '![',
      '<br>',
      '<b>',
      '&amp;',
      'a',
      ' ',
      '\n',
      '\r\n',
      '"',
      '=1+1',
      '😀',
      '- ',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 20 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (written) => {
        const cell = writeMarkdownCell(written);
        assert.doesNotMatch(cell, /[\r\n]/);
        assert.equal(readMarkdownCell(` ${cell} |`), written.replace(/\r\n?/g, '\n').trim());
      }),
      seeded,
    );
  });

  it('keep a row in one piece whatever they hold', () => {
    const piece = fc.constantFrom('|', '\\', '*', '_', '`', '``', '[x](y)', '<!--', '<b>', 'a', ' ', '\n', '$', '~~', '#');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const source = `---\ntype: soa\nowner: CISO\n---\n\n| Control | Applicable | Justification | Owner |\n|---|---|---|---|\n| A.5.1 | yes | ${writeMarkdownCell(text)} | CISO |\n`;
        const [row] = facts(source).document.registers[0]?.rows ?? [];
        assert.equal(row?.cells.justification?.text, text.trim());
        assert.equal(row?.cells.owner?.text, 'CISO');
      }),
      seeded,
    );
  });
});

describe('values of a column', () => {
  it('are told by the words people use, in several languages', () => {
    const statuses: [string, string | undefined][] = [
      ['Implemented', 'implemented'],
      ['not_started', 'not_started'],
      ['Partially implemented (60 %)', 'partial'],
      ['teilweise umgesetzt', 'partial'],
      ['Planned – Q3', 'planned'],
      ['mis en œuvre', 'implemented'],
      ['N/A', 'not_applicable'],
      ['soonish', undefined],
      ['', undefined],
    ];
    for (const [text, id] of statuses) assert.equal(catalog.registers.valueOf('soa', 'status', text)?.id, id, text);
    assert.equal(catalog.registers.valueOf('soa', 'justification', 'x'), null);
  });
});
