import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Finding } from '../../server/src/core/rules/rule.ts';
import { createIsmsService } from '../../server/src/core/service.ts';
import { parser } from '../document/facts.ts';
import { memoryPorts, uriOf } from '../support/memory-workspace.ts';
import { applyFix } from './example-workspace.ts';

const path = 'policies/backup-policy.md';

/** Findings of one rule in the first file of a workspace. */
async function found(files: Readonly<Record<string, string>>, rule: string, at = Object.keys(files)[0] as string): Promise<Finding[]> {
  const service = createIsmsService(memoryPorts({ 'annexa.yaml': 'language: en\n', ...files }, { parser }));
  await service.scan();
  return service.findings(uriOf(at)).filter((finding) => finding.rule === rule);
}

/** A policy with lines of front matter, then lines of text. */
function policy(head: readonly string[], ...body: readonly string[]): string {
  return ['---', 'type: policy', ...head, '---', '', '# Backup Policy', '', ...body, ''].join('\n');
}

async function underlined(text: string, rule: string): Promise<string[]> {
  return (await found({ [path]: text }, rule)).map(({ span }) => text.slice(span.start, span.end));
}

describe('values of metadata', () => {
  const judged = async (line: string): Promise<string> => {
    const text = policy(['owner: CISO', line]);
    const [finding] = await found({ [path]: text }, 'metadata-value-invalid');
    if (!finding) return 'fine';
    const [fix] = finding.fixes;
    return fix ? (applyFix(text, fix, uriOf(path)).split('\n')[3] ?? '') : finding.message;
  };

  it('are fine where they say what the key asks for, or that there is nothing to say', async () => {
    for (const line of [
      'effective_date: 2026-03-01',
      'effective_date: N/A',
      'effective_date: pending approval',
      'effective_date: TBD',
      'review_cycle: Annual, or after an incident',
      'review_cycle: jährlich',
      'review_cycle: anualmente',
      'review_cycle: jaarlijks',
      'review_cycle: 毎年',
      'review_cycle: every 18 months',
      'language: [en, de]',
      'approver: [CISO, CEO]',
      'classification: vertraulich',
      'owner_group: "@org/security"',
      'kind: chapter',
    ])
      assert.equal(await judged(line), 'fine', line);
  });

  it('are mended where there is one reading', async () => {
    for (const [line, mended] of [
      ['effective_date: Jun 1 2018', 'effective_date: 2018-06-01'],
      ['effective_date: 01.03.2025', 'effective_date: 2025-03-01'],
      ['effective_date: "1 de março de 2025"', 'effective_date: 2025-03-01'],
      ['effective_date: 2 maggio 2025', 'effective_date: 2025-05-02'],
      ['effective_date: 2025年3月1日', 'effective_date: 2025-03-01'],
      ['effective_date: 2025-03-01T10:00:00Z', 'effective_date: 2025-03-01'],
      ['effective_date: 2025‑03‑01', 'effective_date: 2025-03-01'],
      ['effective_date: 2025-03-01 (first issue)', 'effective_date: 2025-03-01'],
      ['next_review_date: Anual', 'review_cycle: Anual'],
      ['next_review_date: Quarterly', 'review_cycle: Quarterly'],
      ['review_cycle: 12', 'review_cycle: P12M'],
      ['status: Draft (waiting for legal)', 'status: draft'],
      ['version: [2.1]', 'version: 2.1'],
    ] as const)
      assert.equal(await judged(line), mended, line);
  });

  it('are named for what they are where nobody can tell', async () => {
    for (const [line, words] of [
      ['effective_date: 03/04/2025', 'can be read as two different days'],
      ['effective_date: March 2025', 'names no single day'],
      ['effective_date: Q1 2026', 'names no single day'],
      ['effective_date: 2026-05', 'names no single day'],
      ['effective_date: 2026-02-30', 'is not a day of the calendar'],
      ['effective_date: Quarterly', 'says how often, not when'],
      ['effective_date: soon', 'is not a date'],
      ['status: frozen', 'is not a `status` Annexa knows'],
    ] as const)
      assert.ok((await judged(line)).includes(words), `${line}: ${await judged(line)}`);
  });

  it('get no new name where the key is there already', async () => {
    assert.ok((await judged('next_review_date: Annual\nreview_cycle: annual')).startsWith('`Annual` says how often'));
  });

  it('may be explained below a label of the text', async () => {
    for (const row of [
      '| Next review | 2027-01-31 at the latest |',
      '| Status | Approved - by the board |',
      '| Effective date | When the board has signed |',
      '| Review cycle | Once a year, and whenever something big happens |',
    ]) {
      const text = ['# Backup Policy', '', '| Owner | CISO |', '|---|---|', '| Version | 1.0 |', row, ''].join('\n');
      assert.deepEqual(await underlined(text, 'metadata-value-invalid'), [], row);
    }
  });
});

describe('metadata-conflict', () => {
  const conflict = (head: string[], ...rows: string[]): Promise<string[]> =>
    underlined(policy(head, '| Item | Value |', '|---|---|', ...rows), 'metadata-conflict');

  it('knows what may both be true', async () => {
    for (const [line, row] of [
      ['version: "2.0"', '| Version | v2 |'],
      ['version: "2.1"', '| Version | 2.1 (draft) |'],
      ['version: "2.1"', '| Version | 2 |'],
      ['owner: CISO', '| Owner | Chief Information Security Officer |'],
      ['owner: Informationssicherheitsbeauftragter', '| Owner | ISB |'],
      ['owner: Head of IT', '| Owner | Jane Doe |'],
      ['owner: Jane Doe', '| Owner | J. Doe |'],
      ['owner: j.doe', '| Owner | Head of IT |'],
      ['owner: Head of IT', '| Owner | [Name] |'],
      ['status: approved', '| Status | Published |'],
      ['status: approved', '| Status | Freigegeben |'],
      ['effective_date: 2026-03-01', '| Effective date | 1 March 2026 |'],
      ['effective_date: 2026-03-01', '| Effective date | March 2026 |'],
      ['classification: internal', '| Classification | Internal use only |'],
      ['id: backup', '| Document ID | POL-7 |'],
    ] as const)
      assert.deepEqual(await conflict([line], row, '| Applies to | all |'), [], `${line} / ${row}`);
  });

  it('tells what cannot', async () => {
    for (const [line, row, text] of [
      ['version: "2.0"', '| Version | 1.9 |', '1.9'],
      ['version: "2.1"', '| Version | 2.0 |', '2.0'],
      ['owner: Head of IT', '| Owner | Head of Sales |', 'Head of Sales'],
      ['owner: Jane Doe', '| Owner | Max Muster |', 'Max Muster'],
      ['status: approved', '| Status | Entwurf |', 'Entwurf'],
      ['effective_date: 2026-03-01', '| Effective date | 2 March 2026 |', '2 March 2026'],
      ['id: POL-8', '| Document ID | POL-7 |', 'POL-7'],
    ] as const)
      assert.deepEqual(await conflict([line], row, '| Applies to | all |'), [text], `${line} / ${row}`);
  });

  it('offers either value, quoted and as ISO date where it goes into front matter', async () => {
    const text = policy(
      ['version: "2.1"', 'effective_date: 2026-03-01'],
      '| Version | 2.0 |',
      '|---|---|',
      '| Effective date | 2 March 2026 |',
    );
    const findings = await found({ [path]: text }, 'metadata-conflict');
    const mended = findings.map(({ fixes }) => fixes.map((fix) => applyFix(text, fix, uriOf(path)).split('\n')));
    assert.deepEqual(
      mended.map((texts) => texts.map((lines) => [lines[2], lines[3], lines[8], lines[10]].join(' '))),
      [
        [
          'version: "2.1" effective_date: 2026-03-01 | Version | 2.1 | | Effective date | 2 March 2026 |',
          'version: "2.0" effective_date: 2026-03-01 | Version | 2.0 | | Effective date | 2 March 2026 |',
        ],
        [
          'version: "2.1" effective_date: 2026-03-01 | Version | 2.0 | | Effective date | 2026-03-01 |',
          'version: "2.1" effective_date: 2026-03-02 | Version | 2.0 | | Effective date | 2 March 2026 |',
        ],
      ],
    );
  });
});

describe('missing document control data', () => {
  const rules = ['id-missing', 'status-missing', 'version-missing', 'approver-missing', 'type-missing', 'review-date-missing'];
  const missing = async (text: string): Promise<string[]> => {
    const all = await Promise.all(rules.map((rule) => found({ [path]: text }, rule)));
    return all.flat().map(({ rule, span }) => `${rule} ${text.slice(span.start, span.end)}`);
  };

  it('is one finding where there are none, and none for a template', async () => {
    const text = ['# Backup Policy', '', '## Scope', '', 'All servers.', '', '## Purpose', '', 'To have copies.', ''].join('\n');
    assert.deepEqual(await missing(text), []);
    assert.deepEqual(await missing(policy(['owner: CISO']).replace('type: policy', 'type: template')), []);
  });

  it('stands at the first key, or at the field that is still blank', async () => {
    assert.deepEqual(await missing(policy(['owner: CISO', 'version: "[TBD]"'])), [
      'id-missing type',
      'status-missing type',
      'version-missing "[TBD]"',
    ]);
  });

  it('is not asked where the front matter cannot be read', async () => {
    assert.deepEqual(await missing(policy(['title: Backup: how we do it: always', 'owner: CISO'])), []);
  });

  it('does not ask for an approver of what has one in its history, or of nobody', async () => {
    const approved = (...lines: string[]): string => policy(['id: A-1', 'version: "1"', 'status: approved', 'owner: CISO', ...lines]);
    assert.deepEqual(await missing(approved('revisions:', '  - { version: "1", approved_by: CEO }')), []);
    assert.deepEqual(await missing(approved()), ['approver-missing approved']);
    assert.deepEqual(await missing(approved('approver: N/A')), ['approver-missing N/A']);
  });

  it('puts the type in its place, with the line ends of the document', async () => {
    const text = ['---', 'id: POL-7', 'owner: CISO', '---', '', '# Backup Policy', ''].join('\r\n');
    const [finding] = await found({ [path]: text }, 'type-missing');
    assert.ok(finding?.fixes[0]);
    assert.equal(applyFix(text, finding.fixes[0], uriOf(path)), text.replace('owner', 'type: policy\r\nowner'));
    const last = [
      '---',
      'id: POL-7',
      'title: Backup Policy',
      '# note',
      'last_review_date: 2026-01-01',
      'tags: [a]',
      '---',
      '',
      '# Backup Policy',
      '',
    ].join('\n');
    const [other] = await found({ [path]: last }, 'type-missing');
    assert.ok(other?.fixes[0]);
    assert.match(applyFix(last, other.fixes[0], uriOf(path)), /title: Backup Policy\n# note\ntype: policy\nlast_review_date/);
  });
});

describe('document-id-duplicate', () => {
  const one = (id: string, title = 'Backup Policy', head = ''): string =>
    `---\nid: ${id}\ntype: policy\nowner: CISO\n${head}---\n\n# ${title}\n`;
  const doubled = async (files: Record<string, string>): Promise<number> => {
    const each = await Promise.all(Object.keys(files).map((file) => found(files, 'document-id-duplicate', file)));
    return each.flat().length;
  };

  it('is one finding for each that shares the id of an earlier one', async () => {
    assert.equal(await doubled({ 'a.md': one('P-1'), 'b.md': one('P-1', 'Logging Policy'), 'c.md': one('p-1', 'Visitors Policy') }), 2);
  });

  it('leaves alone translations, specimens and chapters that are numbered', async () => {
    for (const files of [
      { 'de/backup.md': one('P-1'), 'en/backup.md': one('P-1') },
      { 'backup.md': one('P-1'), 'backup.de.md': one('P-1') },
      { 'policies/backup.md': one('P-1'), 'examples/policies/backup.md': one('P-1') },
      { 'policies/backup.md': one('P-1'), 'themes/comply/policies/backup.md': one('P-1') },
      { 'access/0010.md': one('"0010"'), 'network/0010.md': one('"0010"', 'Network Policy') },
    ])
      assert.equal(await doubled(files), 0, Object.keys(files).join());
    assert.equal(await doubled({ 'it/backup.md': one('P-1'), 'hr/backup.md': one('P-1') }), 1, 'it is a department');
    assert.equal(await doubled({ 'access/a.md': one('"0010"'), 'access/b.md': one('"0010"') }), 1, 'one folder');
  });
});

describe('title-mismatch', () => {
  const differs = (title: string, heading: string): Promise<string[]> =>
    underlined(policy([`title: ${title}`, 'owner: CISO']).replace('# Backup Policy', `# ${heading}`), 'title-mismatch');

  it('knows one document by two names', async () => {
    for (const [title, heading] of [
      ['Backup Policy', 'POL-007 – Backup Policy v2.1'],
      ['Backups', 'Policy on Backup and Restore'],
      ['BCP', 'Business Continuity Plan'],
      ['Zugriffsrichtlinie', 'Richtlinie Zugriff'],
      ['Information Security Policy', 'Acceptable Use'],
      ['アクセス制御方針', 'Access Control Policy'],
      ['Backup Policy', 'Context'],
      ['Backup Policy', '{{ title }}'],
    ] as const)
      assert.deepEqual(await differs(title, heading), [], `${title} / ${heading}`);
  });

  it('tells two documents apart', async () => {
    for (const [title, heading] of [
      ['Cryptography Policy', 'Backup Policy'],
      ['Richtlinie Kryptografie', 'Richtlinie Datensicherung'],
    ] as const)
      assert.deepEqual(await differs(title, heading), [title], `${title} / ${heading}`);
  });
});
