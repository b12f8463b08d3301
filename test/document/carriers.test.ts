import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { seeded } from '../support/property-seed.ts';
import { type Facts, facts } from './facts.ts';

/**
 * Reads a text whose marks are the values expected, in document order; `shown` are `key: value` with the carrier where it
 * changes: `[table] owner: CISO`.
 */
function expectFields(source: string, shown: readonly string[]): Facts {
  const found = facts(source);
  const fields = [...found.document.metadata.fields].sort((a, b) => a.valueRange.start - b.valueRange.start);
  let carrier = '';
  const actual = fields.map((field) => {
    const prefix = field.carrier === carrier ? '' : `[${field.carrier}] `;
    carrier = field.carrier;
    return `${prefix}${field.key}: ${field.text}`;
  });
  assert.deepEqual(actual, shown, source);
  assert.deepEqual(
    fields.map((field) => field.valueRange),
    found.marks,
    source,
  );
  for (const field of fields) assert.equal(found.slice(field.keyRange), field.written, source);
  return found;
}

function expectNone(source: string): void {
  assert.deepEqual(
    facts(source).document.metadata.fields.map((field) => `${field.key}: ${field.text}`),
    [],
    source,
  );
}

/** Enough text for a document to have begun. */
const purpose = '## Purpose\n\nThis document says how the company keeps its keys under lock.\n\n';

describe('tables of document control data', () => {
  it('have labels left, also with the first label in the header cell, or two pairs a row', () => {
    expectFields('# P\n\n| Owner | ⟦CISO⟧ |\n|---|---|\n', ['[table] owner: CISO']);
    expectFields('# P\n\n| Policy Owner | ⟦CISO⟧ | Version | ⟦2.0⟧ |\n|---|---|---|---|\n| Approved by | ⟦CEO⟧ | Status | ⟦Approved⟧ |\n', [
      '[table] owner: CISO',
      'version: 2.0',
      'approver: CEO',
      'status: Approved',
    ]);
    expectFields('# P\n\n| Item | Value | Remark |\n|---|---|---|\n| Owner | ⟦CISO⟧ | x |\n| Next review | ⟦2026-01-01⟧ | x |\n', [
      '[table] owner: CISO',
      'next_review_date: 2026-01-01',
    ]);
  });

  it('have labels in the header and one row of values', () => {
    expectFields('# P\n\n| Owner | Approver | Next Review |\n|---|---|---|\n| ⟦CISO⟧ | ⟦CEO⟧ | ⟦2026-01-01⟧ |\n', [
      '[table] owner: CISO',
      'approver: CEO',
      'next_review_date: 2026-01-01',
    ]);
    expectFields(`# P\n\n${purpose}## Approval\n\n| **Review Date** | **Approver** |\n|---|---|\n| ⟦May 2, 2025⟧ | ⟦Jane Doe⟧ |\n`, [
      '[table] next_review_date: May 2, 2025',
      'approver: Jane Doe',
    ]);
  });

  it('name people in a column of their own where they are approvals', () => {
    expectFields(
      `# P\n\n${purpose}## Approval\n\n| Role | Position | Name | Date |\n|---|---|---|---|\n| Prepared by | ISO | ⟦Jane⟧ | 2025-01-01 |\n| Approved by | CEO | ⟦⟧ | |\n`,
      ['[table] author: Jane', 'approver: '],
    );
  });

  it('say the same without links, marks, entities and line breaks', () => {
    expectFields('# P\n\n| | |\n|-|-|\n| Owner | ⟦[CISO](people.md)⟧ |\n| Approver | **⟦R&amp;D <br> IT⟧** |\n', [
      '[table] owner: CISO',
      'approver: R&D, IT',
    ]);
  });

  it('are read in the languages of the world', () => {
    expectFields(
      '# R\n\n| Feld | Wert |\n|-|-|\n| Dokumentenverantwortlicher | ⟦ISB⟧ |\n| Freigegeben durch | ⟦Vorstand⟧ |\n| Nächste Prüfung | ⟦01.03.2026⟧ |\n',
      ['[table] owner: ISB', 'approver: Vorstand', 'next_review_date: 01.03.2026'],
    );
    expectFields(
      "# P\n\n| Champ | Valeur |\n|-|-|\n| Propriétaire | ⟦RSSI⟧ |\n| Approuvé par | ⟦DG⟧ |\n| Date d'entrée en vigueur | ⟦2026-03-01⟧ |\n",
      ['[table] owner: RSSI', 'approver: DG', 'effective_date: 2026-03-01'],
    );
    expectFields(
      '# P\n\n| Campo | Valor |\n|-|-|\n| Propietario de la política | ⟦CISO⟧ |\n| Aprobado por | ⟦Dirección⟧ |\n| Versión | ⟦2⟧ |\n',
      ['[table] owner: CISO', 'approver: Dirección', 'version: 2'],
    );
    expectFields('# 方針\n\n| 項目 | 内容 |\n|-|-|\n| 文書番号 | ⟦P-01⟧ |\n| 承認者 | ⟦社長⟧ |\n', ['[table] id: P-01', 'approver: 社長']);
    expectFields('# 政策\n\n| 項目 | 內容 |\n|-|-|\n| 文件編號 | ⟦P-01⟧ |\n| 撰寫人 | ⟦王⟧ |\n| 批准人 | ⟦李⟧ |\n', [
      '[table] id: P-01',
      'author: 王',
      'approver: 李',
    ]);
    expectFields('# P\n\n| Owner / Ιδιοκτήτης | ⟦CISO⟧ |\n|-|-|\n| Έκδοση | ⟦1.2⟧ |\n', ['[table] owner: CISO', 'version: 1.2']);
  });

  it('are none where a table speaks of something else', () => {
    for (const table of [
      '| Asset | Owner | Classification |\n|-|-|-|\n| CRM | Sales | Internal |\n| ERP | Finance | Secret |\n',
      '| Asset | Owner | Classification |\n|-|-|-|\n| CRM | Sales | Internal |\n',
      '| Classification | Owner | Handling |\n|-|-|-|\n| Internal | Anyone | Lock it |\n',
      '| Action | Owner | Status |\n|-|-|-|\n| Patch | IT | open |\n',
      '| Software | Version |\n|-|-|\n| OpenSSL | 3.0 |\n',
      '| Software | Version | Date |\n|-|-|-|\n| OpenSSL | 3.0 | 2024-01-01 |\n',
      '| Role | Responsibility |\n|-|-|\n| Owner | Keeps the register |\n| Approver | Signs changes |\n',
      '| Field | Description |\n|-|-|\n| Version | Number of the version |\n| Effective date | When the document becomes active |\n',
      '| Activity | CISO | Owner |\n|-|-|-|\n| Review | R | A |\n',
      '| Risk | Likelihood | Owner | Status |\n|-|-|-|-|\n| Fire | low | COO | open |\n',
      '| Status | Count |\n|-|-|\n| Open | 4 |\n',
      '| 責任者 | 完了予定日 |\n|-|-|\n| 田中 | 2025-01-01 |\n',
    ])
      for (const before of ['# P\n\n', `# P\n\n${purpose}`, `# P\n\n${purpose}## Assets\n\n`]) expectNone(before + table);
  });

  it('count amid the document only under a heading that announces them, or beyond doubt', () => {
    const table = '| Owner | CISO |\n|-|-|\n| Status | active |\n';
    expectNone(`# P\n\n${purpose}## Systems\n\n${table}`);
    for (const heading of ['Document Control', 'Metadata', 'Dokumenteninformationen', 'Información del documento', 'Policy information'])
      assert.equal(facts(`# P\n\n${purpose}## ${heading}\n\n${table}`).document.metadata.fields.length, 2, heading);
    expectFields(`# P\n\n${purpose}## Last things\n\n| Document owner | ⟦CISO⟧ |\n|-|-|\n| Approved by | ⟦CEO⟧ |\n| Version | ⟦1.0⟧ |\n`, [
      '[table] owner: CISO',
      'approver: CEO',
      'version: 1.0',
    ]);
  });
});

describe('histories of versions', () => {
  const history = (rows: string, header = '| Version | Date | Author | Change |'): string =>
    `# P\n\n${purpose}## Revision History\n\n${header}\n|-|-|-|-|\n${rows}`;

  it('speak by the row of the highest version, wherever it stands', () => {
    const newest = '| ⟦1.10⟧ | 2025-01-01 | ⟦Jane⟧ | more |\n';
    const older = '| 1.9 | 2024-01-01 | Joe | some |\n| 0.1 | 2023-01-01 | Jim | first |\n';
    for (const rows of [newest + older, older + newest]) expectFields(history(rows), ['[history] version: 1.10', 'author: Jane']);
  });

  it('speak by the latest date where versions are no numbers', () => {
    expectFields(history('| draft | 2024-12-01 | Joe | x |\n| ⟦final⟧ | 1 March 2025 | ⟦Jane⟧ | x |\n'), [
      '[history] version: final',
      'author: Jane',
    ]);
  });

  it('name owner and approver, and pass over rows to be filled', () => {
    expectFields(
      history(
        '| ⟦2.0⟧ | 2025-01-01 | ⟦COO⟧ | ⟦CEO⟧ |\n| | | | |\n| [X] | [Date] | [Owner] | [Name] |\n',
        '| Version | Date | Owner | Approved by |',
      ),
      ['[history] version: 2.0', 'owner: COO', 'approver: CEO'],
    );
  });

  it('are read in other languages, and give no dates', () => {
    expectFields(history('| ⟦1.1⟧ | 01.02.2025 | ⟦Eva⟧ | neu |\n', '| Version | Datum | Autor | Änderung |'), [
      '[history] version: 1.1',
      'author: Eva',
    ]);
    expectFields(history('| ⟦2.0⟧ | 2025-01-01 | 新規 | ⟦社長⟧ |\n', '| 版 | 改訂日 | 変更内容 | 承認者 |'), [
      '[history] version: 2.0',
      'approver: 社長',
    ]);
  });

  it('are trusted least', () => {
    const { metadata } = facts(`---\nversion: "3.0"\n---\n${history('| 2.0 | 2025-01-01 | Jane | x |\n')}`).document;
    assert.deepEqual(
      metadata.fields.map((field) => `${field.carrier} ${field.text}`),
      ['front-matter 3.0', 'history 2.0', 'history Jane'],
    );
  });

  it('of front matter give the version of their latest entry', () => {
    const { metadata } = facts(
      '---\nrevisions:\n  - { version: "1.0", date: 2024-01-01, author: Joe }\n  - { version: "1.1", date: 2025-01-01, approved_by: Jane }\n---\n# P\n',
    ).document;
    assert.deepEqual(
      metadata.fields.filter(({ carrier }) => carrier === 'history').map((field) => `${field.key}: ${field.text}`),
      ['version: 1.1', 'approver: Jane'],
    );
  });
});

describe('lines of document control data', () => {
  it('may run on without any line break', () => {
    expectFields('# P\n\n**Owner:** ⟦CISO⟧ **Version:** ⟦2.1⟧ **Last Updated:** 2025-01-01 **Status:** ⟦Draft⟧\n', [
      '[label] owner: CISO',
      'version: 2.1',
      'status: Draft',
    ]);
  });

  it('are divided by bars, dots, bullets, wide gaps, commas and line break tags', () => {
    for (const mark of [' | ', ' · ', ' • ', '   ', '\t', ', ', '<br>', '; '])
      expectFields(`# P\n\nOwner: ⟦Jane Doe⟧${mark}Version: ⟦2.1⟧${mark}Approved by: ⟦CEO⟧\n`, [
        '[label] owner: Jane Doe',
        'version: 2.1',
        'approver: CEO',
      ]);
    expectFields('# P\n\n👤 **Owner:** ⟦CISO⟧ · 📅 **Effective Date:** ⟦2025-08-15⟧ (UTC)\n', [
      '[label] owner: CISO',
      'effective_date: 2025-08-15',
    ]);
    expectFields('# P\n\nOwner: ⟦Doe, Jane | CISO⟧\n', ['[label] owner: Doe, Jane | CISO']);
  });

  it('may be bold or italic as a whole, or have the value below', () => {
    expectFields('# P\n\n**Owner: ⟦CISO⟧**\n\n*Version: ⟦2.1⟧*\n', ['[label] owner: CISO', 'version: 2.1']);
    expectFields('# P\n\n**Owner:**\n⟦CISO⟧\n**Approver:**\n⟦CEO⟧\n', ['[label] owner: CISO', 'approver: CEO']);
  });

  it('stand in list items, quotes and behind an introduction', () => {
    expectFields('# P\n\n- **Owner:** ⟦CISO⟧\n- Version: ⟦2.1⟧\n* Status: ⟦Draft⟧\n', [
      '[label] owner: CISO',
      'version: 2.1',
      'status: Draft',
    ]);
    expectFields(
      '# P\n\nThis policy is part of the handbook of the company and of its daughters.\n\n> **Document control**  \n> Owner: ⟦CISO⟧  \n> Version: ⟦2.1⟧\n',
      ['[blockquote] owner: CISO', 'version: 2.1'],
    );
    expectFields(`# P\n\n${purpose}**Document Owner:** ⟦CISO⟧\n**Approved by:** ⟦CEO⟧\n\n## Scope\n\nAll.\n`, [
      '[label] owner: CISO',
      'approver: CEO',
    ]);
  });

  it('stand at the end of a document', () => {
    expectFields(
      `# P\n\n${purpose}## Scope\n\nAll people of the company and its partners are meant.\n\n---\n\n*Handbook: x | In force since: ⟦2024-01-01⟧ | Next review: ⟦2024-12-31⟧*\n`,
      ['[label] effective_date: 2024-01-01', 'next_review_date: 2024-12-31'],
    );
    expectNone(`# P\n\n${purpose}## Steps\n\nEverybody reads the whole of this text before the first day.\n\nStatus: done\n`);
  });

  it('stand below a heading that announces them', () => {
    expectFields(`# P\n\n${purpose}### Metadatos del Plan\n\n- **Responsable**: ⟦CISO⟧\n- **Periodicidad**: ⟦Anual⟧\n`, [
      '[label] owner: CISO',
      'review_cycle: Anual',
    ]);
    expectFields('# Richtlinie\n\n## 1. Kopf\n\n- Beschlossen von: ⟦Leitung⟧\n- Gültig seit: ⟦2026-08-05⟧.\n', [
      '[label] approver: Leitung',
      'effective_date: 2026-08-05',
    ]);
  });

  it('judge labels of several meanings by the value', () => {
    expectFields('# P\n\n**Approved:** ⟦2025-01-01⟧\n**Reviewed:** ⟦2025-02-01⟧\n**Review:** ⟦Annual⟧\n', [
      '[label] approved_date: 2025-01-01',
      'last_review_date: 2025-02-01',
      'review_cycle: Annual',
    ]);
    expectFields('# R\n\n**Freigabe:** ⟦Jane Doe, Vorstand⟧\n', ['[label] approver: Jane Doe, Vorstand']);
    expectFields('# P\n\n**Owner:** ⟦Will Smith⟧\n', ['[label] owner: Will Smith']);
    expectNone('# P\n\n**Approval:** pending\n**Reviewed:** by all\n**Review:** see below\n**Effective:** always\n');
  });

  it('state two keys in one label', () => {
    const { metadata } = facts('# P\n\n**Policy Owner & Approver:** VP Operations\n\n**Author/Reviewer:** Joe\n').document;
    assert.deepEqual(
      metadata.fields.map((field) => `${field.key}: ${field.text}`),
      ['owner: VP Operations', 'approver: VP Operations', 'author: Joe'],
    );
  });

  it('name the owner of the document in a paragraph or heading of its own, wherever it stands', () => {
    const rest = '\n## Annex\n\nMore words that nobody needs, but that are here all the same.\n';
    for (const line of [
      '**Policy Owner:** ⟦Head of Security⟧\n',
      'Document owner: ⟦Head of Security⟧\n',
      '#### &nbsp; Policy Owner: ⟦Head of Security⟧\n',
    ])
      expectFields(`# P\n\n${purpose}## Enforcement\n\nWhoever breaks these rules is spoken to by the head.\n\n${line}${rest}`, [
        '[label] owner: Head of Security',
      ]);
    expectNone(`# P\n\n${purpose}## Enforcement\n\n**Owner:** Head\n\n**Policy Owner:** [Name]\n${rest}`);
  });

  it('know what a review date and a revision are beside others', () => {
    expectFields('# P\n\n**Review date:** 2024-01-01\n**Next review:** ⟦2025-01-01⟧\n**Version:** ⟦1.2⟧\n**Revision:** 4\n', [
      '[label] next_review_date: 2025-01-01',
      'version: 1.2',
    ]);
    expectFields('# P\n\n**Review date:** ⟦2024-01-01⟧\n**Revision:** ⟦4⟧\n', ['[label] next_review_date: 2024-01-01', 'version: 4']);
    expectNone('# Training Materials Review\n\n**Review date:** 2024-01-01\n');
  });

  it('know values that are none', () => {
    const { metadata } = facts(
      '# P\n\n**Owner:** N/A\n**Effective date:** YYYY-MM-DD\n**Version:** x.y\n**Approved by:** none\n**Next review:** TT.MM.JJJJ\n',
    ).document;
    assert.deepEqual(
      metadata.fields.map((field) => field.blank),
      [true, true, true, true, true],
    );
  });

  it('are read without the accents that a keyboard lacks', () => {
    expectFields('# P\n\n**Codigo:** ⟦POL-1⟧\n**Proxima revision:** ⟦2026-01-01⟧\n', ['[label] id: POL-1', 'next_review_date: 2026-01-01']);
    expectFields('# R\n\n**Eigentuemer:** ⟦ISB⟧\n**Gueltig ab:** ⟦2026-01-01⟧\n', ['[label] owner: ISB', 'effective_date: 2026-01-01']);
  });

  it('are none in steps, role lists, definitions and sentences', () => {
    for (const text of [
      `${purpose}## Process\n\n1. **Owner:** opens the ticket.\n2. **Approver:** Jane Doe\n3. **Status:** done\n`,
      `${purpose}## Steps\n\n1. Fill in the form.\n   Owner: the one who asks\n2. Send it.\n\nDone is done, and then nothing else is to be said on this.\n`,
      `${purpose}## Roles\n\n- **Policy Owner:** Maintains the policy and tells everybody.\n- **Approver:** approves it.\n\nAll of them meet once a month to talk.\n`,
      `${purpose}## Definitions\n\n**Owner:** somebody who answers for a thing.\n\n**Classification:** how secret a thing is.\n\nThese words are used in all of our documents.\n`,
      `${purpose}## Fields\n\n- **Effective Date**: when the document becomes active\n- **Review Date**: when the next review is due\n- **Version**: the number of the version\n`,
      `${purpose}## Ticket\n\nStatus: open\n\nThe ticket is closed by whoever opened it, and by no one else.\n`,
      '## Purpose\n\nThe owner: of a system is named in the register.\n',
    ])
      expectNone(`# P\n\n${text}`);
  });

  it('are not blank where the value is the list or table below', () => {
    expectNone('# P\n\n**Owner:**\n\n- CISO\n- CTO\n\n## Scope\n\nAll.\n');
    expectNone('# P\n\n**Version:**\n\n| a | b |\n|-|-|\n| c | d |\n');
    const { document } = facts('# P\n\n- **Owner:**\n- **Version:** 1.0\n');
    assert.deepEqual(
      document.metadata.fields.map((field) => [field.key, field.blank]),
      [
        ['owner', true],
        ['version', false],
      ],
    );
  });

  it('belong to the first of several documents in one file', () => {
    const one = (n: number): string =>
      `# Part ${n}\n\n**Owner:** Owner${n}\n\n## Topic\n\nSome words on the topic, enough of them to be text.\n\n## Document Control\n\nVersion: ${n}\n\n`;
    const { metadata } = facts([1, 2, 3, 4, 5].map(one).join('')).document;
    assert.deepEqual(
      metadata.fields.map((field) => field.text),
      ['Owner1'],
    );
  });
});

describe('keys of front matter', () => {
  const read = (head: string): string[] =>
    facts(`---\n${head}\n---\n`).document.metadata.fields.map((field) => `${field.key}: ${field.text}`);

  it('may be the labels of another language', () => {
    assert.deepEqual(read('propietario: CISO\naprobado_por: Dirección\npróxima_revisión: 2026-01-01'), [
      'owner: CISO',
      'approver: Dirección',
      'next_review_date: 2026-01-01',
    ]);
    assert.deepEqual(read('Eigentümer: ISB\ngueltig_ab: 2026-01-01\n承認者: 社長'), [
      'owner: ISB',
      'effective_date: 2026-01-01',
      'approver: 社長',
    ]);
    assert.deepEqual(read('prepared_by: Joe\ncustodian: Jane\napproved: true\nreview: annual'), [
      'author: Joe',
      'owner: Jane',
      'review_cycle: annual',
    ]);
  });

  it('may be `kind` for the type, if the value is one', () => {
    assert.deepEqual(read('kind: policy'), ['type: policy']);
    assert.deepEqual(read('kind: pattern'), []);
  });
});

describe('badges', () => {
  it('say it in their description', () => {
    expectFields('# P\n\n![Owner: ⟦CISO⟧](https://img.shields.io/badge/Owner-CISO-blue)\n', ['[badge] owner: CISO']);
  });

  it('say it in their path, where signs are doubled and spaces are lines', () => {
    expectFields(
      '# P\n\n![](https://img.shields.io/badge/Owner-⟦Jane_Doe⟧-blue) ![x](https://img.shields.io/badge/Next_Review-⟦2025--08--15⟧-green.svg?style=flat)\n',
      ['[badge] owner: Jane Doe', 'next_review_date: 2025-08-15'],
    );
    expectFields(
      '# P\n\n<p align="center">\n<img src="https://img.shields.io/badge/Effective-⟦2025--08--15⟧-blue" alt="Effective Date"/>\n</p>\n',
      ['[badge] effective_date: 2025-08-15'],
    );
  });

  it('are none for other images', () => {
    expectNone(
      '# P\n\n![Build](https://img.shields.io/badge/build-passing-green) ![Owner: x](photo.png) ![](https://img.shields.io/badge/Owner-%zz)\n',
    );
  });
});

describe('a fenced YAML block', () => {
  it('below the title is document control data, elsewhere an example', () => {
    expectFields('# P\n\n```yaml\nowner: ⟦CISO⟧\nversion: ⟦"2.1"⟧\n```\n\n## Scope\n\nAll.\n', ['[label] owner: CISO', 'version: 2.1']);
    expectNone(`# P\n\n${purpose}## Example\n\n\`\`\`yaml\nowner: CISO\nversion: 2.1\n\`\`\`\n`);
    expectNone('# P\n\n```\nowner: CISO\nversion: 2.1\n```\n\n```yaml\nname: [x\n```\n');
  });
});

describe('fields of the body', () => {
  it('lie on their text in whatever is read, and reading never fails', () => {
    const piece = fc.constantFrom(
      ...[
        '# P\n\n',
        '## Document Control\n\n',
        '**Owner:** ',
        'Version: ',
        'CISO',
        '2.0',
        '🔐',
        '\r\n',
        '\n',
        '\n\n',
        ' | ',
        '| ',
        ' |\n|-|-|\n',
        '> ',
        '- ',
        '**',
        '_',
      ],
      ...[
        '[a](b)',
        '<br>',
        '![Owner: x](https://img.shields.io/badge/a-b-c)',
        '/badge/',
        '| Version | Date | Author |\n|-|-|-|\n| 1 | 2024 | x |\n',
        '：',
        ':',
        '責任者',
      ],
      ...[
        '---\n',
        '```yaml\nowner: x\nversion: 1\n```\n',
        'Approved by',
        '| Owner | ',
        '\\',
        '`',
        '<img src="/badge/Owner-x--y-z" alt="Owner">',
        '\u00a0',
        'TBD',
        '[TBD]',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const found = facts(pieces.join(''));
        for (const { keyRange, valueRange, written, text, carrier } of found.document.metadata.fields) {
          for (const { start, end } of [keyRange, valueRange]) assert.ok(0 <= start && start <= end && end <= found.text.length);
          if (carrier === 'front-matter') continue;
          assert.equal(found.slice(keyRange), written);
          // what is shown stands there, apart from marks
          const bare = (shown: string): string => shown.replace(/[^\p{L}\d]/gu, '');
          if (carrier !== 'badge' && !/[[<&]/.test(found.slice(valueRange))) assert.equal(bare(found.slice(valueRange)), bare(text));
        }
      }),
      { ...seeded, numRuns: 600 },
    );
  });

  it('are found in time that grows with the text: were it the square, this would outlast the limit of a test', () => {
    const line = `**Owner:** ${'x '.repeat(20)}| Version: 1 · `;
    for (const hostile of [
      line.repeat(8000),
      `${'**'.repeat(80_000)}:`,
      `| ${'Owner | '.repeat(20_000)}\n|-|\n`,
      `![${'a'.repeat(200_000)}`,
      `Owner:${' '.repeat(200_000)}x`,
    ])
      assert.ok(facts(`# P\n\n${hostile}\n`).document.title, hostile.slice(0, 40));
  });
});
