import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readPeriod } from '../../server/src/core/text/date-period.ts';

describe('periods', () => {
  for (const [text, first, last] of [
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026年', '2026-01-01', '2026-12-31'],
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2028.2', '2028-02-01', '2028-02-29'],
    ['11/2026', '2026-11-01', '2026-11-30'],
    ['2026年4月', '2026-04-01', '2026-04-30'],
    ['2026-Q3', '2026-07-01', '2026-09-30'],
    ['2026 Q4', '2026-10-01', '2026-12-31'],
    ['q1_2026', '2026-01-01', '2026-03-31'],
    ['T2 2026', '2026-04-01', '2026-06-30'],
    ['2. Quartal 2026', '2026-04-01', '2026-06-30'],
    ['December 2026', '2026-12-01', '2026-12-31'],
    ['Feb. 2026', '2026-02-01', '2026-02-28'],
    ['März 2026', '2026-03-01', '2026-03-31'],
  ] as const)
    it(`are read: ${text}`, () => assert.deepEqual(readPeriod(text), { first, last }));

  for (const text of ['', '2026-13', '00/2026', '2026-Q5', '2026-07-01', 'Issue 2026', 'end of 2026', '20261', '26'])
    it(`are not seen in ${JSON.stringify(text)}`, () => assert.equal(readPeriod(text), null));
});
