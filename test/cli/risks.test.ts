import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import { type TempFolder, tempFolder } from '../host/temp-folder.ts';
import { annexa, buildCli } from './built-cli.ts';

const schema = JSON.parse(readFileSync(new URL('../../docs/schemas/annexa-risks.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

describe('annexa risks', () => {
  let folder: TempFolder;

  before(buildCli);
  beforeEach(() => {
    folder = tempFolder({
      'annexa.yaml': 'risks:\n  levels: { green: 6, amber: 12, red: 25 }\n',
      'risks.csv':
        'id,risk,owner,likelihood,impact,treatment,controls,residual,accepted by\nR-01,=Fire | smoke,CISO,2,3,accept,,6,"Jane Doe, 2026-10-05"\nR-02,Theft,Head of IT,4,4,mitigate,"A.7.9, A.8.24",8,\nR-03,Unrated,,,,,,,\n',
    });
  });
  afterEach(() => folder.remove());

  const run = (...args: string[]) => annexa(folder.path, ['risks', ...args]);

  it('prints the highest first, and what is left of it', () => {
    const { code, stdout } = run();
    assert.equal(code, 0);
    assert.equal(
      stdout,
      [
        '3 risks, before → after treatment',
        '  red           1 → 0',
        '  amber         0 → 1',
        '  green         1 → 1',
        '',
        '  R-02  16 (red) → 8 (amber)  Theft  mitigate · A.7.9, A.8.24 · Head of IT',
        '  R-01  6 (green) → 6 (green)  =Fire | smoke  accept · CISO · accepted by Jane Doe, 2026-10-05',
        '  R-03    Unrated  not decided',
        '',
        'as of 2026-11-22',
        '',
      ].join('\n'),
    );
  });

  it('leaves what is accepted as it is, and not rated again, where it was, and knows what the steps are called', () => {
    folder.write('annexa.yaml', 'risks:\n  labels: { likelihood: [rare, likely, certain] }\n');
    folder.write(
      'risks.csv',
      'id,risk,likelihood,impact,treatment,residual\nR-1,A,likely,3,accept,\nR-2,B,3,3,mitigate,\nR-3,C,3,3,accept,2\n',
    );
    const { scale, rows } = JSON.parse(run('--format', 'json').stdout);
    assert.deepEqual(scale.labels, { likelihood: ['rare', 'likely', 'certain'], impact: [] });
    assert.deepEqual(
      rows.map((row: Record<string, unknown>) => [row.id, row.score, row.residualScore, row.residualLikelihood, row.residualImpact]),
      [
        ['R-2', 9, null, null, null],
        ['R-3', 9, 2, null, null],
        ['R-1', 6, 6, 2, 3],
      ],
    );
  });

  it('prints the object that its schema promises, with the grid of the scale', () => {
    const report = JSON.parse(run('--format', 'json').stdout);
    assert.equal(validate(report), true, JSON.stringify(validate.errors));
    assert.deepEqual(report.scale.grid[3], ['green', 'amber', 'amber', 'red', 'red']);
    assert.deepEqual(
      report.rows.map(({ id, score, level, line }: { id: string; score: number; level: string; line: number }) => [id, score, level, line]),
      [
        ['R-02', 16, 'red', 2],
        ['R-01', 6, 'green', 1],
        ['R-03', null, null, 3],
      ],
    );
  });

  it('writes tables in which nothing is a formula or markup', () => {
    assert.match(run('--format', 'csv').stdout, /R-01,'=Fire \| smoke,/);
    assert.match(run('--format', 'markdown').stdout, /\| R-01 \| =Fire \\\| smoke \| CISO \| 6 \(green\) \|/);
  });
});
