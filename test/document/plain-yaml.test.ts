import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { findFence } from '../../server/src/core/document/front-matter/front-matter-fence.ts';
import { readPlainYaml } from '../../server/src/core/document/front-matter/plain-yaml.ts';
import { readAnyYaml } from '../../server/src/core/document/front-matter/yaml-values.ts';
import { seeded } from '../support/property-seed.ts';

const examples = fileURLToPath(new URL('../../examples/northwind', import.meta.url));

/** Checks the fast reader against the full one. @returns whether the fast one took the block */
function agrees(yaml: string): boolean {
  const text = `---\n${yaml}---\n`;
  const range = { start: 4, end: 4 + yaml.length };
  const entries = readPlainYaml(text, range);
  if (entries) assert.deepEqual({ entries, problems: [], isMapping: true }, readAnyYaml(text, range), JSON.stringify(yaml));
  return entries !== null;
}

describe('plain YAML', () => {
  it('reads ordinary front matter itself', () => {
    const yaml = [
      'id: POL-003',
      'title: "Access: who, what"',
      "owner: 'Jane'",
      'version: 1.0',
      'level: 2',
      'approved_date: 2026-03-02',
      'status:',
      'next: Zoë & Co.',
      'satisfies:',
      '  iso27001-2022:',
      '    - A.5.15',
      '    - { ref: A.8.2, extent: partial, section: "#rights" }',
      'related: [STD-001, "STD-002" , a:b ]',
      'tags:',
      '- one',
      '- two words',
      'none: []',
      'empty: {}',
      '',
    ];
    assert.equal(agrees(yaml.join('\n')), true);
    assert.equal(agrees(yaml.join('\r\n')), true);
  });

  it('reads the head of every example as the full reader does', () => {
    const taken = readdirSync(examples, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md'))
      .map((path) => {
        const text = readFileSync(join(examples, path), 'utf8');
        const fence = findFence(text);
        return fence ? agrees(text.slice(fence.contentRange.start, fence.contentRange.end)) : null;
      })
      .filter((answer) => answer !== null);
    assert.ok(taken.length > 40);
    assert.ok(taken.filter(Boolean).length > taken.length * 0.9);
  });

  for (const yaml of [
    'a: b\na: c\n',
    'a: b\n c: d\n',
    'a: "x\n  y"\n',
    'a: b # c\n',
    'a: x: y\n',
    'a: *b\n',
    'a: b\n  c\n',
    '- a\n- b\n',
    'a:\tb\n',
    'a: "\\n"\n',
    'a: {b: c\n',
    'a: - b\n',
  ])
    it(`leaves ${JSON.stringify(yaml)} to the full reader`, () => assert.equal(agrees(yaml), false));

  it('agrees with the full reader on whatever is made of YAML tokens', () => {
    const word = fc.constantFrom(
      'a',
      'b',
      'owner',
      'A.5.15',
      '5.10',
      '007',
      '1e3',
      '0x1f',
      '.5',
      '1.',
      'true',
      'Null',
      '~',
      '"q"',
      "'s'",
      '"',
      "'",
      ':',
      ': ',
      ', ',
      ',',
      '[',
      ']',
      '{',
      '}',
      '- ',
      '-',
      '#',
      ' #',
      ' ',
      '  ',
      '\n',
      '\n  ',
      '\n    ',
      '\n- ',
      '\n  - ',
      '\r\n',
      '\r',
      '\t',
      '|',
      '>',
      '*a',
      '&a',
      '!',
      '%',
      '?',
      '? ',
      '---',
      '...',
      '\\',
      'é',
      '\u00a0',
      '\u2028',
      'b: ',
      'c: ',
      'd:',
      '\nb: ',
      '\nc: ',
      '\nd:',
      '\n  e: ',
      '\n  f: ',
      '<<: ',
      '@',
      '`',
      '数',
      '12:30',
      '2026-01-02',
    );
    let taken = 0;
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 14 }), fc.boolean(), (words, closed) => {
        if (agrees(`${words.join('')}${closed ? '\n' : ''}`)) taken++;
        if (agrees(`a: ${words.join('')}${closed ? '\n' : ''}`)) taken++;
      }),
      { ...seeded, numRuns: 3000 },
    );
    assert.ok(taken > 100, `only ${taken} blocks were plain`);
  });
});
