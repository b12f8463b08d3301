import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import type { ReportDiff } from '../../server/src/core/report/model/report-diff.ts';
import { type TempFolder, tempFolder } from '../host/temp-folder.ts';
import { annexa, buildCli } from './built-cli.ts';
import { soundPolicy } from './sample-documents.ts';

const schema = JSON.parse(readFileSync(new URL('../../docs/schemas/annexa-diff.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true }).compile(schema);

const other = soundPolicy
  .replace('POL-001', 'POL-002')
  .replace('controls: [A.5.15, A.5.18]', 'controls: [A.8.24]')
  .replace('A.5.15 and A.5.18 are', 'A.8.24 is')
  .replaceAll('Access control policy', 'Cryptography policy');

describe('annexa diff', () => {
  let folder: TempFolder;

  before(buildCli);
  beforeEach(() => {
    folder = tempFolder({ 'annexa.yaml': 'language: en\n', 'policies/access.md': soundPolicy, 'policies/crypto.md': other });
    git('init', '-q', '-b', 'main');
    commit('first');
  });
  afterEach(() => folder.remove());

  function git(...args: string[]): string {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...identity, ...args], { cwd: folder.path, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }
  function commit(message: string): void {
    git('add', '-A');
    git('commit', '-q', '-m', message);
  }
  function diff(...args: string[]): ReportDiff & { readonly code: number | null } {
    const { code, stdout, stderr } = annexa(folder.path, ['diff', '--format', 'json', ...args]);
    assert.equal(stdout.startsWith('{'), true, stderr);
    const parsed = JSON.parse(stdout);
    assert.equal(validate(parsed), true, JSON.stringify(validate.errors));
    return { ...parsed, code };
  }

  it('finds nothing where nothing changed', () => {
    const { controls, findings, documents, code } = diff('HEAD');
    assert.deepEqual([controls, findings, documents, code], [[], { new: [], fixed: [], unchanged: findings.unchanged }, [], 0]);
    assert.match(annexa(folder.path, ['diff', 'HEAD', '--format', 'markdown']).stdout, /No control, no finding and no document changes\./);
  });

  it('names controls won and lost with the document and the line', () => {
    folder.write('policies/access.md', soundPolicy.replace('controls: [A.5.15, A.5.18]', 'controls: [A.5.15, A.8.2, A.5.99]'));
    const result = diff('HEAD', '--fail-on', 'never');
    assert.deepEqual(
      result.controls.map(({ id, change, before, after, because }) => [id, change, before, after, because]),
      [
        ['A.5.18', 'lost', 'covered', 'mentioned', [{ path: 'policies/access.md', line: 30, before: 'claim', after: 'mention' }]],
        ['A.8.2', 'won', 'missing', 'covered', [{ path: 'policies/access.md', line: 11, before: null, after: 'claim' }]],
      ],
    );
    assert.deepEqual(
      result.findings.new.filter(({ severity }) => severity === 'error').map(({ rule }) => rule),
      ['control-unknown'],
    );
    assert.equal(result.code, 0);
    assert.equal(annexa(folder.path, ['diff', 'HEAD']).code, 1);
    assert.equal(annexa(folder.path, ['diff', 'HEAD', '--fail-on', 'never', '--fail-on-lost']).code, 1);
    assert.equal(annexa(folder.path, ['diff', 'HEAD', '--fail-on-lost', '--report-only']).code, 0);
  });

  it('a finding that only moved is neither new nor fixed', () => {
    folder.write('policies/access.md', soundPolicy.replace('[A.5.15, A.5.18]', '[A.5.15, A.5.99]'));
    commit('fault');
    folder.write(
      'policies/access.md',
      soundPolicy.replace('[A.5.15, A.5.18]', '[A.5.15, A.5.99]').replace('type: policy', 'type: policy\nlanguage: en'),
    );
    const { findings } = diff('HEAD');
    assert.deepEqual([findings.new, findings.fixed], [[], []]);
    assert.ok(findings.unchanged > 0);
    assert.deepEqual(
      diff('HEAD~1', 'HEAD', '--fail-on', 'never').findings.new.some(({ rule }) => rule === 'control-unknown'),
      true,
    );
    assert.equal(
      diff('HEAD', 'HEAD~1').findings.fixed.some(({ rule }) => rule === 'control-unknown'),
      true,
    );
  });

  it('documents that changed, moved, came and went; those to be approved again', () => {
    folder.write('policies/access.md', soundPolicy.replace('need to know', 'need to know and to the role'));
    renameSync(folder.at('policies/crypto.md'), folder.at('policies/cryptography.md'));
    folder.write(
      'policies/new.md',
      other.replace('POL-002', 'POL-003').replace('approved', 'draft').replaceAll('Cryptography policy', 'Backup policy'),
    );
    const shown = ({ documents }: ReportDiff) => documents.map(({ path, change, needsApproval }) => [path, change, needsApproval]);
    assert.deepEqual(shown(diff('HEAD', '--fail-on', 'never')), [
      ['policies/access.md', 'changed', true],
      ['policies/new.md', 'added', false],
    ]);
    folder.write(
      'policies/access.md',
      soundPolicy.replace('need to know', 'need to know and to the role').replace('approved_date: 2026-03-02', 'approved_date: 2026-11-20'),
    );
    assert.equal(shown(diff('HEAD', '--fail-on', 'never'))[0]?.[2], false);
    commit('second');
    assert.deepEqual(shown(diff('HEAD', 'HEAD~1')).at(-1), ['policies/new.md', 'removed', false]);
  });

  it('line ends that Git changes on the way are no change', () => {
    folder.write('policies/access.md', soundPolicy.replaceAll('\n', '\r\n'));
    assert.deepEqual(diff('HEAD').documents, []);
  });

  it('compares with where a branch began', () => {
    git('checkout', '-q', '-b', 'topic');
    folder.write('policies/crypto.md', other.replace('A.8.24]', 'A.8.24, A.5.14]'));
    commit('topic');
    git('checkout', '-q', 'main');
    folder.write('policies/access.md', soundPolicy.replace('A.5.18]', 'A.5.18, A.5.16]'));
    commit('main goes on');
    const ids = (...args: string[]): string[] => diff('main', 'topic', ...args).controls.map(({ id, change }) => `${id} ${change}`);
    assert.deepEqual(ids(), ['A.5.14 won', 'A.5.16 lost']);
    assert.deepEqual(ids('--merge-base'), ['A.5.14 won']);
  });

  it('two reports compare as two revisions do', () => {
    annexa(folder.path, ['report', '--format', 'json', '--output', '../before.json']);
    folder.write('policies/access.md', soundPolicy.replace('A.5.18]', 'A.5.18, A.8.2]'));
    annexa(folder.path, ['report', '--format', 'json', '--output', 'after.json']);
    annexa(folder.path, ['check', '--format', 'json', '--output', 'check.json']);
    const fromFiles = diff('../before.json', 'after.json');
    const fromGit = diff('HEAD');
    assert.deepEqual(fromFiles.controls, fromGit.controls);
    assert.deepEqual(fromFiles.documents, fromGit.documents);
    assert.deepEqual(diff('check.json', 'after.json').findings.new, []);
    folder.write('broken.json', '{"schema": 1, "report": "isms"}');
    folder.write('cut.json', '{"schema": 1,');
    for (const file of ['broken.json', 'cut.json']) {
      const { code, stderr } = annexa(folder.path, ['diff', file, 'after.json']);
      assert.equal(code, 2);
      assert.match(stderr, new RegExp(`^annexa: ${file}: [^\\n]+\\n$`));
    }
  });

  it('says in one line what is no revision, and takes no option for one', () => {
    for (const revision of ['no-such-branch', '--output=x', 'HEAD:policies', '']) {
      const { code, stderr } = annexa(folder.path, ['diff', '--as-of', '2026-11-22', '--', revision]);
      assert.equal(code, 2, revision);
      assert.match(stderr, /^annexa: [^\n]+\n$/, revision);
    }
    assert.equal(existsSync(folder.at('x')), false);
    const outside = tempFolder({ 'a.md': soundPolicy });
    assert.match(annexa(outside.path, ['diff', 'HEAD']).stderr, /^annexa: .*not a git repository/i);
    outside.remove();
  });

  it('starts no program that the repository configures', () => {
    folder.write('run.sh', `#!/bin/sh\ntouch '${folder.at('executed')}'\ncat\n`);
    chmodSync(folder.at('run.sh'), 0o755);
    folder.write('.gitattributes', '*.md filter=evil diff=evil\n');
    commit('attributes');
    const evil = folder.at('run.sh');
    const settings = {
      'core.fsmonitor': evil,
      'core.hooksPath': folder.path,
      'core.pager': evil,
      'core.editor': evil,
      'core.sshCommand': evil,
      'core.alternateRefsCommand': evil,
      'filter.evil.smudge': evil,
      'filter.evil.clean': evil,
      'filter.evil.process': evil,
      'diff.evil.textconv': evil,
      'diff.evil.command': evil,
      'diff.external': evil,
      'extensions.partialClone': 'origin',
      'remote.origin.url': `ext::${evil}`,
      'remote.origin.promisor': 'true',
      'protocol.ext.allow': 'always',
      'alias.cat-file': `!${evil}`,
      'alias.ls-tree': `!${evil}`,
    };
    for (const [name, value] of Object.entries(settings)) git('config', name, value);
    folder.write('policies/access.md', soundPolicy.replace('A.5.18]', 'A.5.18, A.8.2]'));
    // an object that is not there, which a partial clone would fetch
    const blob = execFileSync('git', ['rev-parse', 'HEAD:policies/crypto.md'], { cwd: folder.path, encoding: 'utf8' }).trim();
    renameSync(folder.at(`.git/objects/${blob.slice(0, 2)}/${blob.slice(2)}`), folder.at('taken-away'));
    const { code, stdout, stderr } = annexa(folder.path, ['diff', 'HEAD', '--format', 'json']);
    assert.equal(existsSync(folder.at('executed')), false);
    assert.equal(code, 3, stderr);
    assert.match(stdout, /"file-unreadable"/);
    renameSync(folder.at('taken-away'), folder.at(`.git/objects/${blob.slice(0, 2)}/${blob.slice(2)}`));
    assert.deepEqual(
      diff('HEAD').controls.map(({ id, change }) => [id, change]),
      [['A.8.2', 'won']],
    );
    assert.equal(existsSync(folder.at('executed')), false);
  });
});
