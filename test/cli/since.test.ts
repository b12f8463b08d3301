import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import { type TempFolder, tempFolder } from '../host/temp-folder.ts';
import { annexa, buildCli } from './built-cli.ts';

const policy = (text: string, version = '1.0'): string =>
  `---\ntype: policy\nstatus: approved\nversion: "${version}"\nowner: Head of IT\napprover: CEO\n---\n\n# Backup Policy\n\n${text}\n`;

describe('annexa check --since', () => {
  let folder: TempFolder;
  before(buildCli);
  beforeEach(() => {
    folder = tempFolder({
      'isms/annexa.yaml': '',
      'isms/a.md': policy('Daily.'),
      'isms/b.md': policy('Weekly.'),
      'isms/c.md': policy('Yearly.'),
    });
    git('init', '-q', '-b', 'main');
    commit();
  });
  afterEach(() => folder.remove());

  const git = (...args: string[]): void => {
    const identity = ['-c', 'user.name=T', '-c', 'user.email=t@example.com', '-c', 'commit.gpgsign=false'];
    const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd: folder.path, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  };
  function commit(): void {
    git('add', '.');
    git('commit', '-qm', 'x');
  }
  /** The findings on versions: `a.md message`. */
  function found(...args: string[]): string[] {
    const { stdout, stderr } = annexa(folder.path, ['check', 'isms', '--format', 'json', ...args]);
    assert.ok(stdout !== '', stderr);
    const { findings } = JSON.parse(stdout) as { findings: { rule: string; path: string; message: string }[] };
    return findings.filter(({ rule }) => rule === 'version-not-raised').map(({ path, message }) => `${path} ${message.split(',', 1)[0]}`);
  }

  it('finds what a branch changed, though it is committed, and not what came to the base meanwhile', () => {
    git('switch', '-qc', 'topic');
    folder.write('isms/a.md', policy('Hourly.'));
    folder.write('isms/b.md', policy('Monthly.', '1.1'));
    commit();
    assert.deepEqual(found(), []);
    assert.deepEqual(found('--since', 'main'), ['isms/a.md The text has changed since `main`']);
    git('switch', '-q', 'main');
    folder.write('isms/c.md', policy('Never.'));
    commit();
    git('switch', '-q', 'topic');
    assert.deepEqual(found('--since', 'main'), ['isms/a.md The text has changed since `main`']);
    assert.deepEqual(found('--since', 'HEAD~1'), ['isms/a.md The text has changed since `HEAD~1`']);
    // what is not committed yet counts as well
    folder.write('isms/c.md', policy('Sometimes.'));
    assert.deepEqual(found('--since', 'main').length, 2);
    assert.deepEqual(found(), ['isms/c.md The text has changed since the last commit']);
  });

  it('refuses revisions that are none, and what starts like an option', () => {
    for (const bad of ['nowhere', '--output=x', '--upload-pack=touch x']) {
      const { code, stderr, stdout } = annexa(folder.path, ['check', 'isms', `--since=${bad}`]);
      assert.deepEqual([code, stdout], [2, ''], bad);
      assert.match(stderr, /--since .*There is no commit/);
    }
    const outside = tempFolder({ 'a.md': policy('Daily.') });
    try {
      assert.equal(annexa(outside.path, ['check', '--since', 'HEAD']).code, 2);
    } finally {
      outside.remove();
    }
  });
});
