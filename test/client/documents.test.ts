import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findingsText, reviewText } from '../../client/src/documents/document-looks.ts';
import { type DocumentGrouping, groupDocuments, overdueCount } from '../../client/src/documents/group-documents.ts';
import type { DocumentFacts } from '../../server/src/lsp/protocol.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function facts(title: string, more: Partial<DocumentFacts> = {}): DocumentFacts {
  return {
    uri: `file:///ws/${title}.md`,
    range,
    active: true,
    id: null,
    title,
    type: 'policy',
    typeTitle: 'Policy',
    owner: 'CISO',
    status: 'approved',
    state: 'in-force',
    version: null,
    nextReview: '2027-06-01',
    overdueDays: 0,
    findings: { error: 0, warning: 0, info: 0, hint: 0 },
    ...more,
  };
}

const documents = [
  facts('Zeta'),
  facts('alpha', { owner: 'ciso' }),
  facts('Late', { state: 'overdue', overdueDays: 3, nextReview: '2026-11-19' }),
  facts('Later', { state: 'overdue', overdueDays: 90, nextReview: '2026-08-24', owner: 'Head of IT' }),
  facts('Draft', { state: 'draft', type: 'procedure', typeTitle: 'Procedure', owner: null, nextReview: '2020-01-01' }),
  facts('Soon', { nextReview: '2026-12-22' }),
  facts('In spring', { nextReview: '2027-02-20' }),
  facts('Grace', { nextReview: '2026-11-20' }),
  facts('Undated', { nextReview: null }),
  facts('Old', { state: 'ended' }),
];

function grouped(by: DocumentGrouping): string[][] {
  return groupDocuments({ asOf: '2026-11-22', complete: true, documents }, by).map((group) => [
    group.title,
    ...group.documents.map(({ title }) => title),
  ]);
}

describe('grouping of documents', () => {
  it('by type has what is overdue longest first, then titles', () => {
    assert.deepEqual(grouped('type'), [
      ['Policy', 'Later', 'Late', 'alpha', 'Grace', 'In spring', 'Old', 'Soon', 'Undated', 'Zeta'],
      ['Procedure', 'Draft'],
    ]);
  });

  it('by owner takes two spellings for one, and those without an owner last', () => {
    assert.deepEqual(
      grouped('owner').map(([title, ...rest]) => [title, rest.length]),
      [
        ['CISO', 8],
        ['Head of IT', 1],
        ['No owner', 1],
      ],
    );
  });

  it('by status and by review date begins with what is overdue', () => {
    assert.deepEqual(
      grouped('status').map(([title]) => title),
      ['Review overdue', 'In force', 'Not in force yet', 'Retired or superseded'],
    );
    assert.deepEqual(grouped('review'), [
      ['Overdue', 'Later', 'Late'],
      ['Due within 30 days', 'Grace', 'Soon'],
      ['Due within 90 days', 'In spring'],
      ['Due later', 'alpha', 'Zeta'],
      ['No review date', 'Undated'],
      ['Not in force', 'Draft', 'Old'],
    ]);
  });

  it('keeps every document exactly once, and counts the overdue ones', () => {
    for (const by of ['type', 'owner', 'status', 'review'] as const)
      assert.equal(
        grouped(by).reduce((sum, group) => sum + group.length - 1, 0),
        documents.length,
        by,
      );
    assert.equal(overdueCount(documents), 2);
    assert.deepEqual(groupDocuments({ asOf: '', complete: true, documents: [] }, 'type'), []);
  });
});

describe('a document in words', () => {
  it('tells findings and reviews', () => {
    assert.equal(findingsText({ error: 1, warning: 2, info: 0, hint: 5 }), '1 error, 2 warnings');
    assert.equal(findingsText({ error: 0, warning: 0, info: 1, hint: 0 }), '1 note');
    assert.equal(findingsText({ error: 0, warning: 0, info: 0, hint: 1 }), '');
    assert.equal(reviewText(facts('A', { overdueDays: 1 })), 'review overdue by 1 day');
    assert.equal(reviewText(facts('A')), 'next review 2027-06-01');
    assert.equal(reviewText(facts('A', { nextReview: null })), '');
  });
});
