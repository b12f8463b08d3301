import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import { type TempFolder, tempFolder } from '../host/temp-folder.ts';
import { annexa, buildCli } from './built-cli.ts';

const files = ['annexa.yaml', 'isms/isms-scope.md', 'policies/information-security-policy.md', 'isms/statement-of-applicability.md'];

describe('annexa init', () => {
  let folder: TempFolder;

  before(buildCli);
  beforeEach(() => {
    folder = tempFolder({});
  });
  afterEach(() => folder.remove());

  const text = (name: string): string => readFileSync(folder.at(name), 'utf8');
  const all = (): string[] => readdirSync(folder.path, { recursive: true, encoding: 'utf8' }).sort();
  const isFolder = (name: string): boolean => statSync(folder.at(name)).isDirectory();

  it('sets up a folder in which only text to be filled in is left to find', () => {
    const run = annexa(folder.path, ['init', '--organization', 'Mole & Co: Ltd', '--owner', 'CISO', '--approver', 'Managing director']);
    assert.deepEqual([run.code, run.stdout], [0, files.map((name) => `${name}\n`).join('')]);
    assert.match(run.stderr, /^Next: fill in the text in brackets, then run `annexa check`\./);
    assert.deepEqual(all().filter(isFolder), ['isms', 'plans', 'policies', 'procedures', 'records', 'registers', 'reports', 'standards']);
    assert.deepEqual(
      all().filter((name) => !isFolder(name)),
      files.toSorted(),
    );
    const check = annexa(folder.path, ['check', '--format', 'json']);
    const report = JSON.parse(check.stdout) as { complete: boolean; summary: { documents: number }; findings: { rule: string }[] };
    assert.deepEqual([check.code, report.complete, report.summary.documents], [0, true, 3]);
    assert.deepEqual([...new Set(report.findings.map(({ rule }) => rule))].sort(), [
      'mandatory-document-missing',
      'placeholder-text',
      'soa-undecided',
    ]);
    assert.equal(text('isms/statement-of-applicability.md').match(/\| undecided \|/g)?.length, 93);
    assert.match(text('policies/information-security-policy.md'), /Mole & Co: Ltd/);
  });

  it('says what is missing where no options are given, and leaves examples in the config', () => {
    assert.equal(annexa(folder.path, ['init', 'a b']).code, 0);
    assert.match(text('a b/annexa.yaml'), /^# organization: Example Ltd$/m);
    const { findings } = JSON.parse(annexa(folder.path, ['check', 'a b', '--format', 'json']).stdout) as { findings: { rule: string }[] };
    assert.deepEqual([...new Set(findings.map(({ rule }) => rule))].sort(), [
      'mandatory-document-missing',
      'owner-missing',
      'placeholder-text',
      'soa-undecided',
    ]);
  });

  it('speaks the language of the documents', () => {
    const run = annexa(folder.path, ['init', '--language', 'de']);
    assert.match(run.stdout, /^policies\/informationssicherheitsleitlinie\.md$/m);
    assert.match(text('isms/erklaerung-zur-anwendbarkeit.md'), /^\| Maßnahme \| Titel \| Anwendbar \|/m);
  });

  it('shows what it would make, and makes nothing', () => {
    const run = annexa(folder.path, ['init', 'new', '--dry-run']);
    assert.deepEqual(run, { code: 0, stdout: files.map((name) => `would write new/${name}\n`).join(''), stderr: '' });
    assert.deepEqual(all(), []);
    const json = JSON.parse(annexa(folder.path, ['init', '--dry-run', '--format', 'json']).stdout) as object;
    assert.deepEqual(json, { schema: 1, written: false, files });
  });

  it('overwrites nothing, and then makes nothing at all', () => {
    assert.equal(annexa(folder.path, ['init']).code, 0);
    const before = text('annexa.yaml');
    const again = annexa(folder.path, ['init', '--organization', 'Other']);
    assert.deepEqual([again.code, again.stdout], [2, '']);
    assert.match(again.stderr, /^annexa: annexa\.yaml is there already; `annexa new` adds documents to an ISMS\n$/);
    assert.equal(text('annexa.yaml'), before);
  });

  it('leaves documents that are there alone, and gives no id twice', () => {
    folder.remove();
    const mine = '---\nid: POL-001\ntype: policy\nowner: CISO\n---\n\n# Information security policy\n';
    folder = tempFolder({ 'policies/information-security-policy.md': mine });
    const run = annexa(folder.path, ['init']);
    assert.equal(run.code, 0);
    assert.equal(text('policies/information-security-policy.md'), mine);
    assert.match(text('policies/information-security-policy-2.md'), /^---\nid: POL-002\n/);
  });

  it('refuses a file and odd options', () => {
    folder.remove();
    folder = tempFolder({ file: 'x' });
    for (const args of [['file'], ['--owner', ''], ['--language', 'xx'], ['--review-cycle', 'sometimes']]) {
      const run = annexa(folder.path, ['init', ...args]);
      assert.deepEqual([run.code, run.stdout, existsSync(folder.at('annexa.yaml'))], [2, '', false], args.join(' '));
    }
  });
});
