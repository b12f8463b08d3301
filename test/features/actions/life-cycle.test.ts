import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { raised } from '../../../server/src/core/text/next-version.ts';
import { made, madeBoth, offered } from './offered.ts';

const head = '---\ntype: policy\nowner: CISO│\n';
const tail = '---\n\n# Access Policy 🔐\n';
/** What front matter becomes; given and returned without the fixed lines around it. */
async function front(lines: string, id: string): Promise<string | null> {
  const text = await madeBoth(`${head}${lines}\n${tail}`, id);
  if (text === null) return null;
  assert.ok(text.startsWith(head.replace('│', '')) && text.endsWith(tail), text);
  return text.slice(head.length - 1, -tail.length - 1);
}

describe('marking a document as reviewed', () => {
  it('sets the dates where front matter states them, by the cycle or one year on', async () => {
    assert.equal(
      await front('last_review_date: 2025-01-31\nnext_review_date: "2026-01-31" # due', 'mark-reviewed'),
      'last_review_date: 2026-11-22\nnext_review_date: "2027-11-22" # due',
    );
    assert.equal(
      await front('next_review_date: 2026-01-31\nreview_cycle: semi-annual', 'mark-reviewed'),
      'last_review_date: 2026-11-22\nnext_review_date: 2027-05-22\nreview_cycle: semi-annual',
    );
    assert.equal(
      await front('last_reviewed: 2025-01-31\nreview_cycle: annual', 'mark-reviewed'),
      'last_reviewed: 2026-11-22\nreview_cycle: annual',
    );
    assert.equal(
      await front('version: "1.0"', 'mark-reviewed'),
      'version: "1.0"\nlast_review_date: 2026-11-22\nnext_review_date: 2027-11-22',
    );
    assert.equal(await front('next_review_date:', 'mark-reviewed'), 'last_review_date: 2026-11-22\nnext_review_date: 2027-11-22');
  });

  it('sets them where a table or lines state them, in their form', async () => {
    const table = (last: string, next: string) =>
      `# Access│ Policy\n\n| Owner | CISO |\n|---|---|\n| Version | 1.0 |\n${last}| Next review | ${next} |\n\n## Scope\n\nAll.\n`;
    assert.equal(
      await madeBoth(table('', '31.01.2026'), 'mark-reviewed'),
      table('| Last review | 2026-11-22 |\n', '22.11.2027').replace('│', ''),
    );
    const lines = (last: string, next: string) =>
      `# Access│ Policy\n\n**Owner:** CISO  \n**Last Reviewed:** ${last}  \n**Next Review:** ${next}\n\n## Scope\n\nAll.\n`;
    assert.equal(
      await madeBoth(lines('2025-01-31', '31 January 2026'), 'mark-reviewed'),
      lines('2026-11-22', '2027-11-22').replace('│', ''),
    );
    const bold = (last: string, next: string) =>
      `# Access│ Policy\n\n**Owner:** CISO  \n${last}**Next Review:** ${next}\n\n## Scope\n\nAll.\n`;
    assert.equal(
      await madeBoth(bold('', '2026-01-31'), 'mark-reviewed'),
      bold('**Last review:** 2026-11-22  \n', '2027-11-22').replace('│', ''),
    );
    const quote = (last: string, next: string) =>
      `# Zugangs│richtlinie\n\n> **Eigentümer:** CISO\\\n${last}> **Nächste Überprüfung:** ${next}\n\n## Zweck\n\nRegeln für alle.\n\n## Geltungsbereich\n\nAlle Personen und Systeme.\n`;
    assert.equal(
      await madeBoth(quote('', '31.01.2026'), 'mark-reviewed'),
      quote('> **Letzte Überprüfung:** 2026-11-22\\\n', '22.11.2027').replace('│', ''),
    );
  });

  it('adds an entry to `revisions`, in the form and on the side of the others', async () => {
    const revisions =
      'revisions:\n  - version: "1.1"\n    date: 2025-01-01\n    by: Jane\n    change: more\n  - version: "1.0"\n    date: 2024-01-01\n    by: Jane\n    change: first';
    assert.equal(
      await front(`version: "1.1"\nnext_review_date: 2026-01-31\n${revisions}`, 'mark-reviewed'),
      `version: "1.1"\nlast_review_date: 2026-11-22\nnext_review_date: 2027-11-22\n${revisions.replace('\n', '\n  - version: "1.1"\n    date: 2026-11-22\n    by: CISO\n    change: Periodic review\n')}`,
    );
  });

  it('is offered as fix of an overdue review, once, and not for what is retired or a template', async () => {
    const text = '---\ntype: policy\nowner: CISO\nstatus: approved\nnext_review_date: 2026-01│-31\n---\n# Access Policy\n';
    const { offers } = await offered(text);
    const offer = offers.find(({ id }) => id === 'mark-reviewed');
    assert.equal(offer?.kind, 'quickfix');
    assert.deepEqual(
      offer?.findings.map(({ rule }) => rule),
      ['review-overdue'],
    );
    const reviewed = await madeBoth(text, 'mark-reviewed');
    assert.equal(await made(reviewed?.replace('owner', 'own│er') ?? '', 'mark-reviewed'), null);
    assert.equal(await made(text.replace('approved', 'retired'), 'mark-reviewed'), null);
    assert.equal(await made(text.replace('type: policy', 'type: template'), 'mark-reviewed'), null);
    assert.equal(await made('---\ntype: policy\nnext_review_date: 2026-01-31\n---\n# P\n\nTe│xt.\n', 'mark-reviewed'), null);
  });
});

describe('raising the version', () => {
  it('keeps the form of the number', () => {
    const pairs = [
      ['2.1', '2.2', '3.0'],
      ['v2.1', 'v2.2', 'v3.0'],
      ['2.1.7', '2.2.0', '3.0.0'],
      ['Version 9', 'Version 9.1', 'Version 10'],
      ['1.9', '1.10', '2.0'],
    ] as const;
    for (const [version, minor, major] of pairs) assert.deepEqual([raised(version, 'minor'), raised(version, 'major')], [minor, major]);
    for (const none of ['draft', '2.1-rc1', '2024-01-01', '', '1.0 / 2.0']) assert.equal(raised(none, 'minor'), null, none);
  });

  it('changes it wherever it is stated, keeping quotes', async () => {
    assert.equal(await front('version: "2.1" # x', 'version-minor'), 'version: "2.2" # x');
    assert.equal(await front("version: '2.1'", 'version-major'), "version: '3.0'");
    assert.equal(await front('version: v2.1', 'version-minor'), 'version: v2.2');
    assert.equal(await front('version: 2.9', 'version-minor'), 'version: "2.10"');
    const both = (a: string, b: string) =>
      `---\ntype: policy\nversion│: "${a}"\n---\n# P\n\n| Owner | CISO |\n|---|---|\n| Version | ${b} |\n\n## Scope\n\nAll.\n`;
    assert.equal(await madeBoth(both('2.1', 'v2.1.0'), 'version-minor'), both('2.2', 'v2.2.0').replace('│', ''));
    assert.equal(await made('---\ntype: policy\nversion: draft│\n---\n# P\n', 'version-minor'), null);
  });

  it('adds an entry to `revisions`', async () => {
    const entry = (version: string, change: string) => `  - { version: "${version}", date: 2026-11-22, change: "${change}" }`;
    assert.equal(
      await front(`version: "2.1"\nrevisions:\n${entry('2.1', 'x')} # old\ntags: a`, 'version-minor'),
      `version: "2.2"\nrevisions:\n${entry('2.1', 'x')} # old\n${entry('2.2', '[describe the change]')}\ntags: a`,
    );
    assert.equal(
      await front('version: "2.1"\nrevisions: []', 'version-major'),
      'version: "3.0"\nrevisions:\n  - version: "3.0"\n    date: 2026-11-22\n    author: CISO\n    change: "[describe the change]"',
    );
    assert.equal(
      await front('version: "2.1"\nchangelog: [{ version: "2.1", date: 2025-01-01 }]', 'version-major'),
      'version: "3.0"\nchangelog: [{ version: "2.1", date: 2025-01-01 }, { version: "3.0", date: 2026-11-22 }]',
    );
    assert.equal(
      await front('version: "2.1"\nhistory:\n  - 2025-01-01 first', 'version-minor'),
      'version: "2.2"\nhistory:\n  - 2025-01-01 first\n  - "2026-11-22 2.2 [describe the change]"',
    );
  });

  it('adds a row to the version history, where the newest stand', async () => {
    const top = '# Access│ Policy\n\n**Owner:** CISO\n\n## Scope\n\nAll staff.\n\n## Version history\n\n';
    const header = '| Version | Date | Author | Change | Approved by |\n| --- | --- | --- | --- | --- |\n';
    const [old, newer, row] = [
      '| 1.0 | 01.02.2024 | Jane | First |  |\n',
      '| 1.1 | 01.02.2025 | Jane | More | CEO |\n',
      '| 1.2 | 22.11.2026 | CISO | [describe the change] | |\n',
    ];
    const bare = top.replace('│', '');
    assert.equal(await madeBoth(top + header + old + newer, 'version-minor'), bare + header + old + newer + row);
    assert.equal(await madeBoth(top + header + newer + old, 'version-minor'), bare + header + row + newer + old);
    assert.equal(
      await madeBoth(`${top}${header}${old}${newer}| | | | | |\n`, 'version-minor'),
      `${bare}${header}${old}${newer}| 1.2 | 22.11.2026 | CISO | [describe the change] | |\n`,
    );
  });

  it('leaves a description to be written, which the rules notice', async () => {
    for (const text of [
      '---\ntype: policy\nowner: CISO\nversion: "2.1"│\nrevisions:\n  - version: "2.1"\n    change: first\n---\n# P\n',
      '# Access│ Policy\n\n**Owner:** CISO\n\n## Scope\n\nAll staff.\n\n## Version history\n\n| Version | Date | Change |\n| --- | --- | --- |\n| 1.0 | 2025-01-01 | First |\n',
    ]) {
      const { workspace, offers } = await offered(text);
      const change = await offers.find(({ id }) => id === 'version-minor')?.change();
      assert.ok(change);
      const after = await made(text, 'version-minor');
      await workspace.service.setOpenText({ uri: workspace.uri, version: 9, text: after ?? '' });
      const found = workspace.service.findings(workspace.uri).filter(({ rule }) => rule === 'placeholder-text');
      assert.deepEqual(
        found.map(({ span }) => after?.slice(span.start, span.end).replaceAll('"', '')),
        ['[describe the change]'],
      );
    }
  });
});
