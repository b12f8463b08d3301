import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import type { IsmsReport } from '../../server/src/core/report/model/isms-report.ts';
import { annexa, buildCli } from '../cli/built-cli.ts';
import { faultyPolicy, notes, soundPolicy } from '../cli/sample-documents.ts';
import { type TempFolder, tempFolder } from '../host/temp-folder.ts';

const schema = JSON.parse(readFileSync(new URL('../../docs/schemas/annexa-report.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true }).compile(schema);
const example = new URL('../../examples/northwind', import.meta.url).pathname;

const soa = `---
id: SOA-001
type: soa
status: draft
owner: Head of IT
---

# Statement of Applicability

| Control | Applicable | Justification |
|---|---|---|
| A.5.15 | Yes | Access is granted by role |
| A.7.1 | No | |
`;

describe('annexa report --format json', () => {
  let folder: TempFolder;

  before(buildCli);
  beforeEach(() => {
    folder = tempFolder({
      'annexa.yaml': 'organization: Example Ltd\n',
      'policies/a b.md': soundPolicy,
      'policies/faulty.md': faultyPolicy.replace('POL-001', 'POL-002'),
      'soa.md': soa,
      'notes.md': notes,
    });
  });
  afterEach(() => folder.remove());

  function report(cwd: string, ...args: string[]): IsmsReport {
    const { stdout, stderr } = annexa(cwd, ['report', '--format', 'json', ...args]);
    const parsed = JSON.parse(stdout || stderr);
    assert.equal(validate(parsed), true, JSON.stringify(validate.errors));
    return parsed;
  }

  it('says what its schema promises', () => {
    const { documents, applicability, findings, frameworks, inputs, ...rest } = report(folder.path);
    assert.deepEqual([rest.organization, rest.asOf, rest.complete, rest.report], ['Example Ltd', '2026-11-22', true, 'isms']);
    assert.deepEqual(
      documents.map(({ path, id, state, nextReviewDate, controls }) => [path, id, state, nextReviewDate, controls]),
      [
        ['policies/a b.md', 'POL-001', 'in-force', '2027-03-02', ['iso27001-2022:A.5.15', 'iso27001-2022:A.5.18']],
        ['policies/faulty.md', 'POL-002', 'in-force', '2027-03-02', ['iso27001-2022:A.8.2']],
        ['soa.md', 'SOA-001', 'draft', null, []],
      ],
    );
    const row = { path: 'soa.md', own: false, status: null, targetDate: '', documents: [] };
    assert.deepEqual(applicability, [
      { ...row, line: 11, control: 'A.5.15', applicable: true, justification: 'Access is granted by role' },
      { ...row, line: 12, control: 'A.7.1', applicable: false, justification: '' },
    ]);
    assert.equal(frameworks[0]?.controls.find(({ id }) => id === 'A.5.15')?.references[0]?.path, 'policies/a b.md');
    assert.equal(rest.summary.errors, findings.filter(({ severity }) => severity === 'error').length);
    assert.deepEqual(
      inputs.map(({ path }) => path),
      ['annexa.yaml', 'notes.md', 'policies/a b.md', 'policies/faulty.md', 'soa.md'],
    );
    const hash = createHash('sha256')
      .update(readFileSync(folder.at('soa.md')))
      .digest('hex');
    assert.equal(inputs.at(-1)?.sha256, hash);
  });

  it('says the same of the example as check and coverage do', () => {
    const whole = report(example);
    const check = JSON.parse(annexa(example, ['check', '--format', 'json']).stdout);
    const coverage = JSON.parse(annexa(example, ['coverage', '--format', 'json']).stdout);
    assert.deepEqual(whole.findings, check.findings);
    assert.deepEqual(whole.summary, check.summary);
    assert.deepEqual(whole.frameworks, coverage.frameworks);
    assert.equal(whole.documents.length, check.summary.documents);
  });

  it('gives findings names that stay when lines move, and no two the same one', () => {
    const prints = (cwd = folder.path, ...args: string[]): string[] =>
      report(cwd, ...args)
        .findings.map(({ fingerprint }) => fingerprint)
        .sort();
    const before = prints();
    assert.equal(new Set(before).size, before.length);
    folder.write('policies/faulty.md', faultyPolicy.replace('POL-001', 'POL-002').replace('type: policy', 'type: policy\nlanguage: en'));
    assert.deepEqual(prints(), before);
    assert.deepEqual(prints(folder.at('policies'), '..'), before);
  });
});
