import assert from 'node:assert/strict';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { writeXlsx as otherWorkbook } from 'hucre/xlsx';
import { describe, it } from 'mocha';
import readOther from 'read-excel-file/node';
import { readXlsx } from '../../../server/src/core/report/sheets/read-xlsx.ts';
import { sheetNames } from '../../../server/src/core/report/sheets/sheet-names.ts';
import { writeXlsx } from '../../../server/src/core/report/sheets/write-xlsx.ts';
import { seeded } from '../../support/property-seed.ts';
import { anySheet, anyText, nastySheet, textsOf, trimmed } from './sheets.ts';

const asOf = '2026-11-22';

describe('XLSX', () => {
  it('comes back as it was, whatever the cells hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anySheet, { minLength: 1, maxLength: 3 }), async (sheets) => {
        const read = await readXlsx(await writeXlsx(sheets, asOf));
        assert.deepEqual(
          read.map(({ rows }) => trimmed(rows)),
          sheets.map((sheet) => trimmed(textsOf(sheet))),
        );
      }),
      { ...seeded, numRuns: 200 },
    );
  });

  it('says the same to another reader', async () => {
    const sheet = {
      ...nastySheet,
      rows: [
        ['=cmd()', 1],
        ['a <b> & "c" ]]> 😀 שלום', 0.5],
        ['-5', true],
        ['_x0041_', null],
      ],
    };
    const [read] = await readOther(Buffer.from(await writeXlsx([sheet], asOf)));
    assert.deepEqual(read?.data, [['=Head', 'Plain'], ...sheet.rows]);
  });

  it('holds no formula, a head that stays in sight, and filters', async () => {
    const files = unzipSync(await writeXlsx([nastySheet], asOf));
    const xml = strFromU8(files['xl/worksheets/sheet1.xml'] as Uint8Array);
    assert.doesNotMatch(xml, /<f[ >]/);
    assert.match(xml, /state="frozen"/);
    assert.match(xml, new RegExp(`<autoFilter ref="A1:B${nastySheet.rows.length + 1}"/>`));
    assert.match(xml, /<c r="A1" t="s" s="\d"|<c r="A1" s="\d" t="s"/);
    assert.match(strFromU8(files['xl/styles.xml'] as Uint8Array), /<b\/>.*wrapText/s);
  });

  it('gives a row as many lines as its longest text takes, which still grows, and a page its width', async () => {
    const column = (title: string, width: number) => ({ title, width });
    const sheet = {
      name: 'x',
      columns: [column('A', 10), column('B', 40)],
      rows: [
        ['short', 'one line'],
        ['a text of some length', 'two\nlines'],
        ['x'.repeat(2000), null],
      ],
    };
    const xmlOf = async (one: Parameters<typeof writeXlsx>[0][number]) =>
      strFromU8(unzipSync(await writeXlsx([one], asOf))['xl/worksheets/sheet1.xml'] as Uint8Array);
    const xml = await xmlOf(sheet);
    assert.deepEqual(xml.match(/<row [^>]*>/g), ['<row r="1">', '<row r="2">', '<row r="3" ht="45">', '<row r="4" ht="409">']);
    assert.match(xml, /<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/);
    assert.match(await xmlOf({ ...sheet, columns: [column('A', 10), column('B', 400)] }), /<pageSetup orientation="landscape"\/>/);
  });

  it('has the same bytes in every time zone', async () => {
    const zone = process.env.TZ;
    const written: Uint8Array[] = [];
    try {
      for (const tz of ['UTC', 'Pacific/Kiritimati', 'America/St_Johns']) {
        process.env.TZ = tz;
        written.push(await writeXlsx([nastySheet], asOf));
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
    assert.deepEqual(written[1], written[0]);
    assert.deepEqual(written[2], written[0]);
  });

  it('says what is too large, and where', async () => {
    const sheet = { ...nastySheet, rows: [['', 'x'.repeat(32_767)], ['x'.repeat(32_768)]] };
    await assert.rejects(writeXlsx([sheet], asOf), {
      name: 'SheetError',
      message: /^Cell A3 of the sheet =Nasty _x_ has 32768 characters/,
    });
    await writeXlsx([{ ...sheet, rows: sheet.rows.slice(0, 1) }], asOf);
  });

  it('reads dates, numbers and texts of others', async () => {
    const bytes = await otherWorkbook({
      sheets: [{ name: 'Theirs', rows: [['a', 1.5, true, new Date('2026-03-01T00:00:00Z'), null, 'z']] }],
    });
    assert.deepEqual(await readXlsx(bytes), [{ name: 'Theirs', rows: [['a', '1.5', 'true', '2026-03-01', '', 'z']] }]);
  });

  it('refuses what is no workbook', async () => {
    for (const bytes of [new Uint8Array(), new Uint8Array([80, 75, 3, 4, 0]), new TextEncoder().encode('a,b')])
      await assert.rejects(readXlsx(bytes), { name: 'SheetError' });
  });

  it('names tabs as Excel takes them, each once', () => {
    assert.deepEqual(sheetNames(['a/b', 'A_B', '', "'x'", 'y'.repeat(40), 'y'.repeat(41)]), [
      'a_b',
      'A_B (2)',
      'Sheet',
      '’x’',
      'y'.repeat(31),
      `${'y'.repeat(27)} (2)`,
    ]);
    fc.assert(
      fc.property(fc.array(anyText), (names) => {
        const named = sheetNames(names);
        assert.equal(new Set(named.map((name) => name.toLowerCase())).size, names.length);
        for (const name of named) assert.ok(name.length > 0 && name.length <= 31);
      }),
      seeded,
    );
  });

  it('takes 10,000 rows', async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => [`=row ${i}`, i]);
    const [read] = await readXlsx(await writeXlsx([{ ...nastySheet, rows }], asOf));
    assert.deepEqual(read?.rows, textsOf({ ...nastySheet, rows }));
  }).timeout(20_000);
});
