import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import { type TempFolder, tempFolder } from '../host/temp-folder.ts';
import { annexa, buildCli } from './built-cli.ts';
import { soundPolicy } from './sample-documents.ts';

const schema = JSON.parse(readFileSync(new URL('../../docs/schemas/annexa-coverage.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true }).compile(schema);

interface Control {
  id: string;
  state: string;
  references: { path: string; kind: string; line: number; status: string }[];
}

describe('annexa coverage', () => {
  let folder: TempFolder;

  before(buildCli);
  beforeEach(() => {
    const draft = soundPolicy
      .replace('POL-001', 'POL-002')
      .replace('approved', 'draft')
      .replaceAll('A.5.15', 'A.8.24')
      .replaceAll('A.5.18', 'A.8.2');
    folder = tempFolder({ 'policies/access.md': soundPolicy, 'policies/draft.md': draft });
  });
  afterEach(() => folder.remove());

  function framework(args: readonly string[] = []) {
    const { code, stdout, stderr } = annexa(folder.path, ['coverage', '--format', 'json', ...args]);
    assert.equal(code, 0, stderr);
    const report = JSON.parse(stdout);
    assert.equal(validate(report), true, JSON.stringify(validate.errors));
    return {
      ...report.frameworks[0],
      control: (id: string) => report.frameworks[0].controls.find((control: Control) => control.id === id) as Control,
    };
  }

  it('prints the object that its schema promises', () => {
    const { id, total, states, effective, decided, control } = framework();
    assert.deepEqual([id, total, effective], ['iso27001-2022', 93, { k: 2, n: 93, percent: 2.1 }]);
    assert.deepEqual(decided, { k: 0, n: 93, percent: 0 });
    assert.deepEqual([states.covered, states.draft], [2, 2]);
    assert.equal(
      Object.values(states as Record<string, number>).reduce((sum, count) => sum + count),
      93,
    );
    assert.equal(control('A.5.15').state, 'covered');
    assert.deepEqual(control('A.5.15').references[0], {
      path: 'policies/access.md',
      kind: 'claim',
      line: 11,
      status: 'ok',
      extent: 'full',
      section: null,
    });
    assert.equal(control('A.8.24').state, 'draft');
    const { attributes, ...rest } = control('A.5.1');
    assert.deepEqual(attributes.controlType, ['preventive']);
    assert.deepEqual(rest, {
      id: 'A.5.1',
      title: 'Policies for information security',
      group: 'A.5',
      state: 'missing',
      reason: 'No document claims or mentions it.',
      evidence: 'none',
      references: [],
    });
  });

  it('lets coverage go stale with the date', () => {
    assert.equal(framework(['--as-of', '2031-01-01']).control('A.5.15').state, 'stale');
  });

  it('prints for people: headline, states, themes, controls with documents', () => {
    const { stdout } = annexa(folder.path, ['coverage']);
    assert.match(
      stdout,
      /^ISO\/IEC 27001:2022 Annex A {2}effective 2\/93 \(2\.1 %\), claimed 4\/93 \(4\.3 %\), decided 0\/93 \(0\.0 %\)\n/,
    );
    assert.match(stdout, /covered 2 {2}draft 2 {2}missing 89/);
    assert.match(stdout, /A\.5 .* 2\/37 \(5\.4 %\)/);
    assert.match(stdout, /\n {2}A\.5\.15 {2}Access control {2}policies\/access\.md\n/);
    assert.match(stdout, /A\.8\.24 .*policies\/draft\.md \(draft\)/);
    assert.doesNotMatch(annexa(folder.path, ['coverage', '--quiet']).stdout, /A\.5\.15/);
  });

  it('exits with 1 below a threshold, exactly', () => {
    assert.equal(annexa(folder.path, ['coverage', '--min-effective', '2.1']).code, 0);
    assert.equal(annexa(folder.path, ['coverage', '--min-effective', '2.2']).code, 1);
    assert.equal(annexa(folder.path, ['coverage', '--min-effective', '101']).code, 2);
  });

  it('knows the frameworks it has, and exits with 2 for others', () => {
    assert.equal(framework(['--framework', 'iso27001-2022']).total, 93);
    assert.deepEqual(annexa(folder.path, ['coverage', '--framework', 'soc3']), {
      code: 2,
      stdout: '',
      stderr: 'annexa: No coverage of framework soc3; there is iso27001-2022\n',
    });
  });

  it('exits with 3 when a file cannot be read', () => {
    folder.write('policies/latin1.md', Uint8Array.of(0x23, 0x20, 0xe4, 0x0a));
    const { code, stdout } = annexa(folder.path, ['coverage']);
    assert.equal(code, 3);
    assert.match(stdout, /Incomplete/);
  });
});
