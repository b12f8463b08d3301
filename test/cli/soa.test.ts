import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, before, beforeEach, describe, it } from 'mocha';
import { readCsv, writeCsv } from '../../server/src/core/report/sheets/csv.ts';
import { readXlsx } from '../../server/src/core/report/sheets/read-xlsx.ts';
import type { ReadSheet } from '../../server/src/core/report/sheets/sheet.ts';
import { writeXlsx } from '../../server/src/core/report/sheets/write-xlsx.ts';
import { type TempFolder, tempFolder } from '../host/temp-folder.ts';
import { annexa, buildCli } from './built-cli.ts';

const policy =
  '---\nid: POL-007\ntype: policy\nstatus: approved\nowner: CISO\napprover: CEO\ncontrols: [A.7.4, A.7.5]\n---\n\n# Office Policy\n';
const statement = [
  '# kept',
  'id: SOA-001',
  'status: draft',
  'owner: CISO',
  'controls:',
  '  - control: A.7.4 # cameras',
  "    applicable: 'yes'",
  '    justification: "=HYPERLINK(\\"x\\") | 50 %"',
  '    status: implemented',
  '',
  '  - control: A.7.6',
  '    applicable: no',
  '    justification: There are no secure areas in our offices',
  '  - { control: NW.1, title: Signing of keys, applicable: yes, status: planned }',
  '',
].join('\n');

describe('annexa soa', function () {
  this.timeout(300_000);
  let folder: TempFolder;
  before(buildCli);
  beforeEach(() => {
    folder = tempFolder({
      'annexa.yaml': 'own_controls: { NW.1: Signing of keys }\n',
      'policies/office.md': policy,
      'isms/soa.yaml': statement,
    });
  });
  after(() => folder.remove());
  const text = (): string => readFileSync(folder.at('isms/soa.yaml'), 'utf8');
  const soa = (...args: string[]) => annexa(folder.path, ['soa', ...args]);
  /** Puts values into an exported table: `A.7.4 Reviewer note` → text. */
  const filled = (table: ReadSheet, values: Readonly<Record<string, string>>): ReadSheet => {
    const [head = [], ...rows] = table.rows;
    const changed = rows.map((row) => row.map((cell, i) => values[`${row[0]} ${head[i]}`] ?? cell));
    return { ...table, rows: [head, ...changed] };
  };
  const csvOf = ({ rows: [head = [], ...rows] }: ReadSheet): string =>
    writeCsv({ name: 'x', columns: head.map((title) => ({ title, width: 9 })), rows });

  it('syncs documents and missing controls, once, and keeps all else', () => {
    const dry = soa('sync', '--dry-run');
    assert.match(dry.stdout, /^\+ {4}documents: \[POL-007\]/m);
    assert.equal(text(), statement);
    assert.equal(soa('sync').code, 0);
    const synced = text();
    assert.ok(synced.includes("control: A.7.4 # cameras\n    applicable: 'yes'\n"));
    assert.ok(
      synced.includes(
        '  - control: A.7.5\n    title: Protecting against physical and environmental threats\n    applicable: undecided\n    documents: [POL-007]\n',
      ),
    );
    const [, lines] = [statement.split('\n'), new Set(synced.split('\n'))];
    for (const line of statement.split('\n')) assert.ok(lines.has(line), line);
    assert.match(soa('sync').stdout, /is up to date/);
    assert.equal(text(), synced);
  });

  it('makes a statement with the documents that claim the controls', () => {
    folder.remove();
    folder = tempFolder({ 'annexa.yaml': 'new_documents: { owner: CISO, approver: CEO }\n', 'policies/office.md': policy });
    assert.equal(soa('init').stdout.trim(), 'isms/soa.yaml');
    assert.match(
      text(),
      /control: A\.7\.4\n {4}title: Physical security monitoring\n {4}applicable: undecided\n(?: {4}\w+:\n)+ {4}documents: \[POL-007\]\n/,
    );
    const checked = soa('check');
    assert.equal(checked.code, 0, checked.stdout);
    assert.match(checked.stdout, /decided 0\/93 \(0\.0 %\), 0 applicable, 0 left out, 93 undecided/);
    assert.match(soa('sync').stdout, /is up to date/);
    const again = soa('init');
    assert.deepEqual([again.code, again.stdout], [2, '']);
    assert.match(soa('init', '--format', 'human').stderr, /Allowed choices are yaml, markdown, json/);
  });

  it('makes it as Markdown too', () => {
    folder.remove();
    folder = tempFolder({ 'annexa.yaml': '', 'policies/office.md': policy });
    const { stdout } = soa('init', '--format', 'markdown', '--output', '-');
    assert.match(stdout, /\| A\.7\.4 \| Physical security monitoring \| undecided \| {1,2}\| {1,2}\| POL-007 \|/);
  });

  it('checks the statement alone', () => {
    const { code, stdout } = soa('check', '--fail-on', 'warning');
    assert.equal(code, 0, stdout);
    assert.match(
      stdout,
      /isms\/soa\.yaml: decided 2\/93 \(2\.1 %\), 1 applicable, 1 left out, 91 missing?|1 left out, 90 missing, 1 of your own/,
    );
    const json = JSON.parse(soa('check', '--format', 'json').stdout);
    assert.deepEqual([...new Set(json.findings.map(({ path }: { path: string }) => path))], ['isms/soa.yaml']);
    assert.equal(json.statements[0].own, 1);
    folder.write('isms/soa.yaml', statement.replace('draft', 'approved').replace("'yes'", 'undecided'));
    assert.equal(soa('check').code, 1);
  });

  for (const ending of ['csv', 'xlsx'])
    it(`exports ${ending} that comes back without a change`, () => {
      assert.equal(soa('export', '--output', `out.${ending}`).code, 0);
      const { code, stdout } = soa('import', `out.${ending}`, '--write');
      assert.deepEqual([code, stdout], [0, '0 changes in 0 rows\n']);
      assert.equal(text(), statement);
    });

  it('shows what a reviewer filled in, takes it over, and gives it out again', async () => {
    const exported = readCsv(soa('export').stdout);
    assert.deepEqual(exported.rows[0]?.slice(-6), [
      'Reviewer determination',
      'Reviewer note',
      'Theme',
      'Coverage',
      'Claimed by',
      'Row key',
    ]);
    assert.ok(soa('export').stdout.includes("'=HYPERLINK"));
    const back = filled(exported, {
      'A.7.4 Reviewer determination': 'Conformity',
      'NW.1 Reviewer note': 'See\n"log", p. 3: ok',
      'A.7.6 Status': 'n/a',
    });
    folder.write('back.csv', csvOf(back));
    const shown = soa('import', 'back.csv');
    assert.match(shown.stdout, /A\.7\.4\n {2}reviewer determination\n {4}\+ Conformity\n/);
    assert.match(shown.stdout, /3 changes in 3 rows; `--write` takes them over/);
    assert.equal(text(), statement);
    assert.equal(soa('import', 'back.csv', '--write').code, 0);
    assert.equal(
      text(),
      statement
        .replace('status: implemented\n', 'status: implemented\n    reviewer_determination: Conformity\n')
        .replace('secure areas in our offices\n', 'secure areas in our offices\n    status: n/a\n')
        .replace('planned }', 'planned, reviewer_note: "See\\n\\"log\\", p. 3: ok" }'),
    );
    assert.equal(soa('export', '--output', 'again.xlsx').code, 0);
    const [sheet] = await readXlsx(readFileSync(folder.at('again.xlsx')));
    assert.ok(sheet?.rows.some((row) => row.includes('See\n"log", p. 3: ok')));
  });

  it('reports rows that changed on both sides, and never guesses', () => {
    const exported = readCsv(soa('export').stdout);
    folder.write('back.csv', csvOf(filled(exported, { 'A.7.4 Reviewer note': 'Seen', 'A.7.6 Reviewer note': 'Fine' })));
    folder.write('isms/soa.yaml', statement.replace('implemented', 'partial').replace('planned', 'partial'));
    const { code, stdout } = soa('import', 'back.csv', '--write');
    assert.equal(code, 1);
    assert.match(stdout, /A\.7\.4 not taken over: it was changed here since the export/);
    assert.match(text(), /status: partial\n\n/);
    assert.match(text(), /secure areas in our offices\n {4}reviewer_note: Fine\n/);
    assert.match(text(), /NW\.1, .*status: partial \}/);
  });

  it('takes back four thousand rows for one control, each in its place', () => {
    const rows = Array.from({ length: 4_000 }, (_, i) => `A.7.4,yes,Reason ${i % 2000}`);
    folder.remove();
    folder = tempFolder({ 'annexa.yaml': '', 'soa.csv': `control,applicable,justification\n${rows.join('\n')}\n` });
    assert.equal(soa('export', '--output', 'out.csv').code, 0);
    const table = readCsv(readFileSync(folder.at('out.csv'), 'utf8'));
    const at = table.rows[0]?.indexOf('Justification') ?? -1;
    const changed = table.rows.map((row, i) => (i === 3001 ? row.map((cell, c) => (c === at ? 'Another reason' : cell)) : row));
    // rows that a reviewer sorted come back all the same
    writeFileSync(folder.at('back.csv'), csvOf({ ...table, rows: [changed[0] ?? [], ...changed.slice(1).reverse()] }));
    const back = soa('import', 'back.csv', '--write');
    assert.equal(back.code, 0, back.stdout + back.stderr);
    const lines = readFileSync(folder.at('soa.csv'), 'utf8').split('\n');
    assert.deepEqual(
      lines.flatMap((line, i) => (line.includes('Another') ? [i % 2000] : [])),
      [1001],
    );
    assert.equal(lines.length, 4_002);
  });

  it('names rows and columns that it does not know, and files that are no table', () => {
    const exported = readCsv(soa('export').stdout);
    const [head = [], ...rows] = exported.rows;
    const more = {
      ...exported,
      rows: [[...head, 'Mood'], ...rows.map((row) => [...row, 'x']), ['A.5.99', ...head.slice(1).map(() => 'x'), '']],
    };
    folder.write('more.csv', csvOf(more));
    const { code, stdout } = soa('import', 'more.csv');
    assert.equal(code, 1);
    assert.match(stdout, /Not in the statement: A\.5\.99\n/);
    assert.match(stdout, /Unknown columns, not taken over: Mood\n/);
    folder.write('few.csv', csvOf({ ...exported, rows: [head, ...rows.slice(1)] }));
    assert.match(soa('import', 'few.csv').stdout, /Not in the file, left as they are: A\.7\.4\n/);
    folder.write('bad.csv', 'a,b\n1,2\n');
    assert.match(soa('import', 'bad.csv').stderr, /its first row has no heading `Control`/);
    assert.equal(soa('import', 'none.csv').code, 2);
    folder.write('bad.xlsx', Uint8Array.from([0x50, 0x4b, 3, 4, 9]));
    assert.deepEqual([soa('import', 'bad.xlsx').code, soa('import', 'bad.xlsx').stdout], [2, '']);
  });

  it('says so where there is none, or several', () => {
    folder.write('old/soa.yaml', statement);
    const several = soa('sync');
    assert.equal(several.code, 2);
    assert.match(several.stderr, /several statements: isms\/soa\.yaml, old\/soa\.yaml\. Name one of them/);
    assert.equal(soa('sync', '--soa', 'old/soa.yaml', '--dry-run').code, 0);
    assert.match(soa('sync', '--soa', 'policies/office.md').stderr, /is no Statement of Applicability/);
    folder.remove();
    folder = tempFolder({ 'annexa.yaml': '' });
    assert.match(soa('check').stderr, /`annexa soa init` makes one/);
    assert.match(soa('sync', '.').stderr, /`annexa soa init` makes one/);
  });

  it('takes the statement, or a folder that holds it, as a path', () => {
    folder.write('old/soa.yaml', statement.replace('A.7.6', 'A.7.3'));
    assert.match(soa('sync', 'isms', '--dry-run').stdout, /^\+\+\+ b\/isms\/soa\.yaml/m);
    assert.match(soa('sync', 'old/soa.yaml', '--dry-run').stdout, /^\+\+\+ b\/old\/soa\.yaml/m);
    assert.match(soa('export', 'old').stdout, /A\.7\.3/);
    writeFileSync(folder.at('out.csv'), soa('export', 'isms').stdout);
    assert.equal(soa('import', 'out.csv', 'isms/soa.yaml').code, 0);
    assert.equal(soa('import', 'out.csv', 'old').code, 1);
    assert.match(soa('sync', 'policies/office.md').stderr, /is no Statement of Applicability/);
    assert.match(soa('sync', 'policies').stderr, /no Statement of Applicability below policies/);
    assert.match(soa('sync', 'isms', '--soa', 'old/soa.yaml').stderr, /Name the statement once/);
    assert.equal(soa('sync', 'nowhere').code, 2);
    assert.match(soa('init', 'old/soa.yaml').stderr, /is no folder/);
    folder.write('sub/annexa.yaml', '');
    assert.equal(soa('init', 'sub').stdout.trim(), 'sub/isms/soa.yaml');
  });

  it('takes the shipped example, whose statement is YAML, through all of it', () => {
    folder.remove();
    folder = tempFolder();
    cpSync(fileURLToPath(new URL('../../examples/tidewater', import.meta.url)), folder.path, { recursive: true });
    const shipped = text();
    const checked = JSON.parse(soa('check', '--format', 'json').stdout);
    assert.deepEqual(
      checked.findings.map(({ rule }: { rule: string }) => rule),
      ['soa-undecided', 'soa-undocumented', 'soa-target-date'],
    );
    assert.deepEqual([checked.statements[0].own, checked.statements[0].missing], [1, 0]);
    assert.match(soa('sync').stdout, /up to date/);
    folder.write('policies/incident-policy.md', policy.replace('POL-007', 'POL-003').replace('A.7.4, A.7.5', 'A.5.24'));
    assert.match(soa('sync').stdout, /documents of 1 row renewed/);
    const synced = text();
    const row = synced.split('\n').findIndex((line) => line.endsWith('control: A.5.24'));
    assert.equal(synced.split('\n')[row + 5], '    documents: [POL-003]');
    assert.equal(synced.replace('    documents: [POL-003]\n', ''), shipped);
    assert.equal(soa('export', '--output', 'out.csv').code, 0);
    const unchanged = soa('import', 'out.csv', '--write');
    assert.deepEqual([unchanged.code, text()], [0, synced]);
    const table = readCsv(readFileSync(folder.at('out.csv'), 'utf8'));
    assert.equal(table.rows.length, 95);
    writeFileSync(folder.at('back.csv'), csvOf(filled(table, { 'A.5.7 Applicable': 'no', 'A.5.7 Justification': 'Nobody: #1, "none"' })));
    assert.equal(soa('import', 'back.csv', '--write').code, 0);
    const taken = text().split('\n');
    const at = taken.findIndex((line) => line.endsWith('control: A.5.7'));
    assert.deepEqual(taken.slice(at + 2, at + 4), ['    applicable: no', '    justification: "Nobody: #1, \\"none\\""']);
    assert.deepEqual(
      [...taken.slice(0, at + 2), ...taken.slice(at + 4)],
      [...synced.split('\n').slice(0, at + 2), ...synced.split('\n').slice(at + 4)],
    );
  });

  it('goes through broken YAML without failing', () => {
    folder.write('isms/soa.yaml', `${statement}  - control: A.7.9\n   applicable: "yes\n`);
    const { code, stderr, stdout } = soa('check');
    assert.equal(code, 1, stderr);
    assert.match(stdout, /register-unreadable/);
  });

  const office = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0);
  (office === undefined ? it.skip : it)('survives LibreOffice, as a workbook and as CSV', async () => {
    for (const [from, to] of [
      ['xlsx', 'ods'],
      ['ods', 'xlsx'],
    ] as const) {
      if (from === 'xlsx') assert.equal(soa('export', '--output', 'soa.xlsx').code, 0);
      execFileSync(
        office as string,
        [
          `-env:UserInstallation=file://${folder.path}/profile`,
          '--headless',
          '--convert-to',
          to,
          '--outdir',
          folder.path,
          folder.at(`soa.${from}`),
        ],
        {
          stdio: 'ignore',
        },
      );
    }
    assert.deepEqual(soa('import', 'soa.xlsx').stdout, '0 changes in 0 rows\n');
    const [sheet] = await readXlsx(readFileSync(folder.at('soa.xlsx')));
    assert.ok(sheet);
    const table = filled(sheet, { 'A.7.4 Reviewer note': '=1+1' });
    const [head = [], ...rows] = table.rows;
    writeFileSync(
      folder.at('back.xlsx'),
      await writeXlsx([{ name: 'x', columns: head.map((title) => ({ title, width: 9 })), rows }], '2026-11-22'),
    );
    assert.equal(soa('import', 'back.xlsx', '--write').code, 0);
    assert.match(text(), /reviewer_note: "=1\+1"\n/);
  });

  it('writes into no statement that is broken, nor hands it out, and says where', () => {
    const broken = `${statement}  - A.7.9\n`;
    writeFileSync(folder.at('isms/soa.yaml'), broken);
    writeFileSync(folder.at('came-back.csv'), 'Control,Applicable\nA.7.6,yes\n');
    for (const args of [['sync'], ['import', 'came-back.csv', '--write'], ['export']]) {
      const { code, stdout, stderr } = soa(...args);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, /^annexa: isms\/soa\.yaml:15:5: This is no row of a register\..* Correct it first\n$/);
    }
    assert.equal(text(), broken);
  });

  it('says of a file that is called like a statement why it is none', () => {
    writeFileSync(folder.at('isms/soa.yaml'), '');
    for (const args of [['sync'], ['check']]) {
      const { code, stderr } = soa(...args);
      assert.equal(code, 2);
      assert.match(
        stderr,
        /^annexa: isms\/soa\.yaml holds no row of a Statement of Applicability: put the controls in a list below `controls:`/,
      );
    }
    writeFileSync(folder.at('isms/soa.yaml'), `---\nid: SOA-1\n---\n${statement}`);
    assert.match(soa('sync').stderr, /^annexa: isms\/soa\.yaml:3:1: Another YAML document begins here/);
  });

  it('takes no other file for a table of a statement', async () => {
    for (const other of ['# Northwind: an ISMS\n\nLeeds, Utrecht and Lyon\n', '<!doctype html>\n<p>a, b</p>\n']) {
      writeFileSync(folder.at('other.txt'), other);
      const { code, stdout, stderr } = soa('import', 'other.txt');
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, /^annexa: other\.txt is no statement: its first row has no heading `Control` beside others/);
    }
    // the workbook of a whole report has the states of all controls before its statement
    assert.equal(annexa(folder.path, ['report', '--format', 'xlsx', '--output', 'isms.xlsx']).code, 0);
    assert.doesNotMatch(soa('import', 'isms.xlsx').stdout, /missing/);
  });
});
