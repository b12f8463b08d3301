import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import { readCsv } from '../../server/src/core/report/sheets/csv.ts';
import { readXlsx } from '../../server/src/core/report/sheets/read-xlsx.ts';
import { type TempFolder, tempFolder } from '../host/temp-folder.ts';
import { annexa, buildCli } from './built-cli.ts';
import { soundPolicy } from './sample-documents.ts';

const soa = `---
id: SOA-1
type: soa
status: approved
owner: CISO
approver: CEO
---

# Statement of Applicability

| Control | Applicable | Justification | Status |
| --- | --- | --- | --- |
| A.5.15 | yes | Risks | implemented |
| A.7.12 | no | =cmd, "no" cables | not applicable |
`;

describe('annexa audit-checklist', () => {
  let folder: TempFolder;

  before(buildCli);
  beforeEach(() => {
    folder = tempFolder({
      'annexa.yaml': 'organization: Acme | Co\n',
      'policies/access.md': `${soundPolicy}\n## Rights of people\n\nThey follow A.5.15.\n`,
      'isms/soa.md': soa,
      'isms/scope.md': '---\nid: SCP-1\ntype: scope\nstatus: draft\nclauses: ["4.3"]\n---\n\n# =Scope\n\nAll.\n',
      'records/review.md': '---\nid: REC-1\ntype: record\n---\n\n# Access review 2026-Q3\n\nBy A.5.15.\n',
    });
  });
  afterEach(() => folder.remove());

  const run = (...args: string[]) => annexa(folder.path, ['audit-checklist', ...args]);

  it('asks for controls of your own, as the config and the statement have them', () => {
    folder.write('annexa.yaml', 'own_controls: { ORG-1: Signing of keys, ORG-2: Data room, ORG-3: Escort of visitors }\n');
    folder.write(
      'isms/soa.yaml',
      [
        'status: approved',
        'controls:',
        '  - { control: ORG-1, applicable: yes, summary: Two people sign., documents: [POL-001, POL-404], evidence: key log }',
        '  - { control: ORG-2, applicable: no, justification: We rent none | any more }',
        '  - { control: ORG-10, title: Night watch, applicable: undecided }',
        '',
      ].join('\n'),
    );
    const { stdout } = run();
    const own = stdout.slice(stdout.indexOf('## Controls of your own'), stdout.indexOf('## Left out'));
    assert.deepEqual(
      [...own.matchAll(/^### (.*)$/gm)].map(([, title]) => title),
      ['ORG-1 Signing of keys', 'ORG-3 Escort of visitors', 'ORG-10 Night watch'],
    );
    assert.match(
      own,
      /Two people sign\.\n[\s\S]*\*\*Read:\*\* \[POL-001 [^\]]*\]\(<policies\/access\.md>\) \(in force\)\n\n\*\*Ask for:\*\* key log; a sample/,
    );
    assert.match(own, /### ORG-3[\s\S]*no Statement of Applicability decides about it/);
    assert.match(stdout, /^\| ORG-2 \| Data room \| We rent none \\\| any more \|$/m);
    assert.match(run('--format', 'csv').stdout, /ORG-10/);
  });

  it('is Markdown by default: what to ask, to read and to see, and room for the auditor', () => {
    const { code, stdout } = run();
    assert.equal(code, 0);
    assert.match(stdout, /^# Internal audit checklist: Acme \\\| Co\n/);
    assert.equal(stdout.match(/^### \d/gm)?.length, 30);
    assert.equal(stdout.match(/^### A\./gm)?.length, 92);
    assert.equal(
      stdout.match(/^\| Result \| Notes \| Auditor \| Date \|\n\| --- \| --- \| --- \| --- \|\n\| {2}\| {2}\| {2}\| {2}\|$/gm)?.length,
      122,
    );
    assert.match(stdout, /^\*\*Read:\*\* \[SCP-1 =Scope\]\(<isms\/scope\.md>\) \(draft\)$/m);
    const access = stdout.slice(stdout.indexOf('### A.5.15'), stdout.indexOf('### A.5.16'));
    assert.match(
      access,
      /\*\*Read:\*\* \[POL-001 [^\]]*\]\(<policies\/access\.md>\), “Policy statements”, “Rights of people” \(in force\)\n/,
    );
    assert.match(
      access,
      /\*\*Ask for:\*\* \[REC-1 Access review 2026-Q3\]\(<records\/review\.md>\) \(in force\); the last access review; /,
    );
    assert.match(stdout, /\n\| A\.7\.12 \| Cabling security \| =cmd, "no" cables \|\n$/);
    assert.equal(run().stdout, stdout);
  });

  it('is one table as CSV, in which nothing is a formula', () => {
    const { stdout } = run('--format', 'csv');
    const [head, ...rows] = readCsv(stdout).rows;
    assert.deepEqual(head?.slice(0, 3), ['Group', 'Reference', 'Title']);
    assert.deepEqual(head?.slice(6), ['Result', 'Notes', 'Auditor', 'Date']);
    assert.equal(rows.length, 122);
    assert.ok(rows.every((row) => row.slice(6).every((cell) => cell === '')));
    assert.doesNotMatch(stdout, /(?:^|,)"?[=+@]/m);
  });

  it('is a workbook with what is left out, the same bytes each time', async () => {
    const file = folder.at('audit.xlsx');
    assert.equal(run('--format', 'xlsx', '--output', 'audit.xlsx').code, 0);
    const bytes = readFileSync(file);
    const sheets = await readXlsx(bytes);
    assert.deepEqual(
      sheets.map(({ name, rows }) => [name, rows.length]),
      [
        ['Clauses', 31],
        ['Controls', 93],
        ['Left out', 2],
        ['About', 6],
      ],
    );
    assert.deepEqual(sheets[2]?.rows[1], ['A.7.12', 'Cabling security', '=cmd, "no" cables']);
    run('--format', 'xlsx', '--output', 'audit.xlsx');
    assert.ok(readFileSync(file).equals(bytes));
  });

  it('refuses other formats, and exits with 3 when a file cannot be read', () => {
    assert.equal(run('--format', 'json').code, 2);
    folder.write('policies/latin1.md', Uint8Array.of(0x23, 0x20, 0xe4, 0x0a));
    const { code, stdout } = run();
    assert.equal(code, 3);
    assert.match(stdout, /\*\*Incomplete/);
  });
});
