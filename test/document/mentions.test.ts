import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
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

  it('leave the criteria of SOC 2 alone, which look like ids without their first dot', () => {
    expectMentions('Availability is A1.2, integrity PI1.3.\n');
    expectMentions('See SOC 2 A1.2 and CC6.1.\n');
    expectMentions('See SOC 2 (A5.1).\n');
  });

  it('leave ids of another standard alone where it is named before them', () => {
    for (const source of [
      'ISO 42001 A.6.2.4',
      'ISO/IEC 42001:2023 Annex A.8.3',
      'ISO 27701 A.7.2',
      'BSI CON.6.A1',
      '42001:A.6.2',
      'SOC 2 TSC A.5.1',
    ])
      expectMentions(`See ${source}.\n`);
    expectMentions('Unlike ISO 42001. See ⟦A.6.2⟧.\n');
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
