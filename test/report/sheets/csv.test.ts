import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import Papa from 'papaparse';
import { readCsv, writeCsv } from '../../../server/src/core/report/sheets/csv.ts';
import { guardFormula, unguardFormula } from '../../../server/src/core/report/sheets/formula-guard.ts';
import { seeded } from '../../support/property-seed.ts';
import { anySheet, anyText, nastySheet, textsOf } from './sheets.ts';

describe('CSV', () => {
  it('comes back as it was, whatever the cells hold', () => {
    fc.assert(
      fc.property(anySheet, (sheet) => assert.deepEqual(readCsv(writeCsv(sheet)).rows, textsOf(sheet))),
      { ...seeded, numRuns: 500 },
    );
  });

  it('says the same to another reader, with guards', () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const { data } = Papa.parse<string[]>(writeCsv(sheet), { delimiter: ',', newline: '\r\n' });
        assert.deepEqual(
          data.slice(0, -1).map((row) => row.map(unguardFormula)),
          textsOf(sheet),
        );
      }),
      seeded,
    );
  });

  it('has no cell that begins like a formula, by comma, semicolon or tab', () => {
    for (const delimiter of [',', ';', '\t'])
      fc.assert(
        fc.property(anyText, anyText, (one, two) => {
          const sheet = { name: '', columns: [{ title: one, width: 9 }], rows: [[two]] };
          const { data } = Papa.parse<string[]>(writeCsv(sheet), { delimiter });
          for (const cell of data.flat()) assert.doesNotMatch(cell, /^[\p{Cc}\p{Cf}\p{Z}]*[=+\-@＝＋－＠]/u);
        }),
        { ...seeded, numRuns: 300 },
      );
  });

  it('guards a text and takes the guard off again', () => {
    assert.equal(guardFormula('=1'), "'=1");
    assert.equal(guardFormula("it's fine"), "it's fine");
    assert.equal(guardFormula('a-b; c'), 'a-b; c');
    fc.assert(
      fc.property(anyText, (text) => assert.equal(unguardFormula(guardFormula(text)), text)),
      { ...seeded, numRuns: 2000 },
    );
  });

  it('writes numbers as numbers and tells the country of a reader by its head', () => {
    const text = writeCsv({ name: '', columns: [{ title: 'N', width: 5 }], rows: [[-5], [0.1], [true], [null]] });
    assert.equal(text, '\uFEFF"N"\r\n-5\r\n0.1\r\ntrue\r\n""\r\n');
    assert.deepEqual(readCsv('"a;b";c\r\n1,5;2').rows, [
      ['a;b', 'c'],
      ['1,5', '2'],
    ]);
    assert.deepEqual(readCsv('a\tb\n1\t2\n').rows, [
      ['a', 'b'],
      ['1', '2'],
    ]);
    assert.deepEqual(readCsv('').rows, []);
  });

  it('takes 10,000 rows', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => [`=row ${i}`, i, 'A text, with "quotes"']);
    const sheet = { ...nastySheet, columns: [...nastySheet.columns, { title: 'More', width: 9 }], rows };
    assert.deepEqual(readCsv(writeCsv(sheet)).rows, textsOf(sheet));
  });
});
