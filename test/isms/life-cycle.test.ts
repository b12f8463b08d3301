import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { defaultConfig } from '../../server/src/core/config/read-config.ts';
import { daysOverdue, lifeCycleOf, reviewDueOf, statusOf } from '../../server/src/core/isms/life-cycle.ts';
import { facts } from '../document/facts.ts';

const asOf = '2026-11-22';
const read = (head: string) => facts(`---\ntype: policy\nowner: CISO\n${head}\n---\n\n# P\n`).document;
const state = (head: string) => lifeCycleOf(read(head), defaultConfig, asOf);

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
    assert.equal(lifeCycleOf(read('status: approved\nnext_review_date: 2026-10-23'), lenient, asOf), 'in-force');
    assert.equal(lifeCycleOf(read('status: approved\nnext_review_date: 2026-10-22'), lenient, asOf), 'overdue');
    assert.equal(daysOverdue(read('status: approved'), lenient, asOf), null);
  });
});
