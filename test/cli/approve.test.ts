import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import { type TempFolder, tempFolder } from '../host/temp-folder.ts';
import { annexa, buildCli } from './built-cli.ts';

const head = '---\nid: POL-001\ntype: policy\nstatus: draft\nversion: "1.0"\nowner: Head of IT\n';
const policy = `${head}---\n\n# Backup Policy\n\nAll servers.\n`;

describe('annexa approve and annexa review', () => {
  let folder: TempFolder;

  before(buildCli);
  beforeEach(() => {
    folder = tempFolder({ 'a.md': policy, 'b/b.md': policy.replace('POL-001', 'POL-002'), 'c.md': '# Notes\n\nNothing.\n' });
  });
  afterEach(() => folder.remove());
  const text = (name: string) => readFileSync(folder.at(name), 'utf8');

  it('approves, and tells a later change from a new layout', () => {
    const { code, stdout, stderr } = annexa(folder.path, ['approve', 'a.md', 'b/b.md', '--by', 'CEO']);
    assert.equal(code, 0, stderr);
    assert.equal(
      stdout,
      'a.md: approved by CEO as version 1.0, next review on 2027-11-22\nb/b.md: approved by CEO as version 1.0, next review on 2027-11-22\n',
    );
    assert.match(text('a.md'), /^approved_hash: a1-[0-9a-f]{32}$/m);
    const check = () => annexa(folder.path, ['check', 'a.md', '--format', 'json']).stdout;
    assert.doesNotMatch(check(), /edited-since-approval/);
    folder.write('a.md', text('a.md').replace('All servers.', 'All\nservers.  '));
    assert.doesNotMatch(check(), /edited-since-approval/);
    folder.write('a.md', text('a.md').replace('servers', 'clients'));
    assert.match(check(), /edited-since-approval/);
    const review = annexa(folder.path, ['review', 'a.md']);
    assert.equal(review.code, 1);
    assert.match(review.stderr, /^annexa: a\.md: not reviewed, its text has changed since its approval on 2026-11-22; .*`annexa approve`/m);
    assert.equal(annexa(folder.path, ['approve', 'a.md', '--bump', 'minor', '--as-of', '2026-12-01']).code, 0);
    assert.match(text('a.md'), /^version: "1\.1"\nowner: Head of IT\napprover: CEO\napproved_date: 2026-12-01$/m);
    assert.doesNotMatch(check(), /edited-since-approval/);
    assert.equal(annexa(folder.path, ['review', 'a.md', '--as-of', '2027-05-01']).stdout, 'a.md: reviewed, next review on 2028-05-01\n');
    assert.match(text('a.md'), /^last_review_date: 2027-05-01\nnext_review_date: 2028-05-01$/m);
  });

  it('prints with --dry-run a diff that git can apply, and changes nothing', () => {
    const { code, stdout } = annexa(folder.path, ['approve', 'a.md', '--by', 'CEO', '--dry-run']);
    assert.equal(code, 0);
    assert.equal(text('a.md'), policy);
    const git = spawnSync('git', ['apply', '-'], { cwd: folder.path, input: stdout, encoding: 'utf8' });
    assert.equal(git.status, 0, git.stderr);
    assert.match(text('a.md'), /^status: approved$/m);
  });

  it('refuses one and does the others, and says so in JSON', () => {
    const { code, stdout, stderr } = annexa(folder.path, ['approve', 'a.md', 'c.md', '--by', 'CEO', '--format', 'json']);
    assert.equal(code, 1);
    assert.match(stderr, /c\.md: not approved, it is no document of the ISMS/);
    const { documents, ...rest } = JSON.parse(stdout);
    assert.deepEqual({ ...rest, tool: rest.tool.name }, { schema: 1, tool: 'annexa', asOf: '2026-11-22', dryRun: false });
    assert.deepEqual(documents, [
      { path: 'a.md', changed: true, summary: 'approved by CEO as version 1.0', nextReview: '2027-11-22' },
      { path: 'c.md', changed: false, refused: 'it is no document of the ISMS' },
    ]);
  });

  it('approves no changed text under the version that the last commit has for another one', () => {
    const git = (...args: string[]) => {
      const made = spawnSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...args], {
        cwd: folder.path,
        encoding: 'utf8',
      });
      assert.equal(made.status, 0, made.stderr);
    };
    assert.equal(annexa(folder.path, ['approve', 'a.md', '--by', 'CEO']).code, 0);
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'approved');
    folder.write('a.md', text('a.md').replace('servers', 'clients'));
    const changed = text('a.md');
    const { code, stderr } = annexa(folder.path, ['approve', 'a.md', '--by', 'CEO']);
    assert.equal(code, 1);
    assert.match(stderr, /its text has changed, but its version is the one that was approved before; say `--bump minor`/);
    assert.equal(text('a.md'), changed);
    assert.equal(annexa(folder.path, ['approve', 'a.md', '--by', 'CEO', '--bump', 'minor', '--dry-run']).code, 0);
    assert.equal(annexa(folder.path, ['approve', 'a.md', '--by', 'CEO', '--force', '--dry-run']).code, 0);
    // whoever has raised it by hand is not asked for another one
    folder.write('a.md', changed.replace('"1.0"', '"1.1"'));
    assert.equal(annexa(folder.path, ['approve', 'a.md', '--by', 'CEO']).code, 0);
  });

  it('wants files and one line of text, and takes no folder', () => {
    const told: [readonly string[], RegExp][] = [
      [['approve'], /missing required argument/],
      [['approve', 'b'], /b is a folder; name the documents that are approved/],
      [['approve', 'nowhere.md'], /No such file or folder: nowhere\.md/],
      [['approve', 'a.md', '--by', ' '], /not a text on one line/],
      [['approve', 'a.md', '--bump', 'minor', '--as-version', '2'], /cannot be used with/],
      [['review', 'b'], /b is a folder/],
    ];
    for (const [args, expected] of told) {
      const { code, stderr } = annexa(folder.path, args);
      assert.equal(code, 2, args.join(' '));
      assert.match(stderr, expected);
    }
    assert.equal(text('a.md'), policy);
  });
});
