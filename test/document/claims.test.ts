import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { defaultConfig } from '../../server/src/core/config/read-config.ts';
import { facts, shownReferences } from './facts.ts';

/** Reads a front matter whose marks are the claims that are expected, in order. */
function expectClaims(head: string, shown?: readonly string[]): ReturnType<typeof facts> {
  const found = facts(`---\n${head}\n---\n\n# Policy\n\n## Privileged access\n\nText.\n`);
  const claims = found.document.references.filter((reference) => reference.kind === 'claim');
  assert.deepEqual(
    claims.map((claim) => found.slice(claim.range)),
    found.marks.map((mark) => found.slice(mark)),
    head,
  );
  assert.deepEqual(
    claims.map((claim) => claim.range),
    found.marks,
    head,
  );
  for (const { text, range } of claims) assert.equal(text, found.slice(range), head);
  if (shown) assert.deepEqual(shownReferences(found, 'claim'), shown, head);
  return found;
}

describe('claims', () => {
  it('are read in every shape met in practice', () => {
    expectClaims('controls: [⟦A.5.25⟧, ⟦A.5.26⟧]', ['A.5.25', 'A.5.26']);
    expectClaims('controls:\n  - ⟦iso27001:A.05.01⟧', ['iso27001:A.05.01 → A.5.1']);
    expectClaims('frameworks:\n  iso27001:\n    controls: [⟦A.5.1⟧]', ['A.5.1']);
    expectClaims('compliance_mapping:\n  - framework: "ISO 27001"\n    controls: [⟦A.5.1⟧, "⟦A.8.2⟧"]\n', ['A.5.1', 'A.8.2']);
    expectClaims('annex_a_controls: "⟦A.5.29⟧, ⟦A.5.30⟧, ⟦A.8.14⟧"', ['A.5.29', 'A.5.30', 'A.8.14']);
    expectClaims('annex_a_controls:\n  - "⟦A.5.17 - Authentication information⟧"', ['A.5.17 - Authentication information → A.5.17']);
    expectClaims('iso_control: "⟦A.5.29⟧, ⟦A.5.30⟧"', ['A.5.29', 'A.5.30']);
    expectClaims('satisfies:\n  iso27001-2022:\n    - ⟦A.5.15⟧', ['A.5.15']);
    expectClaims('satisfies: { iso27001-2022: ⟦A.5.15⟧ }', ['A.5.15']);
    expectClaims('controls: ⟦A.5.15⟧', ['A.5.15']);
    expectClaims("controls: '⟦5.15⟧'", ['5.15 → A.5.15']);
    expectClaims('controls: [⟦a5.15⟧, ⟦Annex A 5.16⟧, ⟦A 5.17⟧]', ['a5.15 → A.5.15', 'Annex A 5.16 → A.5.16', 'A 5.17 → A.5.17']);
    expectClaims('controls: [⟦A.5.15-A.5.18⟧]', ['A.5.15-A.5.18 → A.5.15 A.5.16 A.5.17 A.5.18']);
    expectClaims('controls: []');
    expectClaims('controls:');
  });

  it('are found where they are written, though YAML joins lines and takes out escapes', () => {
    const ids = ['A.5.15', 'A.9.2.3 → A.8.2 (legacy)', 'A.8.13'];
    expectClaims('controls: "⟦A.5.15⟧,\n    ⟦A.9.2.3⟧, ⟦A.8.13⟧"', ids);
    expectClaims('controls: ⟦A.5.15⟧,\n  ⟦A.9.2.3⟧,\n  ⟦A.8.13⟧', ids);
    for (const block of ['|', '>-', '|+ # all of them'])
      for (const mark of ['', '- '])
        expectClaims(`controls: ${block}\n    ${mark}⟦A.5.15⟧\n\n    ${mark}⟦A.9.2.3⟧\n    ${mark}⟦A.8.13⟧`, ids);
    expectClaims('controls: >\r\n  ⟦A.5.15⟧, ⟦A.9.2.3⟧,\r\n  ⟦A.8.13⟧', ids);
    expectClaims('soc2: |\n  ⟦CC6.1⟧, ⟦CC6.2⟧\n  ⟦CC6.3⟧');
    const wrapped = facts('---\ncontrols: >\n  A.5.15 Access\n  control, A.8.13\n---\n\n# Policy\n');
    assert.deepEqual(
      wrapped.document.references.map(({ text, range }) => [text, wrapped.slice(range)]),
      [
        ['A.5.15 Access control', 'A.5.15 Access\n  control'],
        ['A.8.13', 'A.8.13'],
      ],
    );
    const escaped = facts('---\ncontrols: "A.5.15\\u0020Access, A.5.99"\n---\n\n# Policy\n');
    assert.deepEqual(
      escaped.document.references.map(({ text, range }) => [text, escaped.slice(range)]),
      [
        ['A.5.15 Access', 'A.5.15\\u0020Access, A.5.99'],
        ['A.5.99', 'A.5.99'],
      ],
    );
  });

  it('are read from maps of every make', () => {
    expectClaims('controls:\n  ⟦A.5.15⟧: Access control\n  ⟦A.5.18⟧: Access rights', ['A.5.15', 'A.5.18']);
    expectClaims('controls:\n  - id: ⟦A.5.15⟧\n    title: Access control\n  - control: ⟦A.5.18⟧\n  - ⟦A.8.2⟧: Privileged', [
      'A.5.15',
      'A.5.18',
      'A.8.2',
    ]);
    expectClaims('frameworks:\n  iso27001:\n    version: 2022\n    controls: [⟦A.5.1⟧]\n  soc2:\n    criteria: [⟦CC6.1⟧]\n', [
      'A.5.1',
      'CC6.1 →  (foreign)',
    ]);
    expectClaims(
      'compliance_mapping:\n  - standard: ISO/IEC 27001:2022\n    controls: "⟦A.5.1⟧, ⟦A.5.2⟧"\n  - standard: SOC 2\n    criteria: [⟦CC1.1⟧]',
      ['A.5.1', 'A.5.2', 'CC1.1 →  (foreign)'],
    );
    expectClaims('satisfies:\n  - { ref: ⟦A.5.1⟧, framework: iso27001-2022 }\n  - { ref: ⟦CC6.1⟧, framework: SOC 2 }', [
      'A.5.1',
      'CC6.1 →  (foreign)',
    ]);
  });

  it('are several in one value', () => {
    expectClaims('controls: "⟦A.5.17 - Authentication, and more⟧; ⟦A.5.18 Access rights⟧"', [
      'A.5.17 - Authentication, and more → A.5.17',
      'A.5.18 Access rights → A.5.18',
    ]);
    expectClaims('controls: "⟦A.5.15⟧/⟦A.5.16⟧"', ['A.5.15', 'A.5.16']);
    expectClaims('controls: "⟦A.5.15⟧,⟦A.5.16⟧"', ['A.5.15', 'A.5.16']);
  });

  it('of other standards are told by their key, their prefix, their look and their neighbours', () => {
    const frameworks = (head: string): string[] =>
      facts(`---\n${head}\n---\n`)
        .document.references.filter(({ status }) => status === 'foreign')
        .map(({ framework, text }) => `${framework} ${text}`);
    assert.deepEqual(frameworks('soc2_criteria: [CC6.1, A1.2]'), ['soc2 CC6.1', 'soc2 A1.2']);
    assert.deepEqual(frameworks('nist_controls: "AC-2, AC-3"'), ['nist-800-53 AC-2', 'nist-800-53 AC-3']);
    assert.deepEqual(frameworks('controls: [A.5.15, CC6.1, A1.2, AC-2, PR.AA-01]'), [
      'soc2 CC6.1',
      'soc2 A1.2',
      'nist-800-53 AC-2',
      'nist-csf PR.AA-01',
    ]);
    assert.deepEqual(frameworks('controls: ["SOC2:CC6.1", "ISO 42001 A.6.2.4"]'), ['soc2 SOC2:CC6.1', 'iso42001-2023 ISO 42001 A.6.2.4']);
    assert.deepEqual(frameworks('satisfies: { HOUSE-RULES: [H-1] }'), ['HOUSE-RULES H-1']);
  });

  it('are none where a key names frameworks, clauses or free text', () => {
    for (const head of [
      'frameworks: [ISO 27001, SOC 2]',
      'frameworks: { iso27001: true, soc2: "Type II" }',
      'compliance: GDPR and ISO 27001',
      'standards:\n  - ISO/IEC 27001:2022',
      'references: ["ISO/IEC 27001:2022 A.5, A.8; SOC 2 CC6"]',
      'iso_clauses: ["5.2", "6.1"]',
      'iso27001: "5.2"',
      'iso27001_certified: 2024-01-01',
      'nist_csf_level: 3',
      'controls: [TBD]',
      'controls: "[control ids]"',
      'controls: true',
      'isolation: A.5.15',
    ])
      assert.deepEqual(
        facts(`---\n${head}\n---\n\n# Policy\n`).document.references.filter(({ kind }) => kind === 'claim'),
        [],
        head,
      );
  });

  it('are of the framework that is named, and of the configured one where none is', () => {
    const legacy = expectClaims('satisfies:\n  iso27001-2013: [⟦A.9.2.3⟧, ⟦A.6.1.1⟧]', [
      'A.9.2.3 → A.8.2 (legacy)',
      'A.6.1.1 → A.5.2 (legacy)',
    ]);
    assert.deepEqual([...new Set(legacy.document.references.map((claim) => claim.framework))], ['iso27001-2013']);
    const config = { ...defaultConfig, frameworks: ['iso27001-2013'] };
    const { document } = facts('---\ncontrols: [A.6.1.1]\n---\n', { config });
    assert.deepEqual([document.references[0]?.framework, document.references[0]?.status], ['iso27001-2013', 'legacy']);
  });

  it('of a framework without catalogue are foreign, with the place of its name', () => {
    const found = facts('---\nsatisfies:\n  ⟦TSC⟧:\n    - ⟦CC6.1⟧\n    - ⟦A1.2⟧\n---\n');
    assert.deepEqual(
      found.document.references.map(({ status, framework, frameworkRange, range, controls }) => [
        status,
        framework,
        frameworkRange,
        range,
        controls,
      ]),
      [
        ['foreign', 'soc2', found.marks[0], found.marks[1], []],
        ['foreign', 'soc2', found.marks[0], found.marks[2], []],
      ],
    );
  });

  it('carry extent and section', () => {
    const found = expectClaims(
      'satisfies:\n  iso27001-2022:\n    - { ref: ⟦A.8.2⟧, extent: partial, section: "#privileged-access", note: x }\n    - ⟦A.5.15⟧',
    );
    const [partial, full] = found.document.references;
    assert.deepEqual([partial?.extent, found.document.sections[partial?.section ?? -1]?.title], ['partial', 'Privileged access']);
    assert.deepEqual([full?.extent, full?.section], ['full', -1]);
  });

  it('know a number without quotes, which loses its last zero', () => {
    const { document } = expectClaims('controls: [⟦5.10⟧, "⟦5.1⟧"]', ['5.10 → A.5.10', '5.1 → A.5.1']);
    assert.deepEqual(
      document.references.map(({ form }) => form),
      ['unquoted-number', 'id'],
    );
  });

  it('that are no ids are malformed, those of the wrong list unknown', () => {
    expectClaims('controls: [⟦access control⟧, ⟦A.5⟧, ⟦A.5.15.⟧, ⟦A.5.99⟧, ⟦A.05.99⟧]', [
      'access control →  (malformed)',
      'A.5 →  (malformed)',
      'A.5.15. →  (malformed)',
      'A.5.99 →  (unknown)',
      'A.05.99 →  (unknown)',
    ]);
  });

  it('hold the whole item for edits, quotes included', () => {
    for (const head of [
      'controls: [⟦"A.5.1"⟧, ⟦A.5.2⟧]',
      'controls: >-\n  ⟦A.9.2.3⟧\nowner: CISO',
      'controls: |\n  ⟦A.5.1⟧\n  ⟦A.5.2⟧\nowner: CISO',
    ]) {
      const found = facts(`---\n${head}\n---\n`);
      assert.deepEqual(
        found.document.references.map(({ itemRange }) => itemRange),
        found.marks,
        head,
      );
    }
  });

  it('stand in comments and headings of a section', () => {
    const found = facts(
      '# Policy\n\n## One {⟦A.8.2⟧}\n\nText.\n\n## Two\n\n<!-- satisfies: ⟦A.8.3⟧, ⟦A.8.4⟧ -->\n\nText.\n\n<!--satisfies:⟦A.8.5⟧-->\n',
    );
    const { references, sections } = found.document;
    assert.deepEqual(
      references.map(({ kind, place, range, section }) => [kind, place, range, sections[section]?.title]),
      [
        ['claim', 'comment', found.marks[1], 'Two'],
        ['claim', 'comment', found.marks[2], 'Two'],
        ['claim', 'comment', found.marks[3], 'Two'],
        ['claim', 'heading', found.marks[0], 'One'],
      ],
    );
    assert.deepEqual([sections[1]?.title, found.slice(sections[1]?.titleRange ?? { start: 0, end: 0 })], ['One', 'One']);
  });
});
