import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { defaultConfig } from '../../server/src/core/config/read-config.ts';
import { IsmsIndex } from '../../server/src/core/isms/isms-index.ts';
import { daysOverdue, lifeCycleOf, reviewDueOf, statusOf } from '../../server/src/core/isms/life-cycle.ts';
import { circleFrom, predecessorsOf, successionOf } from '../../server/src/core/isms/succession.ts';
import { facts } from '../document/facts.ts';
import { folderUri } from '../support/memory-workspace.ts';

const asOf = '2026-11-22';
const read = (head: string) => facts(`---\ntype: policy\nowner: CISO\n${head}\n---\n\n# P\n`).document;
const alone = new IsmsIndex([]);
const state = (head: string) => lifeCycleOf(read(head), defaultConfig, asOf, alone);

describe('life cycle', () => {
  it('reads a status in every spelling, and none where there is none', () => {
    const spellings: [string, string | null][] = [
      ['Approved', 'approved'],
      ['In Review', 'in_review'],
      ['in-review', 'in_review'],
      ['Entwurf', 'draft'],
      ['publié', 'published'],
      ['Obsolete', 'retired'],
      ['replaced', 'superseded'],
      ['quite good', null],
      ['', null],
      ['TBD', null],
    ];
    for (const [written, status] of spellings) assert.equal(statusOf(read(`status: ${written}`)), status, written);
  });

  it('without a status asks for a sign of approval', () => {
    assert.equal(state('version: "1.0"'), 'draft');
    for (const sign of ['approver: CEO', 'approved_date: 2026-01-01', 'effective_date: 2026-01-01'])
      assert.equal(state(sign), 'in-force', sign);
    assert.equal(state('approver: TBD'), 'draft');
    assert.equal(state('status: draft\napprover: CEO'), 'draft');
  });

  it('ends by its status or by a successor, whatever the dates', () => {
    for (const head of [
      'status: retired',
      'status: superseded',
      'status: approved\nsuperseded_by: POL-2',
      'status: draft\nsuperseded_by: POL-2',
    ])
      assert.equal(state(head), 'ended', head);
  });

  it('finds when the review is due', () => {
    const due = (head: string): string | null => reviewDueOf(read(head))?.date ?? null;
    assert.equal(due('next_review_date: 2027-01-31'), '2027-01-31');
    assert.equal(due('next_review_date: 31.01.2027'), '2027-01-31');
    assert.equal(due('next_review_date: January 31, 2027'), '2027-01-31');
    assert.equal(due('last_review_date: 2026-01-31\nreview_cycle: P1M'), '2026-02-28');
    assert.equal(due('approved_date: 2024-02-29\nreview_cycle: annual'), '2025-02-28');
    assert.equal(due('approved_date: 2024-01-01\nlast_review_date: 2025-01-01\nreview_cycle: every 2 years'), '2027-01-01');
    assert.equal(due('next_review_date: 2027-01-31\nlast_review_date: 2020-01-01\nreview_cycle: annual'), '2027-01-31');
    for (const head of [
      'next_review_date: annual',
      'next_review_date: 2026-02-30',
      'review_cycle: annual',
      'last_review_date: 2026-01-01',
      'next_review_date: 02/03/2026',
      'next_review_date: TBD',
    ])
      assert.equal(due(head), null, head);
  });

  it('is overdue from the day after, grace included', () => {
    assert.equal(state('status: approved\nnext_review_date: 2026-11-22'), 'in-force');
    assert.equal(state('status: approved\nnext_review_date: 2026-11-21'), 'overdue');
    const lenient = { ...defaultConfig, review: { graceDays: 30 } };
    assert.equal(daysOverdue(read('next_review_date: 2026-10-23'), lenient, asOf), 0);
    assert.equal(lifeCycleOf(read('status: approved\nnext_review_date: 2026-10-23'), lenient, asOf, alone), 'in-force');
    assert.equal(lifeCycleOf(read('status: approved\nnext_review_date: 2026-10-22'), lenient, asOf, alone), 'overdue');
    assert.equal(daysOverdue(read('status: approved'), lenient, asOf), null);
  });

  it('is stale once the text is another one than was approved', () => {
    const { fingerprint } = read('approved_hash: a1-0');
    assert.ok(fingerprint);
    assert.equal(state(`status: approved\napproved_hash: ${fingerprint}`), 'in-force');
    const other = `a1-${'0'.repeat(32)}`;
    assert.equal(state(`status: approved\napproved_hash: ${other}`), 'changed');
    assert.equal(state(`status: approved\napproved_hash: ${other}\nnext_review_date: 2025-01-01`), 'changed');
    assert.equal(state(`status: in_review\napproved_hash: ${other}`), 'draft');
    assert.equal(state(`status: retired\napproved_hash: ${other}`), 'ended');
    for (const unknown of ['yes', 'a2-0123456789abcdef', 'TBD'])
      assert.equal(state(`status: approved\napproved_hash: ${unknown}`), 'in-force');
  });
});

describe('succession', () => {
  const documentAt = (path: string, head: string) => facts(`---\ntype: policy\n${head}\n---\n\n# P\n`, { path }).document;
  function indexOf(...documents: ReturnType<typeof documentAt>[]): IsmsIndex {
    const index = new IsmsIndex([folderUri]);
    for (const document of documents) index.setDocument(document);
    return index;
  }
  const old = documentAt('old.md', 'id: POL-1\nstatus: approved\nsuperseded_by: POL-2');
  const stateOf = (document: typeof old, index: IsmsIndex) => lifeCycleOf(document, defaultConfig, asOf, index);

  it('ends a document when its successor is in force, not before', () => {
    const next = (head: string) => documentAt('new.md', `id: pol-2\n${head}`);
    assert.equal(stateOf(old, indexOf(old)), 'ended', 'a successor that nobody has is taken at its word');
    for (const head of ['status: draft', 'status: approved\neffective_date: 2026-12-01', 'version: "1.0"'])
      assert.equal(stateOf(old, indexOf(old, next(head))), 'in-force', head);
    for (const head of ['status: approved', 'approver: CEO', 'status: retired', 'status: approved\nsuperseded_by: POL-1'])
      assert.equal(stateOf(old, indexOf(old, next(head))), 'ended', head);
  });

  it('hears of it from either side', () => {
    const silent = documentAt('old.md', 'id: POL-1\nstatus: approved');
    assert.equal(stateOf(silent, indexOf(silent, documentAt('new.md', 'status: approved\nsupersedes: [POL-1]'))), 'ended');
    assert.equal(stateOf(silent, indexOf(silent, documentAt('b/new.md', 'status: approved\nsupersedes: ../old.md'))), 'ended');
    assert.equal(stateOf(silent, indexOf(silent, documentAt('new.md', 'status: draft\nsupersedes: [POL-1]'))), 'in-force');
    const itself = documentAt('old.md', 'id: POL-1\nstatus: approved\nsupersedes: POL-1');
    assert.equal(stateOf(itself, indexOf(itself)), 'in-force');
  });

  it('follows a chain to its end, and a circle once round', () => {
    const [a, b, c] = [
      documentAt('a.md', 'id: A-1\nsuperseded_by: A-2'),
      documentAt('b.md', 'id: A-2'),
      documentAt('c.md', 'id: A-3\nsupersedes: A-2'),
    ];
    const index = indexOf(a, b, c);
    assert.deepEqual(successionOf(a, index), [b, c]);
    assert.equal(circleFrom(a, index), null);
    assert.deepEqual(predecessorsOf(b, index), [a]);
    assert.deepEqual(predecessorsOf(c, index), [b]);
    const round = documentAt('c.md', 'id: A-3\nsupersedes: A-2\nsuperseded_by: a.md');
    index.setDocument(round);
    assert.deepEqual(circleFrom(a, index), [a, b, round]);
    assert.deepEqual(circleFrom(round, index), [round, a, b]);
    assert.deepEqual(successionOf(b, index), [round, a]);
  });

  it('looks at no more of a chain than anybody has', () => {
    const index = new IsmsIndex([folderUri]);
    const chain = Array.from({ length: 200 }, (_, i) => documentAt(`${i}.md`, `id: N-${i}\nsuperseded_by: N-${i + 1}`));
    for (const document of chain) index.setDocument(document);
    assert.equal(successionOf(chain[0] as typeof old, index).length, 50);
    assert.equal(circleFrom(chain[0] as typeof old, index), null);
  });
});
