import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { judgeDate } from '../../server/src/core/isms/registers/judge-date.ts';

const said = (text: string): string => {
  const reading = judgeDate(text);
  switch (reading.kind) {
    case 'day':
    case 'among-words':
      return `${reading.kind} ${reading.iso}`;
    case 'swapped':
      return `swapped ${reading.days.join(' ')}`;
    case 'span':
      return `span ${reading.first} ${reading.last}`;
    default:
      return reading.kind;
  }
};

describe('what a cell for a day says', () => {
  for (const [text, expected] of Object.entries({
    '2026-02-28': 'day 2026-02-28',
    ' 1 March 2027 ': 'day 2027-03-01',
    '31.12.2026': 'day 2026-12-31',
    '25/12/2026': 'day 2026-12-25',
    '2026-10-05T12:30': 'day 2026-10-05',
    '02/03/2026': 'swapped 2026-03-02 2026-02-03',
    '3-2-2026': 'swapped 2026-02-03 2026-03-02',
    '03/03/2026': 'day 2026-03-03',
    '2026-10': 'span 2026-10-01 2026-10-31',
    '02/2028': 'span 2028-02-01 2028-02-29',
    'Q4 2026': 'span 2026-10-01 2026-12-31',
    '2027-Q1': 'span 2027-01-01 2027-03-31',
    'T2 2026': 'span 2026-04-01 2026-06-30',
    '2027': 'span 2027-01-01 2027-12-31',
    'October 2026': 'span 2026-10-01 2026-10-31',
    'Okt. 2026': 'span 2026-10-01 2026-10-31',
    'février 2027': 'span 2027-02-01 2027-02-28',
    '2026-10-05 (board)': 'among-words 2026-10-05',
    '2026-10-05 or 2026-11-05': 'none-such',
    '2026-02-30': 'none-such',
    '2026-13': 'none-such',
    '31.02.2026': 'none-such',
    '31.12.26': 'none-such',
    'H1 2027': 'none-such',
    ongoing: 'words',
    'every 6 months': 'words',
    'within 30 days': 'words',
    '3.5': 'none-such',
  }))
    it(`${text} → ${expected}`, () => assert.equal(said(text), expected));

  it('takes any text in time', () => {
    for (const piece of ['2', '2026-', '1/', 'a ', '2026-10-05 ', 'é', '\u0000', '. '])
      for (const count of [1, 50, 100_000]) assert.ok(said(piece.repeat(count)) !== '');
  });
});
