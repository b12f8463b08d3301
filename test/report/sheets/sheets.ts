import fc from 'fast-check';
import type { CellValue, Sheet } from '../../../server/src/core/report/sheets/sheet.ts';

/** What a workspace may try on a reader: formulas, quotes, ends of lines, controls, reordering, halves of characters. */
export const nastyTexts = [
  '=cmd()',
  '=cmd|" /C calc"!A0',
  '+1+1',
  '-5',
  '@SUM(A1)',
  '\t=1+1',
  '\r\n=1',
  '\n-1',
  ' =1',
  '\u200b=1',
  '\ufeff=1',
  '＝1+1',
  "'=1",
  "''=1",
  "'tis",
  'a;=HYPERLINK("http://x")',
  'a;"";\'=1',
  'a\t@x',
  '"',
  '""',
  '",=1',
  'a,b',
  'x\r\ny\nz\rw',
  ' padded ',
  '   ',
  '5.10',
  '0123',
  '2026-02-30',
  'true',
  '1e5',
  '_x0041_',
  '_x005F_x0041_',
  '_x_x0041__x000a_',
  '\u0000\u0001\u0008\u000b\u000c\u001b',
  '\ufffe\uffff',
  '\ud800',
  '\udc00a\ud83d',
  '\ud83d\ude00 𝔘',
  'שלום \u202egnp.exe',
  ']]>',
  '<script>alert(1)</script>',
  '&amp; &lt; &#x41;',
  '|',
] as const;

/** Any text a cell may get, often a nasty one. */
export const anyText = fc.oneof(
  fc.constantFrom(...nastyTexts),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.array(fc.constantFrom(...nastyTexts, "'", ';', '\t', '\n', '=', ' ', 'a'), { maxLength: 6 }).map((parts) => parts.join('')),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 5 }).map((units) => String.fromCharCode(...units)),
);

const anyCell: fc.Arbitrary<CellValue> = fc.oneof(
  { weight: 5, arbitrary: anyText },
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);

/** Any table with at least one column. */
export const anySheet: fc.Arbitrary<Sheet> = fc
  .array(fc.record({ title: anyText, width: fc.integer({ min: 1, max: 80 }) }), { minLength: 1, maxLength: 4 })
  .chain((columns) =>
    fc.record({
      name: anyText,
      columns: fc.constant(columns),
      rows: fc.array(fc.array(anyCell, { minLength: columns.length, maxLength: columns.length }), { maxLength: 5 }),
    }),
  );

/** The head and the rows of a table as texts. */
export function textsOf(sheet: Sheet): string[][] {
  return [sheet.columns.map((column) => column.title), ...sheet.rows].map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
}

/** Rows and columns at the end that show nothing are no part of what a workbook keeps. */
export function trimmed(rows: readonly (readonly string[])[]): string[][] {
  const kept = rows.map((row) => [...row]);
  while (kept.length > 0 && kept.at(-1)?.every((cell) => cell === '')) kept.pop();
  while (kept.some((row) => row.length > 0) && kept.every((row) => row.at(-1) === '')) for (const row of kept) row.pop();
  return kept;
}

/** A table with every nasty text. */
export const nastySheet: Sheet = {
  name: '=Nasty [x]',
  columns: [
    { title: '=Head', width: 20 },
    { title: 'Plain', width: 40 },
  ],
  rows: nastyTexts.map((text, i) => [text, i]),
};
