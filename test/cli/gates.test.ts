import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import { type TempFolder, tempFolder } from '../host/temp-folder.ts';
import { annexa, buildCli } from './built-cli.ts';
import { faultyPolicy, soundPolicy } from './sample-documents.ts';

const faulty = faultyPolicy.replace('POL-001', 'POL-002');

describe('gates of a build', () => {
  let folder: TempFolder;

  before(buildCli);
  beforeEach(() => {
    folder = tempFolder({ 'annexa.yaml': 'language: en\n', 'policies/faulty.md': faulty, 'policies/sound.md': soundPolicy });
  });
  afterEach(() => folder.remove());

  const code = (...args: string[]): number | null => annexa(folder.path, args).code;

  it('--report-only lets findings and thresholds pass, and nothing else', () => {
    assert.equal(code('check', '--report-only'), 0);
    assert.equal(code('check', '--report-only', '--min-effective', '99'), 0);
    assert.equal(code('coverage', '--report-only', '--min-effective', '99'), 0);
    folder.write('annexa.yaml', 'languag: en\n');
    assert.equal(code('check', '--report-only'), 2);
  });

  it('--min-effective holds check and coverage to a percentage', () => {
    assert.equal(code('check', '--fail-on', 'never', '--min-effective', '1'), 0);
    assert.equal(code('check', '--fail-on', 'never', '--min-effective', '50'), 1);
    assert.equal(code('coverage', '--min-effective', '50'), 1);
    assert.equal(code('check', '--min-effective', '101'), 2);
    for (const args of [
      ['check', '--fail-on', 'never'],
      ['coverage', '--format', 'csv'],
    ]) {
      const told = (...more: string[]) => annexa(folder.path, [...args, ...more]).stderr;
      assert.match(
        told('--min-effective', '50'),
        /^annexa: iso27001-2022: \d+\/93 \(\d+\.\d %\) is effective, less than the 50 % of --min-effective\n$/,
      );
      assert.equal(told('--min-effective', '50', '--report-only') + told('--min-effective', '1'), '');
    }
  });

  it('--max-new allows so many findings beside those of a baseline', () => {
    const without = annexa(folder.path, ['check', '--max-new', '3']);
    assert.deepEqual([without.code, without.stderr.includes('needs a baseline')], [2, true]);
    assert.equal(code('adopt', '--only', 'baseline', '--write'), 0);
    const gate = (max: string, ...more: string[]): number | null =>
      code('check', '--baseline', 'annexa-baseline.json', '--max-new', max, ...more);
    assert.equal(gate('0'), 0);
    folder.write('policies/faulty.md', faulty.replace('A.5.99', 'A.5.99, A.5.98, A.5.97'));
    assert.equal(gate('1'), 1);
    assert.equal(gate('2'), 0);
    assert.equal(gate('0', '--fail-on', 'never'), 0);
    assert.equal(gate('x'), 2);
  });

  it('--output takes every format, and bytes as they are', () => {
    for (const format of ['human', 'json', 'sarif', 'junit', 'gitlab', 'github', 'markdown', 'csv', 'xlsx']) {
      const { stdout, stderr } = annexa(folder.path, ['check', '--format', format, '--output', `out.${format}`]);
      assert.deepEqual([stdout, stderr], ['', ''], format);
      assert.ok(existsSync(folder.at(`out.${format}`)), format);
    }
    assert.equal(readFileSync(folder.at('out.xlsx')).subarray(0, 2).toString(), 'PK');
    assert.equal(code('check', '--output', 'no/such/folder.txt'), 2);
  });

  it('a format that a command does not have is refused', () => {
    const { code, stderr } = annexa(folder.path, ['fix', '--format', 'sarif']);
    assert.equal(code, 2);
    assert.match(stderr, /^error: .*'sarif' is invalid\. Allowed choices are human, json\.\n$/);
  });
});
