import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { PolicyDocument } from '../../../server/src/core/document/policy-document.ts';
import { readCsvCells } from '../../../server/src/core/document/registers/csv-cells.ts';
import { readRegisterFile } from '../../../server/src/core/document/registers/read-register-file.ts';
import type { Register } from '../../../server/src/core/document/registers/register.ts';
import { soaDecision } from '../../../server/src/core/document/registers/soa/soa-decision.ts';
import { isPlaceholder } from '../../../server/src/core/document/sections/titles.ts';
import { seeded } from '../../support/property-seed.ts';
import { catalog, facts } from '../facts.ts';

const kinds = [...catalog.registers.kinds.values()];

function read(path: string, text: string, id: string, configured = true): PolicyDocument {
  const kind = catalog.registers.kinds.get(id);
  assert.ok(kind);
  return readRegisterFile(`file:///ws/${path}`, text, { kind, configured }, { catalog, language: 'en', defaultFramework: 'iso27001-2022' });
}

/** Rows as column → text. */
function plain(register: Register | undefined): Record<string, string>[] {
  return (register?.rows ?? []).map(({ cells }) => Object.fromEntries(Object.entries(cells).map(([column, { text }]) => [column, text])));
}

describe('registers', () => {
  const rows = [
    { id: 'R-01', title: 'Fire', likelihood: '2', impact: '4', controls: 'A.7.5, A.8.13' },
    { id: 'R-02', title: 'Theft; loss', likelihood: '3', impact: '', controls: 'A.7.9' },
  ];

  it('are the same in YAML, CSV and a Markdown table', () => {
    const yaml = [
      'owner: CISO',
      'risks:',
      '  - id: R-01',
      '    title: "Fire"',
      '    likelihood: 2',
      '    impact: 4',
      '    controls: [A.7.5, A.8.13]',
      '  - { id: R-02, title: Theft; loss, likelihood: 3, impact: , controls: A.7.9 }',
      '',
    ].join('\n');
    const csv = 'ID;Risk;Probability;Severity;Controls\r\nR-01;Fire;2;4;A.7.5, A.8.13\r\n\r\nR-02;"Theft; loss";3;;A.7.9\r\n';
    const markdown = [
      '---',
      'type: register',
      'owner: CISO',
      '---',
      '',
      '# Risks',
      '',
      '| ID | Risk | Likelihood | **Impact** | Annex A controls |',
      '|---|---|---|---|---|',
      '| R-01 | [Fire](fire.md) | 2 | 4 | A.7.5, A.8.13 |',
      '| R-02 | Theft; loss | 3 | | A.7.9 |',
    ].join('\n');
    const readings = [read('risks.yaml', yaml, 'risks'), read('risks.csv', csv, 'risks'), facts(markdown).document];
    for (const document of readings) {
      assert.equal(document.classification.type, 'register');
      assert.deepEqual(document.registerProblems, []);
      assert.deepEqual(plain(document.registers[0]), rows, document.format);
      assert.deepEqual(
        document.references.filter(({ kind }) => kind === 'mention').flatMap(({ controls }) => controls),
        ['A.7.5', 'A.8.13', 'A.7.9'],
        document.format,
      );
    }
  });

  it('name the smallest text that must change', () => {
    for (const [path, text] of [
      ['risks.yaml', 'risks:\n  - id: "R-01"\n    controls: ["A.7.5", A.8.13]\n    impact: 4\n    likelihood: 😀 2\n'],
      ['risks.csv', 'id,controls,impact,likelihood\n"R-01","A.7.5, A.8.13",4,😀 2\n'],
    ] as const) {
      const document = read(path, text, 'risks');
      const cells = document.registers[0]?.rows[0]?.cells ?? {};
      const slice = (column: string): string => text.slice(cells[column]?.range.start, cells[column]?.range.end);
      assert.equal(slice('id'), '"R-01"');
      assert.equal(slice('likelihood'), '😀 2');
      for (const { range, text: written } of document.references) assert.equal(text.slice(range.start, range.end), written);
      assert.deepEqual(
        document.references.map((reference) => reference.text),
        ['A.7.5', 'A.8.13'],
      );
    }
  });

  it('may name their rows by keys, and take apart what a row nests', () => {
    const text =
      'version: "1.2"\ncontrols:\n  A.5.1: { applicable: yes, justification: Law }\n  A.7.4:\n    applicable: false\n    justification: { exclusion: We rent no rooms. }\n';
    const document = read('soa.yaml', text, 'soa');
    assert.deepEqual(plain(document.registers[0]), [
      { control: 'A.5.1', applicable: 'yes', justification: 'Law' },
      { control: 'A.7.4', applicable: 'false', justification_exclusion: 'We rent no rooms.' },
    ]);
    assert.deepEqual(
      document.applicability.map(({ control, applicable, justified }) => [control, applicable, justified]),
      [
        ['A.5.1', true, true],
        ['A.7.4', false, true],
      ],
    );
    assert.equal(document.metadata.fields[0]?.text, '1.2');
  });

  it('know the headings of a German statement, in which a document stands under `Referenz`', () => {
    const text =
      'Kontroll-ID,Kontrollname,Bereich,Anwendbar,Begründung,Umsetzungsstatus,Referenz\nA.5.1,Leitlinie,x,Ja,Gesetz,Umgesetzt,POL-001\n';
    assert.deepEqual(plain(read('soa.csv', text, 'soa').registers[0]), [
      { control: 'A.5.1', title: 'Leitlinie', applicable: 'Ja', justification: 'Gesetz', status: 'Umgesetzt', documents: 'POL-001' },
    ]);
  });

  it('take a placeholder behind a sign for one, and a sign alone for an answer', () => {
    const text = 'Control ID,Applicable,Status\nA.5.1,❓ TBC,🚧 TBD\nA.5.2,✅,❓\n';
    const decisions = read('soa.csv', text, 'soa').registers[0]?.rows.map((row) => soaDecision(row, catalog).applicable);
    assert.deepEqual(decisions, ['undecided', 'yes']);
    assert.deepEqual(['❓ TBC', '🚧 TBD', '✅', '❓ Yes'].map(isPlaceholder), [true, true, false, false]);
  });

  it('say what is wrong with them, and keep what can be read', () => {
    const broken = read('risks.yaml', 'risks:\n  - id: R-01\n    likelyhood: 2\n  - R-02\n  - id: R-03\n   impact: 1\n', 'risks');
    assert.equal(broken.registers[0]?.rows[0]?.cells.id?.text, 'R-01');
    assert.deepEqual([...new Set(broken.registerProblems.map(({ kind }) => kind))].sort(), ['key', 'syntax']);
    assert.equal(read('risks.csv', 'a,b\n1,2\n', 'risks').registerProblems.length, 1);
    assert.equal(read('risks.yaml', '- id: R-01\n', 'risks').registerProblems.length, 1);
  });

  it('say that rows below a line `---` are not read, and take no other file of several parts for a register', () => {
    const text = '---\r\nid: REG-1\r\n---\r\nrisks:\r\n  - id: R-01\r\n';
    const parted = read('risks.yaml', text, 'risks', false);
    assert.equal(parted.classification.isDocument, true);
    assert.deepEqual(
      parted.registerProblems.map(({ range }) => text.slice(range.start - 1, range.end)),
      ['\n---'],
    );
    assert.equal(read('risks.yaml', '---\nname: site\n---\nmenu:\n  - a\n', 'risks', false).classification.isDocument, false);
  });

  it('are no documents where only the name says so', () => {
    for (const text of ['', 'name: site\n', '- a\n', 'risks: none\n'.replace('risks', 'menu')])
      assert.equal(read('data/people.yaml', text, 'people', false).classification.isDocument, false, text);
    assert.equal(read('data/people.csv', 'first,last\nA,B\n', 'people', false).classification.isDocument, false);
  });

  it('read any text without failing, with ranges inside it', () => {
    const pieces = fc.constantFrom(
      'risks:',
      '\n',
      '  - ',
      'id: ',
      '"',
      ',',
      ';',
      '\r\n',
      'A.5.1',
      '{',
      '}',
      '[',
      ']',
      '# x',
      '😀',
      '\t',
      ': ',
      'likelihood',
      '&a',
      '*a',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...kinds), fc.constantFrom('yaml', 'csv'), (source, kind, ending) => {
        const document = read(`x.${ending}`, source, kind.id);
        const ranges = [
          ...document.registerProblems.map(({ range }) => range),
          ...document.references.map(({ range }) => range),
          ...document.registers.flatMap(({ range, rows: all }) => [
            range,
            ...all.flatMap((row) => [row.range, ...Object.values(row.cells).map((cell) => cell.range)]),
          ]),
        ];
        for (const { start, end } of ranges)
          assert.ok(start >= 0 && start <= end && end <= source.length, `${start}–${end} of ${source.length}`);
      }),
      { ...seeded, numRuns: 500 },
    );
  });
});

describe('CSV', () => {
  it('is read back as it was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', ' b', 'ü', '=') }).map((text) => text.trim());
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const text = [['x', 'y'], ...rows].map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        assert.deepEqual(
          readCsvCells(text)
            .rows.slice(1)
            .map((row) => row.map((each) => each.text)),
          rows,
        );
      }),
      seeded,
    );
  });
});
