import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { PolicyDocument } from '../../../server/src/core/document/policy-document.ts';
import { readRegisterFile } from '../../../server/src/core/document/registers/read-register-file.ts';
import type { CellChange } from '../../../server/src/core/isms/statement/edit/cell-change.ts';
import { registerEdits } from '../../../server/src/core/isms/statement/edit/register-edits.ts';
import { undecidedRows } from '../../../server/src/core/isms/statement/undecided-rows.ts';
import { applyEdits, type TextEdit } from '../../../server/src/core/text/text-edit.ts';
import { catalog, facts } from '../../document/facts.ts';
import { seeded } from '../../support/property-seed.ts';

const kind = catalog.registers.kinds.get('soa');

/** The facts of a statement, by the ending of its file. */
function read(ending: string, text: string): PolicyDocument {
  if (ending === 'md') return facts(text).document;
  assert.ok(kind);
  return readRegisterFile(
    `file:///ws/soa.${ending}`,
    text,
    { kind, configured: true },
    { catalog, language: 'en', defaultFramework: 'iso27001-2022' },
  );
}

function applied(text: string, edits: readonly TextEdit[]): string {
  const { text: after, skipped } = applyEdits(text, edits);
  assert.deepEqual(skipped, []);
  return after;
}

/** Sets cells of rows: `row column` → text. */
function set(ending: string, text: string, cells: Readonly<Record<string, string | string[]>>): string {
  const document = read(ending, text);
  const changes = Object.entries(cells).map(([place, value]): CellChange => {
    const [row = '0', column = ''] = place.split(' ');
    const found = document.registers.flatMap(({ rows }) => rows)[Number(row)];
    assert.ok(found);
    return {
      row: found,
      column,
      text: typeof value === 'string' ? value : value.join(', '),
      ...(typeof value !== 'string' && { items: value }),
    };
  });
  return applied(text, registerEdits(document, text, 'soa', catalog)?.setCells(changes) ?? []);
}

function add(ending: string, text: string, controls: string[]): string {
  const document = read(ending, text);
  return applied(text, registerEdits(document, text, 'soa', catalog)?.addRows(undecidedRows(document, controls, catalog)) ?? []);
}

describe('edits of a statement in YAML', () => {
  const yaml = [
    '# ours',
    'owner: CISO',
    'controls:',
    '  - control: A.5.1   # first',
    "    applicable: 'yes'",
    '    documents:',
    '      - POL-1 # the policy',
    '      - POL-2',
    '',
    '  # a remark',
    '  - { control: A.5.3, applicable: yes }',
    '  - control: A.5.4',
    '    justification: >-',
    '      Long',
    '      text',
    '',
  ].join('\n');

  it('change the value alone, in its quotes, and leave comments where they are', () => {
    assert.equal(set('yaml', yaml, { '0 applicable': "it's" }), yaml.replace("'yes'", "'it''s'"));
    assert.equal(
      set('yaml', yaml, { '1 applicable': 'no, never' }),
      yaml.replace('A.5.3, applicable: yes', 'A.5.3, applicable: "no, never"'),
    );
    assert.equal(set('yaml', yaml, { '2 justification': 'a: b\n#c' }), yaml.replace('>-\n      Long\n      text', '"a: b\\n#c"'));
  });

  it('add a key where it belongs', () => {
    assert.equal(set('yaml', yaml, { '0 status': 'implemented' }), yaml.replace("'yes'\n", "'yes'\n    status: implemented\n"));
    assert.equal(
      set('yaml', yaml, { '1 owner': 'CISO', '1 status': 'planned' }),
      yaml.replace('applicable: yes }', 'applicable: yes, status: planned, owner: CISO }'),
    );
    assert.equal(set('yaml', yaml, { '2 documents': ['POL-1'] }), yaml.replace('      text\n', '      text\n    documents: [POL-1]\n'));
    assert.equal(
      set('yaml', 'controls:\n  A.5.1:\n  A.5.2:\n', { '0 applicable': 'yes' }),
      'controls:\n  A.5.1:\n    applicable: yes\n  A.5.2:\n',
    );
  });

  it('keep lists as they are written', () => {
    assert.equal(set('yaml', yaml, { '0 documents': ['POL-1', 'POL-3'] }), yaml.replace('      - POL-2\n', '      - POL-3\n'));
    assert.equal(
      set('yaml', 'controls:\n  - control: A.5.1\n    documents: [POL-1, "POL 2"]\n', { '0 documents': ['POL 2', 'POL-3'] }),
      'controls:\n  - control: A.5.1\n    documents: ["POL 2", POL-3]\n',
    );
    assert.equal(
      set('yaml', 'controls:\n  - control: A.5.1\n    documents:\n', { '0 documents': ['POL-3'] }),
      'controls:\n  - control: A.5.1\n    documents: [POL-3]\n',
    );
  });

  it('add rows in catalogue order, in the form of the others', () => {
    assert.equal(
      add('yaml', yaml, ['A.5.2']),
      yaml.replace(
        'POL-2\n',
        'POL-2\n  - control: A.5.2\n    title: Information security roles and responsibilities\n    applicable: undecided\n',
      ),
    );
    assert.equal(
      add('yaml', 'controls:\r\n  A.5.2:\r\n    applicable: yes\r\n', ['A.5.1']),
      'controls:\r\n  A.5.1:\r\n    title: Policies for information security\r\n    applicable: undecided\r\n  A.5.2:\r\n    applicable: yes\r\n',
    );
    assert.equal(
      add('yaml', 'controls: [{ control: A.5.2 }]\n', ['A.5.3']),
      'controls: [{ control: A.5.2 }, { control: A.5.3, title: Segregation of duties, applicable: undecided }]\n',
    );
  });
});

describe('edits of a statement in a table', () => {
  const head = '---\ntype: soa\nowner: CISO\n---\n\n';
  const table = `${head}| Control | Applicable |\n|---|---|\n| A.5.1 | yes |\n| A.5.3 | **no** |\n\nEnd.\n`;

  it('change cells, add columns and rows', () => {
    assert.equal(set('md', table, { '1 applicable': 'yes' }), table.replace('**no**', 'yes'));
    assert.equal(
      set('md', table, { '0 owner': 'a|b', '1 applicable': 'yes' }),
      `${head}| Control | Applicable | Owner |\n|---|---| --- |\n| A.5.1 | yes | a\\|b |\n| A.5.3 | yes | |\n\nEnd.\n`,
    );
    assert.equal(add('md', table, ['A.5.2']), table.replace('| A.5.3', '| A.5.2 | undecided |\n| A.5.3'));
  });
});

describe('edits of a statement in CSV', () => {
  it('change cells, add columns and rows', () => {
    const csv = 'Control;Applicable\nA.5.1;yes\n"A.5.3";no\n';
    assert.equal(set('csv', csv, { '0 applicable': 'n;o', '1 owner': 'CISO' }), 'Control;Applicable;owner\nA.5.1;"n;o"\n"A.5.3";no;CISO\n');
    assert.equal(add('csv', csv, ['A.5.2']), 'Control;Applicable\nA.5.1;yes\nA.5.2;undecided\n"A.5.3";no\n');
  });
});

describe('whatever a cell is to hold', () => {
  const sources: Readonly<Record<string, string>> = {
    yaml: 'controls:\n  - control: A.5.1\n    applicable: yes\n    owner: "x"\n  - { control: A.5.2, summary: , owner: \'y\' }\n  - control: A.5.3\n    justification: |\n      a\n      b\n    evidence:\n',
    md: '---\ntype: soa\nowner: CISO\n---\n\n| Control | Applicable | Owner | Justification |\n|---|---|---|---|\n| A.5.1 | yes | x | a\\|b |\n| A.5.2 | no |\n| A.5.3 | | | |\n',
    csv: 'control,applicable,owner,justification\nA.5.1,yes,x,"a,b"\nA.5.2\n"A.5.3",,,\n',
  };
  const piece = fc.constantFrom(
    '|',
    '"',
    "'",
    '\\',
    '*',
    '_',
    '`',
    '\n',
    ': ',
    ' #',
    '- ',
    '{',
    ']',
    ',',
    ';',
    '=1+1',
    '@x',
    'yes',
    'null',
    '1e5',
    '0x1',
    '2026-01-01',
    'a b',
    '😀',
    '%',
    '&a',
    '!t',
    '<br>',
    '\t',
    '\u2028',
    '\u0085',
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('')),
    fc.string({ maxLength: 12 }),
  );
  const column = fc.constantFrom('owner', 'justification', 'summary', 'evidence', 'reviewer_note', 'applicable');

  for (const [ending, source] of Object.entries(sources))
    it(`it does afterwards, and nothing else has changed (${ending})`, () => {
      fc.assert(
        fc.property(fc.array(fc.tuple(fc.nat(2), column, text), { minLength: 1, maxLength: 4 }), (wanted) => {
          const cells = new Map(
            wanted.map(([row, name, value]) => [`${row} ${name}`, value.replace(/\r\n?/g, '\n').replace(/\0/g, '').trim()]),
          );
          const plain = (document: PolicyDocument): Map<string, string> =>
            new Map(
              document.registers.flatMap(({ rows }) =>
                rows.flatMap((row, i) =>
                  Object.entries(row.cells).flatMap(([name, each]) => (each.text === '' ? [] : [[`${i} ${name}`, each.text]])),
                ),
              ),
            );
          const expected = plain(read(ending, source));
          for (const [place, value] of cells) {
            if (value === '') expected.delete(place);
            else expected.set(place, value);
          }
          const after = set(ending, source, Object.fromEntries(cells));
          assert.deepEqual([...plain(read(ending, after))].sort(), [...expected].sort(), after);
        }),
        { ...seeded, numRuns: 400 },
      );
    });
});
