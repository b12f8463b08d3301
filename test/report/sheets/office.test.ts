import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, it } from 'mocha';
import Papa from 'papaparse';
import { writeCsv } from '../../../server/src/core/report/sheets/csv.ts';
import { readXlsx } from '../../../server/src/core/report/sheets/read-xlsx.ts';
import { writeXlsx } from '../../../server/src/core/report/sheets/write-xlsx.ts';
import { nastySheet, textsOf } from './sheets.ts';

const office = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0);

// no control characters: how LibreOffice shows them is its own affair
const sheet = { ...nastySheet, rows: nastySheet.rows.filter(([text]) => !/[\p{Cc}\p{Cs}\ufffe\uffff]|_x/u.test(String(text))) };

(office === undefined ? describe.skip : describe)('LibreOffice', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'annexa-office-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const convert = (from: string, to: string, ...more: string[]): void => {
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync(office as string, [profile, '--headless', ...more, '--convert-to', to, '--outdir', folder, join(folder, from)], {
      stdio: 'ignore',
    });
  };

  it('opens a workbook and shows what it was given', async () => {
    writeFileSync(join(folder, 'a.xlsx'), await writeXlsx([sheet], '2026-11-22'));
    convert('a.xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76');
    const { data } = Papa.parse<string[]>(readFileSync(join(folder, 'a.csv'), 'utf8').replace(/^\uFEFF|\n$/g, ''), { delimiter: ',' });
    assert.deepEqual(data, textsOf(sheet));
  }).timeout(120_000);

  it('finds no formula in CSV, though told to calculate them', async () => {
    writeFileSync(join(folder, 'b.csv'), writeCsv(sheet));
    // the last option but four: calculate formulas
    convert('b.csv', 'xlsx', '--infilter=CSV:44,34,76,1,,0,false,false,false,false,false,-1,true');
    const bytes = readFileSync(join(folder, 'b.xlsx'));
    assert.doesNotMatch(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array()), /<f[ >]/);
    const [read] = await readXlsx(bytes);
    assert.equal(read?.rows.length, sheet.rows.length + 1);
    assert.equal(read?.rows[1]?.[0], "'=cmd()");
  }).timeout(120_000);
});
