import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isFingerprint } from '../../../server/src/core/document/fingerprint/fingerprint.ts';
import { approveDocument } from '../../../server/src/core/features/approval/approve-document.ts';
import { reviewDocument } from '../../../server/src/core/features/approval/review-document.ts';
import { applyEdits } from '../../../server/src/core/text/text-edit.ts';
import { openAt } from '../../support/open-workspace.ts';
import { madeBoth, offered } from './offered.ts';

const tail = '\n# Access Policy 🔐\n\nAll staff.\n';
const front = (lines: string): string => `---\ntype: policy│\n${lines}\n---\n${tail}`;

/** The text after an approval, or why there is none. */
async function approved(source: string, request: Parameters<typeof approveDocument>[3] = {}): Promise<string> {
  const { service, uri, text } = await openAt(source);
  const document = service.document(uri);
  assert.ok(document);
  const plan = approveDocument(service, document, text, request);
  if ('refusal' in plan) return plan.refusal;
  const after = applyEdits(text, plan.edits).text;
  // what was approved is the text that stands there, and is so when it is approved again
  const now = service.preview(uri, after);
  const stated = now.document.metadata.fields.filter(({ key }) => key === 'approved_hash');
  assert.equal(stated.length, 1, after);
  assert.ok(isFingerprint(stated[0]?.text ?? ''), after);
  assert.equal(now.document.fingerprint, stated[0]?.text);
  assert.deepEqual(
    now.findings.filter(({ rule }) => !service.findings(uri).some((known) => known.rule === rule)).map(({ rule }) => rule),
    [],
    after,
  );
  return after.replace(stated[0]?.text ?? '', 'HASH');
}

describe('approving a document', () => {
  it('states all that an approval is, in the order of keys', async () => {
    assert.equal(
      await approved(front('status: draft\nversion: "1.0"\nowner: CISO\nclassification: internal'), { by: 'CEO' }),
      front(
        'status: approved\nversion: "1.0"\nowner: CISO\napprover: CEO\napproved_date: 2026-11-22\neffective_date: 2026-11-22\nnext_review_date: 2027-11-22\nclassification: internal\napproved_hash: HASH',
      ).replace('│', ''),
    );
  });

  it('waits until all is filled in, unless that is asked or a comment says why', async () => {
    const open = `${front('owner: CISO\napprover: CEO')}\nBackups are kept for TBD days.\n`;
    assert.match(await approved(open), /^it is not filled in yet, see line 11; /);
    assert.match(await approved(open, { force: true }), /\napproved_hash: HASH\n/);
    const said = open.replace('\nBackups', '\n<!-- annexa-disable-next-line placeholder-text: a sign of the form -->\nBackups');
    assert.match(await approved(said), /\napproved_hash: HASH\n/);
  });

  it('keeps what is still true: a later effective date, a cycle, a status beyond, quotes and comments', async () => {
    const lines = (approval: string, hash: string) =>
      `status: published\nowner: CISO\napprover: 'CEO' # by mail\napproved_date: "${approval}"\neffective_date: 2027-01-01\nreview_cycle: quarterly${hash}`;
    assert.equal(await approved(front(lines('2025-01-01', ''))), front(lines('2026-11-22', '\napproved_hash: HASH')).replace('│', ''));
  });

  it('moves on an effective date before the approval, and the last review', async () => {
    assert.equal(
      await approved(
        front(
          'status: approved\nowner: CISO\napprover: CEO\napproved_date: 2025-01-01\neffective_date: 2025-02-01\nlast_review_date: 2026-01-01\nreview_cycle: annual',
        ),
      ),
      front(
        'status: approved\nowner: CISO\napprover: CEO\napproved_date: 2026-11-22\neffective_date: 2026-11-22\nlast_review_date: 2026-11-22\nreview_cycle: annual\napproved_hash: HASH',
      ).replace('│', ''),
    );
  });

  it('raises the version, and adds it to the histories that there are, once', async () => {
    const text = front(
      'status: approved\nversion: "1.0"\nowner: CISO\napprover: CEO\nrevisions:\n  - { version: "1.0", date: 2025-01-01, change: first }',
    );
    const history =
      '\n## Revision history\n\n| Version | Date | Author | Change |\n|---|---|---|---|\n| 1.0 | 2025-01-01 | CISO | First |\n';
    const after = await approved(text + history, { bump: 'minor', change: 'Passkeys' });
    assert.match(after, /^version: "1\.1"$/m);
    assert.match(after, /first \}\n {2}- \{ version: "1\.1", date: 2026-11-22, change: Passkeys \}\n/);
    assert.match(after, /First \|\n\| 1\.1 \| 2026-11-22 \| CISO \| Passkeys \|\n/);
    assert.equal((await approved(after.replace('policy', 'policy│'), { bump: 'minor' })).match(/"1\.2"/g)?.length, 2);
    assert.equal((await approved(text + history)).match(/2026-11-22, change|\| 2026-11-22 \|/g), null, 'the version is told of already');
  });

  it('writes into a table where that is where document control stands', async () => {
    const table = (rows: string) =>
      `# Access│ Policy\n\n| Owner | CISO |\n|---|---|\n| Status | Draft |\n| Version | 1.0 |\n${rows}\n## Scope\n\nAll staff.\n`;
    const after = await approved(table('| Approval date | 31.01.2025 |\n'), { by: 'CEO' });
    for (const row of [
      '| Status | Approved |',
      '| Approved by | CEO |',
      '| Approval date | 22.11.2026 |',
      '| Effective date | 2026-11-22 |',
      '| Next review | 2027-11-22 |',
      '| Approval fingerprint | HASH |',
    ])
      assert.ok(after.includes(`${row}\n`), after);
  });

  it('refuses what cannot be approved, and says what to do', async () => {
    const refusals: [string, Parameters<typeof approveDocument>[3], RegExp][] = [
      [front('status: draft\nowner: CISO'), {}, /nobody is named .* `--by NAME`/],
      [front('status: draft\nowner: CISO\napprover: ciso'), {}, /CISO owns it.*`--by NAME`/],
      [front('status: draft\nowner: CISO'), { by: 'CISO' }, /CISO owns it/],
      [front('status: draft\nowner: CISO\ncontrols: [A.5.99]'), { by: 'CEO' }, /errors: line 5, control-unknown.*`--force`/],
      [front('status: retired\nowner: CISO'), { by: 'CEO' }, /it is retired/],
      [front('status: approved\nowner: CISO\nsuperseded_by: POL-9'), { by: 'CEO' }, /superseded by POL-9/],
      [front('status: draft\nversion: "first"\nowner: CISO'), { by: 'CEO', bump: 'minor' }, /`first` cannot be counted up.*--as-version/],
      ['---\ntype: template│\nowner: CISO\n---\n# T\n', { by: 'CEO' }, /template/],
      ['# Notes│\n', { by: 'CEO' }, /no document of the ISMS/],
      ['---\n{ type: policy, owner: CISO│ }\n---\n# P\n', { by: 'CEO' }, /`annexa adopt --write`/],
    ];
    for (const [source, request, expected] of refusals) assert.match(await approved(source, request), expected, source);
    assert.match(await approved(front('status: draft\nowner: CISO\ncontrols: [A.5.99]'), { by: 'CEO', force: true }), /^---/);
    assert.match(await approved(front('status: draft\nowner: CEO'), { by: 'CEO' }), /approver: CEO/, 'nobody stands above the CEO');
  });

  it('is offered where document control stands, and as fix of a change', async () => {
    const draft = front('status: draft\nowner: CISO\napprover: CEO');
    const { offers } = await offered(draft);
    assert.equal(offers.find(({ id }) => id === 'approve')?.title, 'Approve on `2026-11-22`: approved by CEO');
    const done = await madeBoth(draft, 'approve');
    assert.match(done ?? '', /^status: approved$/m);
    const again = await offered(done?.replace('type', 'ty│pe') ?? '');
    assert.deepEqual(
      again.offers.map(({ id }) => id).filter((id) => id.startsWith('approve')),
      [],
    );
    const changed = done?.replace('All staff', 'Nobody').replace('owner:', 'version: "2.0"\nowner:').replace('hash: a', 'hash: │a') ?? '';
    const { offers: fixes } = await offered(changed, ['quickfix']);
    assert.deepEqual(
      fixes.filter(({ id }) => id.startsWith('approve')).map(({ id, findings }) => [id, findings.map(({ rule }) => rule)]),
      [
        ['approve-minor', ['edited-since-approval']],
        ['approve-major', ['edited-since-approval']],
      ],
    );
    assert.match((await madeBoth(changed, 'approve-major')) ?? '', /^version: "3\.0"$/m);
    assert.equal(
      (await offered(changed)).offers.find(({ id }) => id === 'mark-reviewed'),
      undefined,
      'a changed text is not reviewed',
    );
  });
});

describe('reviewing a document', () => {
  async function reviewed(source: string, by?: string): Promise<string> {
    const { service, uri, text } = await openAt(source);
    const document = service.document(uri);
    assert.ok(document);
    const plan = reviewDocument(service, document, text, by);
    return 'refusal' in plan ? plan.refusal : applyEdits(text, plan.edits).text;
  }

  it('leaves the text and its fingerprint alone', async () => {
    const text = (await approved(front('status: draft\nowner: CISO'), { by: 'CEO' })).replace('HASH', `a1-${'0'.repeat(32)}`);
    assert.match(await reviewed(text.replace('policy', 'policy│')), /changed since its approval on 2026-11-22.*`annexa approve`/);
    const { service, uri } = await openAt(text.replace('policy', 'policy│'));
    const hash = service.fingerprintOf(uri, text) ?? '';
    const sound = text.replace(/a1-0+/, hash).replaceAll('2026-11-22', '2025-11-22');
    assert.equal(
      await reviewed(sound.replace('policy', 'policy│')),
      sound.replace('next_review_date: 2027-11-22', 'last_review_date: 2026-11-22\nnext_review_date: 2027-11-22'),
    );
  });

  it('names who did it where the document keeps a history, and refuses what has ended', async () => {
    const text = front('owner: CISO\nrevisions:\n  - { version: "1.0", date: 2025-01-01, author: CISO, change: first }');
    assert.match(await reviewed(text, 'Jane Doe'), /date: 2026-11-22, author: Jane Doe, change: Periodic review/);
    assert.match(await reviewed(front('status: retired')), /it is retired/);
    assert.match(await reviewed('---\ntype: record│\nowner: CISO\n---\n# R\n'), /it is a record/);
  });
});
