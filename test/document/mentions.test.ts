import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readClaim } from '../../server/src/core/document/references/reference-grammar.ts';
import { facts, shownReferences } from './facts.ts';

/** Reads a text whose marks are the mentions that are expected, in order. */
function expectMentions(source: string, shown?: readonly string[]): void {
  const found = facts(source);
  const mentions = found.document.references.filter((reference) => reference.kind === 'mention');
  assert.deepEqual(
    mentions.map((reference) => found.slice(reference.range)),
    found.marks.map((mark) => found.slice(mark)),
    source,
  );
  assert.deepEqual(
    mentions.map((reference) => reference.range),
    found.marks,
    source,
  );
  for (const { text, range } of mentions) assert.equal(text, found.slice(range), source);
  if (shown) assert.deepEqual(shownReferences(found, 'mention'), shown, source);
}

/** Reads a text whose marks are ids of another standard. @param some there may be others beside them */
function expectForeign(source: string, framework: string, some = false): void {
  const found = facts(source);
  const foreign = found.document.references.filter(({ kind, status }) => kind === 'mention' && status === 'foreign');
  if (!some) assert.equal(found.document.references.length, foreign.length, source);
  assert.deepEqual(
    foreign.filter((reference) => reference.framework === framework).map(({ range }) => range),
    found.marks,
    source,
  );
}

/** The ids of ISO/IEC 27001 in a text. */
const owned = (source: string): string[] =>
  facts(`${source}\n`)
    .document.references.filter(({ status }) => status !== 'foreign')
    .map(({ text }) => text);

const themeFive = (from: number, to: number): string => Array.from({ length: to - from + 1 }, (_, i) => `A.5.${from + i}`).join(' ');

describe('mentions of controls', () => {
  it('are read in every form people write, to the character', () => {
    const forms: [string, string][] = [
      ['See ⟦A.5.15⟧.', 'A.5.15'],
      ['See ⟦A 5.15⟧.', 'A 5.15 → A.5.15'],
      ['See ⟦A5.15⟧.', 'A5.15 → A.5.15'],
      ['See Annex ⟦A 5.15⟧.', 'A 5.15 → A.5.15'],
      ['See Annex ⟦A.5.15⟧.', 'A.5.15'],
      ['See Anhang ⟦A 5.15⟧.', 'A 5.15 → A.5.15'],
      ['See ISO 27001 ⟦A.5.15⟧.', 'A.5.15'],
      ['See ISO/IEC 27001:2022 ⟦A.5.15⟧.', 'A.5.15'],
      ['See ISO 27001:2022, Annex ⟦A 5.15⟧.', 'A 5.15 → A.5.15'],
      ['See (⟦A.5.15⟧).', 'A.5.15'],
      ['See **⟦A.5.15⟧**.', 'A.5.15'],
      ['See [⟦A.5.15⟧](access.md).', 'A.5.15'],
      ['See ⟦A.5.01⟧.', 'A.5.01 → A.5.1'],
      ['| ⟦A.5.15⟧ | x |\n|---|---|\n| y | ⟦A.5.16⟧ |', ''],
    ];
    for (const [source, shown] of forms) expectMentions(`${source}\n`, shown === '' ? undefined : [shown]);
  });

  it('expand ranges of every spelling, and keep a pair that is no range as two', () => {
    for (const range of [
      'A.5.15–A.5.18',
      'A.5.15-A.5.18',
      'A.5.15 – A.5.18',
      'A.5.15‑A.5.18',
      'A.5.15-18',
      'A.5.15–18',
      'A.5.15-5.18',
      'A.5.15 to A.5.18',
      'A.5.15 through A.5.18',
      'A.5.15 bis A.5.18',
      'A.5.15…A.5.18',
    ])
      expectMentions(`See ⟦${range}⟧ here.\n`, [`${range} → ${themeFive(15, 18)}`]);
    expectMentions('From ⟦A.5.18⟧ to ⟦A.5.15⟧.\n');
    expectMentions('From ⟦A.5.18⟧-⟦A.6.1⟧.\n');
    expectMentions('Only ⟦A.5.15⟧ - 18 people.\n');
  });

  it('calls a range that runs past the end of its theme unknown', () => {
    expectMentions('See ⟦A.5.36-A.5.99⟧.\n', ['A.5.36-A.5.99 → A.5.36 (unknown)']);
  });

  it('read lists member by member, elided ones included', () => {
    expectMentions('See ⟦A.5.15⟧/⟦16⟧/⟦18⟧.\n', ['A.5.15', '16 → A.5.16', '18 → A.5.18']);
    expectMentions('See ⟦A.8.2⟧/⟦8.3⟧.\n', ['A.8.2', '8.3 → A.8.3']);
    expectMentions('See ⟦A.5.15⟧/⟦A.5.16⟧.\n', ['A.5.15', 'A.5.16']);
    expectMentions('See ⟦A.5.1⟧, ⟦5.4⟧ and more.\n', ['A.5.1', '5.4 → A.5.4']);
    expectMentions('See ⟦A.5.1⟧, ⟦A.5.4⟧ and ⟦A.6.3⟧.\n');
  });

  it('take two hyphens for a list: a range would invent controls', () => {
    expectMentions('See ⟦A.5.15⟧-⟦16⟧-⟦18⟧.\n', ['A.5.15', '16 → A.5.16', '18 → A.5.18']);
  });

  it('do not swallow what only looks like a further member', () => {
    expectMentions('Since ⟦A.5.15⟧/2024 nothing changed.\n');
    expectMentions('In ⟦A.5.15⟧, 2.5 million were spent.\n');
    expectMentions('See ⟦A.5.15⟧, 1999.5.\n');
  });

  it('are not read where nobody reads them: code, comments, URLs, link targets, HTML attributes', () => {
    const silent = [
      'The `A.5.15` span.',
      '```\nA.5.15\n```',
      '    A.5.15 indented',
      '~~~yaml\ncontrols: [A.5.15]\n~~~',
      '<!-- A.5.15 -->',
      'x <!-- A.5.15 --> y',
      'https://example.org/A.5.15/x',
      '<https://example.org/A.5.15>',
      '[text](https://example.org/A.5.15)',
      '[text](A.5.15.md "A.5.15")',
      '![alt](A.5.15.png)',
      '[r]: A.5.15.md',
      '<a href="A.5.15">x</a>',
      '<div>\nA.5.15\n</div>',
      'www.example.org/A.5.15',
      'mail@A.5.15.example.org',
      'file/A.5.15.md',
      'v1.A.5.15',
      'NIST SP A.5.150',
      'BA.5.15',
      '#A.5.15',
      'x{A.5.15}',
    ];
    for (const source of silent) expectMentions(`${source}\n`);
  });

  it('stand in link texts, tables, headings, lists, quotes and footnotes, each told where', () => {
    const found = facts('# Access ⟦A.5.15⟧\n\n> ⟦A.5.16⟧\n\n- ⟦A.5.17⟧\n\n| ⟦A.5.18⟧ |\n|---|\n| x |\n\nx[^1]\n\n[^1]: ⟦A.8.1⟧\n');
    assert.deepEqual(
      found.document.references.map(({ place, range }) => [place, range]),
      (['heading', 'text', 'text', 'table', 'text'] as const).map((place, i) => [place, found.marks[i]]),
    );
  });

  it('belong to the section they stand in', () => {
    const { document } = facts('A.5.1\n\n# One\n\nA.5.2\n\n## Two A.5.3\n\nA.5.4\n');
    assert.deepEqual(
      document.references.map(({ section }) => document.sections[section]?.title ?? null),
      [null, 'One', 'Two A.5.3', 'Two A.5.3'],
    );
  });

  it('decide the 2013 edition by its list, not by the shape of an id', () => {
    expectMentions('See ⟦A.9.2.3⟧.\n', ['A.9.2.3 → A.8.2 (legacy)']);
    expectMentions('See ⟦A.8.10.3⟧.\n', ['A.8.10.3 → A.8.10 (sub-item)']);
    expectMentions('See ⟦A.5.1.1⟧.\n', ['A.5.1.1 → A.5.1 (sub-item)']);
    expectMentions('ISO 27001:2013 ⟦A.5.1.1⟧.\n', ['A.5.1.1 → A.5.1 (legacy)']);
    expectMentions('Written for ISO/IEC 27001:2013.\n\nSee ⟦A.6.1.2⟧.\n', ['A.6.1.2 → A.5.3 (legacy)']);
    expectMentions('See ⟦A.5.38⟧ and ⟦A.9.9.9⟧.\n', ['A.5.38 →  (unknown)', 'A.9.9.9 →  (unknown)']);
  });

  it('know the criteria of SOC 2, which look like ids without their first dot', () => {
    expectMentions('Availability is A1.2, integrity P1.3.\n');
    expectForeign('See SOC 2 ⟦A1.2⟧ and ⟦CC6.1⟧.\n', 'soc2');
    expectForeign('Our SOC 2 report covers availability.\n\nSee ⟦A1.2⟧.\n', 'soc2');
    expectMentions('See SOC 2 (A5.1).\n');
  });

  it('are of another standard where it is named beside them', () => {
    expectForeign('See ISO 42001 ⟦A.6.2.4⟧.\n', 'iso42001-2023');
    expectForeign('See ISO/IEC 42001:2023 Annex ⟦A.8.3⟧.\n', 'iso42001-2023');
    expectForeign('See ISO 27701 ⟦A.7.2⟧.\n', 'iso27701');
    expectForeign('See BSI ⟦CON.6.A1⟧.\n', 'bsi-grundschutz');
    expectForeign('See 42001:⟦A.6.2⟧.\n', 'iso42001-2023');
    expectForeign('As ⟦A.6.2.4⟧ (ISO 42001) asks.\n', 'iso42001-2023');
    expectForeign('As ISO 42001 asks in controls ⟦A.6.2.4⟧ and ⟦A.6.2.5⟧.\n', 'iso42001-2023');
    expectForeign('| Topic | ISO 42001 |\n|---|---|\n| Impact | ⟦A.5.2⟧ |\n', 'iso42001-2023');
    expectForeign('| Standard | Ids |\n|---|---|\n| ISO 42001 | ⟦A.5.2⟧ |\n', 'iso42001-2023');
    expectForeign('# AI policy for ISO 42001\n\n## Impact\n\nSee ⟦A.5.2⟧.\n', 'iso42001-2023');
    expectForeign('# ISMS (ISO 27001)\n\n## ISO 42001 duties\n\n### More\n\nSee ⟦A.5.2⟧.\n', 'iso42001-2023');
    expectForeign('We follow ISO 42001.\n\nSee ⟦A.5.2⟧ here.\n', 'iso42001-2023', true);
    expectForeign('ISO 42001 and ISO 27001 are met.\n\nSee ⟦A.9.3⟧.\n', 'iso42001-2023');
    expectMentions('See SOC 2 TSC A.5.1.\n');
    expectMentions('Unlike ISO 42001. See ⟦A.5.15⟧.\n', ['A.5.15']);
    expectMentions('ISO 42001, ISO 27001 ⟦A.6.2⟧.\n', ['A.6.2']);
    expectMentions('# ISO 27001 and ISO 42001\n\nSee ⟦A.6.2⟧.\n', ['A.6.2']);
    expectMentions('| ISO 27001 | ISO 42001 |\n|---|---|\n| ⟦A.8.3⟧ | – |\n', ['A.8.3']);
    expectMentions('For NIST, SOC 2 and ISO 42001, ⟦A.5.15⟧ helps.\n', ['A.5.15']);
  });

  it('of other standards are found by their look, or right beside the name', () => {
    for (const [source, standard] of [
      ['Under NIST CSF ⟦PR.AA-01⟧ and ⟦DE.CM-1⟧.', 'nist-csf'],
      ['| NIST 800-53 |\n|---|\n| ⟦AC-2(1)⟧, ⟦SC-7⟧ |', 'nist-800-53'],
      ['See BSI ⟦ORP.4⟧, ⟦OPS.1.1.2⟧ and ⟦APP.3.2⟧.', 'bsi-grundschutz'],
      ['See COBIT ⟦APO13⟧.', 'cobit'],
      ['See PCI DSS ⟦8.3.1⟧.', 'pci-dss'],
      ['See CIS Controls ⟦1.1⟧, ⟦5.1⟧ and ⟦6.2⟧.', 'cis'],
      ['Der Baustein ⟦ORP.4⟧ gilt, wie auch ⟦CON.6.A1⟧.', 'bsi-grundschutz'],
      ['See GDPR ⟦Art. 32⟧.', 'gdpr'],
      ['See ⟦Art. 32⟧ GDPR.', 'gdpr'],
      ['See HIPAA §⟦164.308(a)(1)⟧.', 'hipaa'],
      ['See C5:2020 and BSI C5 ⟦OIS-01⟧.', 'bsi-c5'],
      ['See SOC2:⟦CC6.1⟧.', 'soc2'],
      ['See CSF:⟦PR.AA-01⟧.', 'nist-csf'],
    ] as const)
      expectForeign(`${source}\n`, standard);
    expectMentions('Story AC-2 is done, SI-3 is open.\n');
    expectMentions('We use PCI 3.0 cards, PCI DSS 4.0.1, PCI DSS 3.2.1, CIS 2, CIS Controls 8.1.\n');
  });

  it('are read without their letter behind the name of the standard', () => {
    expectMentions('See ISO 27001 ⟦8.13⟧.\n', ['8.13 → A.8.13']);
    expectMentions('See ISO/IEC 27001:2022 ⟦5.15⟧, ⟦5.16⟧ and ⟦5.18⟧.\n', ['5.15 → A.5.15', '5.16 → A.5.16', '5.18 → A.5.18']);
    expectMentions('See ISO 27001:2022 ⟦5.19-5.23⟧.\n', [`5.19-5.23 → ${themeFive(19, 23)}`]);
    expectMentions('See ISO 27001 control ⟦5.1⟧.\n', ['5.1 → A.5.1']);
    expectMentions('See ISO 27002 ⟦5.1⟧.\n', ['5.1 → A.5.1']);
    expectMentions('See Annex A controls ⟦5.15⟧, ⟦5.16⟧.\n\nISO 27001.\n', ['5.15 → A.5.15', '5.16 → A.5.16']);
    expectMentions('# ISO 27001\n\nControl ⟦5.15⟧ and **Controls ⟦8.2⟧, ⟦8.3⟧**.\n');
    expectMentions('# ISO 27001\n\nMaßnahme ⟦5.15⟧.\n');
    for (const silent of [
      'See ISO 27001 5.1, 6.1, 7.5 and 8.2.',
      'See ISO 27001 clause 5.2.',
      'See ISO 27001 Clauses 6.1–6.3.',
      'See ISO 27001:2022 9.2 and 10.1.',
      'See ISO 27001:2013 8.13.',
      'ISO 27001 costs 5.15 % more.',
      'ISO 27001 5.15% more.',
      'ISO 27001 2.0.',
      '# ISO 27001\n\nCVSS 7.0-8.9, version 5.15, 8.13 hours, CIS Controls.\n\nControl 5.15.',
      'Control 5.15.',
      'ISO 27001 and section 5.15.',
    ])
      assert.deepEqual(owned(silent), [], silent);
  });

  it('are read without their letter in a column for them', () => {
    expectMentions(
      '| Annex A | Topic |\n|---|---|\n| ⟦5.1⟧ | Policies |\n| **⟦5.15⟧** | Access |\n| ⟦8.2⟧, ⟦8.3⟧ | Rights |\n\nISO 27001\n',
    );
    expectMentions('| ISO 27001 control | Topic |\n|---|---|\n| ⟦5.1⟧ Policies | x |\n');
    expectMentions('| ISO 27001 | Topic |\n|---|---|\n| 5.1 | Leadership |\n| ⟦8.13⟧ | Backup |\n');
    expectMentions('# ISO 27001\n\n| Control | Topic |\n|---|---|\n| ⟦5.1⟧ | a |\n| ⟦5.15⟧ | b |\n| ⟦8.2⟧ | c |\n');
    for (const silent of [
      '# ISO 27001\n\n| Control | Topic |\n|---|---|\n| 5.1 | a |\n| 5.15 | b |\n| 9.2 | c |',
      '# ISO 27001\n\n| No | Topic |\n|---|---|\n| 5.1 | a |\n| 5.2 | b |\n| 5.3 | c |',
      '| Control | Topic |\n|---|---|\n| 5.1 | a |\n| 5.15 | b |\n| 8.2 | c |',
      '# ISO 27001\n\n| CIS Control | Topic |\n|---|---|\n| 5.1 | a |\n| 5.15 | b |\n| 8.2 | c |',
      '# ISO 27001\n\n| Version | Topic |\n|---|---|\n| 5.15 | a |',
    ])
      assert.deepEqual(owned(silent), [], silent);
  });

  it('are not wildcards, file names, figures or chapters', () => {
    for (const silent of [
      'See A.8.x and A.5.* and A.12.1.x.',
      'See A.5.15.md and A.5.15-access.docx, A.5.15_x.pdf.',
      'See Table A.5.1 and Figure A 5.2.',
      'Choose plan A. 5.15 million were spent.',
      'A.1) first, A.2) second, A.1.1 and A.4.2 too.',
      'See $A.5.15$.',
      'See x_A.5.15.',
      '# A.1 Aims\n\n## A.5.1 Means\n\n# B.1 More\n',
      'From 7.0-8.9, on 10.11.12.13 and 5.15.',
    ])
      assert.deepEqual(owned(silent), [], silent);
    expectMentions('See _⟦A.5.15⟧_ and __⟦A.5.16⟧__ and **⟦A.5.1⟧.**\n');
    expectMentions('Die ⟦A.5.15⟧-Richtlinie.\n');
    expectMentions('See ⟦A.5.15⟧ and ⟦5.16⟧.\n', ['A.5.15', '5.16 → A.5.16']);
    expectMentions('See ⟦A.5.15⟧ - 18 Teams.\n');
  });

  it('are written in as many forms where they are declared', () => {
    for (const [text, id] of [
      ['A.05.15', 'A.5.15'],
      ['Annex A control 5.15', 'A.5.15'],
      ['ISO 27001 control 5.15', 'A.5.15'],
      ['iso27001-2022:A.5.15', 'A.5.15'],
      ['ISO/IEC 27001:2022 5.15', 'A.5.15'],
      ['Control 5.15', 'A.5.15'],
      ['A.5.17 - Title', 'A.5.17'],
    ] as const)
      assert.equal(readClaim(text)?.id, id, text);
    for (const text of ['A.8.x', 'Access control', '1.2.3.4', 'A.5']) assert.equal(readClaim(text), null, text);
  });

  it('follow the edition that is named beside them or heads their column', () => {
    expectMentions('| 2013 (ISO 27001) | 2022 |\n|---|---|\n| ⟦A.6.1.2⟧ | ⟦A.5.3⟧ |\n', ['A.6.1.2 → A.5.3 (legacy)', 'A.5.3']);
    expectMentions('## ISO 27001:2013\n\nSee ⟦A.6.1.2⟧.\n\n## ISO 27001:2022\n\nSee ⟦A.6.1.2⟧.\n', [
      'A.6.1.2 → A.5.3 (legacy)',
      'A.6.1.2 → A.6.1 (sub-item)',
    ]);
  });

  it('come through soft hyphens, no-break spaces, astral and decomposed neighbours', () => {
    expectMentions('🔐🔐 ⟦A.5.15⟧ 🔐 ⟦A.5.16⟧\n');
    expectMentions('See ⟦A\u00a05.15⟧: x\n', ['A\u00a05.15 → A.5.15']);
    expectMentions('Zugriff u\u0308ber ⟦A.5.15⟧\n');
    expectMentions('Annex\u00a0⟦A.5.15⟧\u2011⟦16⟧\u2011⟦17⟧\n');
    expectMentions('line one\r\nline ⟦A.5.15⟧\r\n');
    expectMentions('before\rafter ⟦A.5.15⟧\n');
    expectMentions('AT&amp;T &lt;⟦A.5.15⟧&gt; \\*⟦A.5.16⟧\n');
  });
});
