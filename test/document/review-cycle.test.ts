import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readReviewCycle } from '../../server/src/core/text/review-cycle.ts';

describe('review cycles', () => {
  it('are words, periods and counts, in months', () => {
    const cycles: [string, number][] = [
      ['Annual', 12],
      ['P1Y6M', 18],
      ['every 2 years', 24],
      ['alle 18 Monate', 18],
      ['1 Jahr', 12],
      ['at least once per year', 12],
      ['Semi Annual', 6],
      ['half yearly', 6],
    ];
    for (const [text, months] of cycles) assert.equal(readReviewCycle(text), months, text);
  });

  it('may have an occasion behind that brings a review forward', () => {
    for (const text of [
      'Annual or upon major framework updates',
      'annually, and after each incident',
      'Yearly (next: January)',
      'jährlich oder bei wesentlichen Änderungen',
      'annuelle ou en cas de changement',
    ])
      assert.equal(readReviewCycle(text), 12, text);
  });

  it('are nothing else', () => {
    for (const text of ['', 'annual or biennial', 'as needed', 'or upon changes', '2027-01-31', 'P', '0 months'])
      assert.equal(readReviewCycle(text), null, text);
  });
});
