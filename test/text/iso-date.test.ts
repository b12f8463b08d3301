import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { addMonths, daysBetween, firstOfNextMonth, isIsoDate } from '../../server/src/core/text/iso-date.ts';
import { seeded } from '../support/property-seed.ts';

const day = 86_400_000;
const isoDates = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('ISO dates', () => {
  it('are days apart as the calendar has it', () => {
    fc.assert(
      fc.property(isoDates, isoDates, (from, to) => assert.equal(daysBetween(from, to), (Date.parse(to) - Date.parse(from)) / day)),
      seeded,
    );
    assert.equal(daysBetween('2026-11-22', '2026-11-01'), -21);
  });

  it('go on by months, to the last day of a shorter one', () => {
    const cases = { '2026-01-31': '2026-02-28', '2028-01-31': '2028-02-29', '2026-12-15': '2027-01-15' };
    for (const [from, to] of Object.entries(cases)) assert.equal(addMonths(from, 1), to);
    assert.equal(addMonths('2024-02-29', 12), '2025-02-28');
    assert.equal(addMonths('2026-11-22', 36), '2029-11-22');
    fc.assert(
      fc.property(isoDates, fc.nat(60), (from, months) => assert.ok(isIsoDate(addMonths(from, months)))),
      seeded,
    );
  });

  it('have a first day of the next month', () => {
    assert.equal(firstOfNextMonth('2026-11-22'), '2026-12-01');
    assert.equal(firstOfNextMonth('2026-12-31'), '2027-01-01');
  });
});
