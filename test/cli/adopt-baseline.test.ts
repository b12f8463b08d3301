import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Validator } from '@cfworker/json-schema';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import { type KnownFinding, knownFindings, readBaseline, writeBaseline } from '../../server/src/cli/baseline/baseline-file.ts';
import { matchKnown } from '../../server/src/cli/baseline/match-known.ts';
import type { Fingerprint } from '../../server/src/core/report/fingerprint.ts';
import { type TempFolder, tempFolder } from '../host/temp-folder.ts';
import { annexa, buildCli } from './built-cli.ts';
import { faultyPolicy, soundPolicy } from './sample-documents.ts';

const schemaOf = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../../docs/schemas/${name}.schema.json`, import.meta.url), 'utf8'));
const valid = (name: string, value: unknown): boolean => new Validator(schemaOf(name), '2020-12').validate(value).valid;

const print = (text: string, also: readonly string[] = []): Fingerprint => ({ path: 'a.md', rule: 'control-unknown', text, also });
const known = (text: string, count = 1, also: readonly string[] = []): KnownFinding => ({ ...print(text, also), count });

describe('baseline', () => {
  it('is one sorted line for each kind of finding, and reads back', () => {
    const all = knownFindings([print('b'), print('a', ['c']), print('b')]);
    assert.deepEqual(all, [known('a', 1, ['c']), known('b', 2)]);
    const text = writeBaseline(all);
    assert.equal(text.split('\n').filter((line) => line.includes('"rule"')).length, 2);
    assert.deepEqual(readBaseline(text), { known: all });
    assert.ok(valid('annexa-baseline', JSON.parse(text)));
    assert.ok(valid('annexa-baseline', JSON.parse(writeBaseline([]))));
  });

  it('knows as many findings of a kind as it holds', () => {
    const match = matchKnown([print('x'), print('x'), print('y'), null], [known('x'), known('z', 2)]);
    assert.deepEqual(match, { known: [true, false, false, false], met: [known('x')], gone: 2 });
  });

  it('knows a folded finding by each of its places', () => {
    const entry = known('[Name]', 1, ['[City]', '[Date]']);
    assert.deepEqual(matchKnown([print('[City]', ['[Date]'])], [entry]).known, [true]);
    assert.deepEqual(matchKnown([print('[Other]', ['[City]'])], [entry]).known, [false]);
    // one entry stands for one finding only
    assert.deepEqual(matchKnown([print('[City]'), print('[Name]')], [entry]).known, [false, true]);
  });

  it('says what is wrong with a file that is none', () => {
    const error = (text: string): string => {
      const read = readBaseline(text);
      return 'error' in read ? read.error : '';
    };
    assert.match(error('{\n<<<<<<< HEAD\n'), /not valid JSON/);
    assert.match(error('{}'), /no list `findings`/);
    assert.match(error('{"schema": 2, "findings": []}'), /format 2/);
    assert.match(error('{"schema": 1, "findings": [{"path": "a", "rule": "b", "text": "c"}, {"path": 1}]}'), /entry 2/);
  });
});

describe('annexa check with a baseline', () => {
  let folder: TempFolder;

  before(buildCli);
  beforeEach(() => {
    folder = tempFolder({
      'annexa.yaml': 'baseline: annexa-baseline.json\nrules:\n  mandatory-document-missing: off\n',
      'policies/a.md': faultyPolicy,
    });
    annexa(folder.path, ['adopt', '--write', '--only', 'baseline']);
  });
  afterEach(() => folder.remove());

  const check = (...args: readonly string[]) => annexa(folder.path, ['check', ...args]);

  it('reports what is new only, wherever the known findings have moved', () => {
    assert.equal(check('--fail-on', 'hint').code, 0);
    folder.write('policies/a.md', faultyPolicy.replace('# Access', '<!-- moved -->\n\n# Access'));
    const human = check('--fail-on', 'hint');
    assert.equal(human.code, 0, human.stdout);
    assert.match(human.stdout, /^No new findings in 1 document/);
    assert.match(human.stdout, /^2 known findings in the baseline are not shown; --no-baseline shows them$/m);
    folder.write('policies/a.md', faultyPolicy.replace('A.5.99', 'A.5.99, A.5.98'));
    const json = check('--format', 'json');
    assert.equal(json.code, 1);
    const report = JSON.parse(json.stdout);
    assert.ok(valid('annexa-check', report));
    assert.equal(report.summary.known, 2);
    assert.deepEqual(
      report.findings.map((finding: { rule: string }) => finding.rule),
      ['control-unknown'],
    );
  });

  it('shows all with --no-baseline, and takes another file', () => {
    const all = JSON.parse(check('--no-baseline', '--format', 'json').stdout);
    assert.equal(all.findings.length, 2);
    assert.ok(!('known' in all.summary) && valid('annexa-check', all));
    folder.write('ci/known.json', readFileSync(folder.at('annexa-baseline.json'), 'utf8').replaceAll('"policies/', '"../policies/'));
    assert.equal(check('--baseline', 'ci/known.json').code, 0);
    folder.write('annexa.yaml', '');
    assert.equal(check().code, 1);
  });

  it('tells what is mended, and adopt takes it out but nothing in', () => {
    folder.write('policies/a.md', faultyPolicy.replace('A.9.2.3, ', 'A.5.98, '));
    assert.match(check().stderr, /^annexa: 1 finding of the baseline is mended: `annexa adopt --only baseline --write` takes it out$/m);
    const { stderr } = annexa(folder.path, ['adopt', '--write', '--only', 'baseline']);
    assert.match(stderr, /^annexa: annexa-baseline\.json: 1 mended finding taken out, 1 left$/m);
    assert.match(stderr, /1 new finding not taken in/);
    assert.equal(check().code, 1);
    assert.doesNotMatch(check().stderr, /is mended/);
  });

  it('says nothing of files that were not asked for', () => {
    folder.write('policies/b.md', soundPolicy.replace('POL-001', 'POL-002'));
    folder.write('policies/a.md', soundPolicy);
    assert.equal(annexa(folder.path, ['check', 'policies/b.md']).stderr, '');
  });

  it('ends with 2 where the file is missing, broken or outside', () => {
    folder.write('annexa-baseline.json', '{\n  "schema": 1,\n  "findings": [,]\n}\n');
    const broken = check();
    assert.equal(broken.code, 2);
    assert.match(
      broken.stderr,
      /^annexa: annexa-baseline\.json: no baseline: .*not valid JSON\. Correct it, or delete it and write it anew with/,
    );
    assert.equal(check('--baseline', 'nowhere.json').code, 2);
    folder.write('annexa.yaml', 'baseline: ../known.json\n');
    const outside = check();
    assert.equal(outside.code, 2);
    assert.match(outside.stdout, /expected the path of a `\.json` file in or below this folder/);
  });

  it('never takes a broken config or an unread file for known', () => {
    folder.write('policies/b.md', new Uint8Array([0xff, 0xff, 0x41]));
    annexa(folder.path, ['adopt', '--write', '--only', 'baseline']);
    assert.equal(check().code, 3);
    assert.doesNotMatch(readFileSync(folder.at('annexa-baseline.json'), 'utf8'), /file-unreadable/);
  });

  it('keeps known what adopt itself moves', () => {
    const text = faultyPolicy
      .replace('owner: Head of IT\n', '')
      .replace('# Access control policy\n', '# Access control policy\n\n**Owner:** Head of IT\n');
    folder.write('policies/a.md', text);
    folder.write('annexa-baseline.json', '{"schema": 1, "findings": []}');
    const full = annexa(folder.path, ['adopt', '--write']);
    assert.equal(full.code, 0, full.stderr);
    assert.match(readFileSync(folder.at('policies/a.md'), 'utf8'), /^owner: Head of IT$/m);
    assert.equal(JSON.parse(check('--format', 'json').stdout).findings.length, 2);
  });
});
