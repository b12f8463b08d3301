import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import { type TempFolder, tempFolder } from '../host/temp-folder.ts';
import { annexa, buildCli } from './built-cli.ts';

const schema = JSON.parse(readFileSync(new URL('../../docs/schemas/annexa-duties.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

describe('annexa duties', () => {
  let folder: TempFolder;

  before(buildCli);
  beforeEach(() => {
    folder = tempFolder({
      'annexa.yaml': '',
      'people.yaml': 'people:\n  - { name: Jane Doe, roles: [CISO], department: Security }\n  - { name: Ben Okri, department: Legal }\n',
      'a.md': '---\nid: POL-1\ntype: policy\nowner: CISO\nstatus: approved\nnext_review_date: 2026-11-01\n---\n\n# Backup | "policy"\n',
      'b.md': '---\ntype: policy\nowner: Ben Okri\nstatus: approved\nnext_review_date: 2027-01-31\n---\n\n# =cmd()\n',
    });
  });
  afterEach(() => folder.remove());

  const run = (...args: string[]) => annexa(folder.path, ['duties', ...args]);

  it('prints them by owner, the overdue first', () => {
    const { code, stdout } = run();
    assert.equal(code, 0);
    assert.equal(
      stdout,
      [
        'Jane Doe (CISO, Security)  1 duty, 1 overdue',
        '  Review POL-1 Backup | "policy": due 2026-11-01, 21 days overdue  a.md:6',
        '',
        'Ben Okri (Legal)  1 duty',
        '  Review =cmd(): due 2027-01-31  b.md:5',
        '',
        'as of 2026-11-22',
        '',
      ].join('\n'),
    );
    assert.match(run('--as-of', '2026-10-01').stdout, /^Ben Okri[\s\S]*Jane Doe \(CISO, Security\) {2}1 duty\n/);
  });

  it('shows one person, role or department, and refuses a slip', () => {
    assert.match(run('--owner', 'ciso').stdout, /^Jane Doe/);
    assert.match(run('--owner', 'Legal').stdout, /^Ben Okri/);
    assert.equal(run('--owner', 'Legal', '--within', '30').stdout, 'There is nothing to do.\n\nas of 2026-11-22\n');
    const { code, stderr } = run('--owner', 'Legl');
    assert.deepEqual([code, stderr], [2, 'annexa: Nobody called Legl has duties here; there are Jane Doe, Security, Ben Okri, Legal\n']);
  });

  it('shows a department by a part of its name, and asks nobody to treat what is accepted', () => {
    folder.write(
      'people.yaml',
      'people:\n  - { name: Ben Okri, department: Finance & Legal }\n  - { name: Jo Legal, department: Legalese }\n',
    );
    folder.write('c.md', '---\ntype: policy\nowner: Jo Legal\nstatus: approved\nnext_review_date: 2027-01-31\n---\n\n# Law\n');
    assert.match(run().stdout, /^Jo Legal/m);
    assert.match(run('--owner', 'legal').stdout, /^Ben Okri \(Finance & Legal\) {2}1 duty\n.*\n\nas of/);
    const risk = (id: string, rest: string) => `${id},Fire,Ben Okri,1,2,${rest}\n`;
    folder.write(
      'risks.csv',
      `id,risk,owner,likelihood,impact,treatment,accepted by,status\n${risk('R-1', 'accept,"CEO, 2026-10-01",')}${risk('R-2', 'accept,,')}${risk('R-3', 'mitigate,CEO,')}${risk('R-4', 'accept,CEO,open')}`,
    );
    assert.deepEqual(run('--owner', 'Finance').stdout.match(/Treat R-\d/g), ['Treat R-2', 'Treat R-3', 'Treat R-4']);
  });

  it('prints the object that its schema promises, a list to tick off and a table', () => {
    const report = JSON.parse(run('--format', 'json').stdout);
    assert.equal(validate(report), true, JSON.stringify(validate.errors));
    assert.match(
      run('--format', 'markdown').stdout,
      /\n## Jane Doe\n\nCISO, Security\n\n- \[ \] Review POL-1 Backup \\| "policy": due 2026-11-01, 21 days overdue \(a\.md:6\)\n/,
    );
    const csv = run('--format', 'csv').stdout;
    assert.match(csv, /Jane Doe,Security,2026-11-01,21,review,"Review POL-1 Backup \| ""policy"""/);
  });
});
