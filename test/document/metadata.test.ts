import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { metadataField } from '../../server/src/core/document/metadata/metadata.ts';
import { facts } from './facts.ts';

/** Reads a text whose marks are the values expected, in document order; gives `key: value` of what was found. */
function expectValues(source: string, shown: readonly string[], carrier: string): void {
  const found = facts(source);
  const fields = [...found.document.metadata.fields].sort((a, b) => a.valueRange.start - b.valueRange.start);
  assert.deepEqual(
    fields.map((field) => `${field.key}: ${field.text}`),
    shown,
    source,
  );
  assert.deepEqual(
    fields.map((field) => field.valueRange),
    found.marks,
    source,
  );
  for (const field of fields) assert.equal(field.carrier, carrier, source);
  for (const field of fields) assert.equal(found.slice(field.keyRange), field.written, source);
}

describe('document control data in the body', () => {
  const owner = ['owner: Jane Doe', 'version: 2.1'];

  it('is read from lines right above a rule, which would make a heading of them', () => {
    const found = facts('# P\n\n**Owner:** ⟦Jane Doe⟧  \n**Version:** ⟦2.1⟧\n---\n\n## Scope\n\nx\n');
    assert.deepEqual(
      found.document.metadata.fields.map((field) => field.valueRange),
      found.marks,
    );
    assert.deepEqual(
      found.document.sections.map((section) => section.title),
      ['P', 'Scope'],
    );
    expectValues('# P\n\n**Maintained by:** ⟦Jane Doe⟧\n---\n', ['owner: Jane Doe'], 'label');
  });

  it('is read from key/value tables, also with an empty header row and with bold keys', () => {
    expectValues('# P\n\n| Owner | ⟦Jane Doe⟧ |\n|---|---|\n| Version | ⟦2.1⟧ |\n', owner, 'table');
    expectValues('# P\n\n| | |\n|---|---|\n| **Owner** | ⟦Jane Doe⟧ |\n| **Version:** | ⟦2.1⟧ |\n', owner, 'table');
    expectValues('# P\n\n| Field | Value |\n|---|---|\n| Policy Owner | ⟦Jane Doe⟧ |\n| Document Version | ⟦2.1⟧ |\n', owner, 'table');
    expectValues('# P\r\n\r\n|Owner|⟦Jane Doe⟧|\r\n|--|--|\r\n|Version|⟦2.1⟧|\r\n', owner, 'table');
  });

  it('is read from bold lines of every make', () => {
    expectValues('# P\n\n**Owner:** ⟦Jane Doe⟧\n**Version:** ⟦2.1⟧\n', owner, 'label');
    expectValues('# P\n\n**Owner**: ⟦Jane Doe⟧  \n**Version**: ⟦2.1⟧\n', owner, 'label');
    expectValues('# P\n\n__Owner:__ ⟦Jane Doe⟧\\\n__Version:__ ⟦2.1⟧\n', owner, 'label');
    expectValues('# P\n\n- **Owner:** ⟦Jane Doe⟧\n- **Version:** ⟦2.1⟧\n', owner, 'label');
    expectValues('# P\r\n\r\n**Owner:** ⟦Jane Doe⟧\r\n**Version:** ⟦2.1⟧\r\n', owner, 'label');
  });

  it('is read from several fields on one line, emoji before them', () => {
    expectValues('# P\n\n**👤 Owner:** ⟦Jane Doe⟧ | **📋 Version:** ⟦2.1⟧\n', owner, 'label');
    expectValues('# P\n\nOwner: ⟦Jane Doe⟧ | Version: ⟦2.1⟧\n', owner, 'label');
  });

  it('is read from plain lines and from quotes with hard breaks', () => {
    expectValues('# P\n\nOwner: ⟦Jane Doe⟧\nVersion: ⟦2.1⟧\n', owner, 'label');
    expectValues('# P\n\n> **Owner:** ⟦Jane Doe⟧  \n> **Version:** ⟦2.1⟧\n', owner, 'blockquote');
    expectValues('# P\n\n> Owner: ⟦Jane Doe⟧\n>\n> Version: ⟦2.1⟧\n', owner, 'blockquote');
  });

  it('is read in other languages', () => {
    expectValues('# R\n\n**Eigentümer:** ⟦Jane⟧\n**Gültig ab:** ⟦2026-01-01⟧\n', ['owner: Jane', 'effective_date: 2026-01-01'], 'label');
    expectValues('# P\n\n**Propriétaire :** ⟦Jane⟧\n**Statut :** ⟦brouillon⟧\n', ['owner: Jane', 'status: brouillon'], 'label');
    expectValues(
      '# P\n\n**Próxima revisión:** ⟦2026-01-01⟧\n**Estado:** ⟦borrador⟧\n',
      ['next_review_date: 2026-01-01', 'status: borrador'],
      'label',
    );
  });

  it('keeps an empty value, and knows placeholders', () => {
    const { document } = facts('# P\n\n**Owner:**\n**Approver:** [Name]\n**Version:** {{version}}\n**Status:** TBD\n**Author:** Jane\n');
    assert.deepEqual(
      document.metadata.fields.map((field) => [field.key, field.text, field.blank]),
      [
        ['owner', '', true],
        ['approver', '[Name]', true],
        ['version', '{{version}}', true],
        ['status', 'TBD', true],
        ['author', 'Jane', false],
      ],
    );
  });

  it('is not taken from code, from sentences, or from far down', () => {
    for (const source of [
      '# P\n\n```\nOwner: Jane\n```\n',
      '# P\n\nThe owner: of a system is named in the register.\n',
      `# P\n\n${'Text.\n\n'.repeat(20)}Owner: Jane\n`,
      '# P\n\n<!-- Owner: Jane -->\n',
      '# P\n\n| Role | Task |\n|---|---|\n| CISO | reviews |\n',
    ])
      assert.deepEqual(facts(source).document.metadata.fields, [], source);
  });

  it('is taken from far down in a section about document control', () => {
    const found = facts(`# P\n\n${'Text.\n\n'.repeat(20)}## Document Control\n\nOwner: ⟦Jane⟧\n`);
    assert.deepEqual(found.document.metadata.fields[0]?.valueRange, found.marks[0]);
  });

  it('trusts front matter most, filled values before blank ones', () => {
    const { metadata } = facts(
      '---\nowner: TBD\nversion: "3.0"\n---\n# P\n\n> Owner: Quoted\n\nOwner: Lined\n\n| Owner | Tabled |\n|---|---|\n| Version | 2.0 |\n',
    ).document;
    assert.deepEqual([metadataField(metadata, 'owner')?.text, metadataField(metadata, 'version')?.text], ['Tabled', '3.0']);
    assert.deepEqual(
      metadata.fields.filter((field) => field.key === 'owner').map((field) => field.carrier),
      ['front-matter', 'table', 'label', 'blockquote'],
    );
  });

  it('knows aliases of front matter keys, lists and nulls', () => {
    const { metadata } = facts('---\nPolicy-Owner: Jane\napproved_by: [A, B]\nnext_review: ~\neffective_date: [TBD]\n---\n').document;
    assert.deepEqual(
      metadata.fields.map((field) => [field.key, field.written, field.text, field.blank]),
      [
        ['owner', 'Policy-Owner', 'Jane', false],
        ['approver', 'approved_by', 'A, B', false],
        ['next_review_date', 'next_review', '', true],
        ['effective_date', 'effective_date', 'TBD', true],
      ],
    );
  });
});
