import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import { parse } from 'yaml';
import { decodeText, encodeText } from '../../server/src/host/text-encoding.ts';
import { type TempFolder, tempFolder } from '../host/temp-folder.ts';
import { annexa, buildCli } from './built-cli.ts';
import { notes } from './sample-documents.ts';

/** A policy of old, its document control in a table. @param control rows of the table */
function oldPolicy(title: string, control: readonly string[]): string {
  const body = [
    '## Purpose',
    '',
    'Why it is there.',
    '',
    '## Scope',
    '',
    'All staff of the company.',
    '',
    '## Exceptions',
    '',
    'None.',
    '',
  ];
  return [`# ${title}`, '', '| Field | Value |', '|---|---|', ...control, '', ...body].join('\n');
}

const access = oldPolicy('Access Policy', ['| Document Owner | CISO |', '| Version | 1.2 |', '| Status | Draft |']);
const backup = oldPolicy('Backup Policy', [
  '| Document Owner | Chief Information Security Officer |',
  '| Version | 2.0 |',
  '| Company | Mole Ltd |',
]);
const moved = access
  .replace(/\| Field[\s\S]*Draft \|\n\n/, '')
  .replace(/^/, '---\ntitle: Access Policy\ntype: policy\nstatus: draft\nversion: "1.2"\nowner: CISO\n---\n\n');

describe('annexa adopt', () => {
  let folder: TempFolder;

  before(buildCli);
  beforeEach(() => {
    folder = tempFolder({
      'policies/access.md': access,
      'policies/backup.md': backup,
      'README.md': '# Handbook\n\nHow we work.\n',
      'notes/a.md': notes,
      'notes/b.md': notes,
      'notes/c.md': notes,
    });
  });
  afterEach(() => folder.remove());

  const text = (name: string): string => readFileSync(folder.at(name), 'utf8');
  const all = (): string[] => readdirSync(folder.path, { recursive: true, encoding: 'utf8' }).sort();

  it('shows everything as a patch that git can apply, and writes nothing', () => {
    const before = all();
    const { code, stdout, stderr } = annexa(folder.path, ['adopt']);
    assert.equal(code, 0, stderr);
    assert.deepEqual(all(), before);
    assert.equal(text('policies/access.md'), access);
    assert.match(stderr, /^annexa: 5 values in 2 documents would move into front matter$/m);
    assert.match(stderr, /^annexa: Nothing is written yet; --write does it$/m);
    const git = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder.path, input: stdout, encoding: 'utf8' });
    assert.equal(git.status, 0, git.stderr);
    const byPatch = all().map((name) => (name.includes('.') ? text(name) : name));
    spawnSync('git', ['apply', '-R', '-'], { cwd: folder.path, input: stdout });
    assert.equal(annexa(folder.path, ['adopt', '--write']).code, 0);
    assert.deepEqual(
      all().map((name) => (name.includes('.') ? text(name) : name)),
      byPatch,
    );
  });

  it('moves, keeps what it does not know, and changes nothing the second time', () => {
    assert.equal(annexa(folder.path, ['adopt', '--write']).code, 0);
    assert.equal(text('policies/access.md'), moved);
    assert.match(text('policies/backup.md'), /^\| Field \| Value \|\n\|---\|---\|\n\| Company \| Mole Ltd \|$/m);
    const state = all().map((name) => (name.includes('.') ? text(name) : name));
    const again = annexa(folder.path, ['adopt', '--write']);
    assert.match(again.stderr, /^annexa: Nothing to change$/m);
    assert.deepEqual(
      all().map((name) => (name.includes('.') ? text(name) : name)),
      state,
    );
  });

  it('proposes a config that is valid and tells the folders, types and owners', () => {
    annexa(folder.path, ['adopt', '--write']);
    const config = text('annexa.yaml');
    assert.deepEqual(parse(config), {
      language: 'en',
      documents: { include: ['policies/**'], exclude: ['**/README.*'], types: { policy: ['policies/**'] } },
      baseline: 'annexa-baseline.json',
    });
    assert.match(config, /^#\s+2 {2}CISO \/ Chief Information Security Officer$/m);
    assert.equal(annexa(folder.path, ['check', '--fail-on', 'hint']).code, 0);
  });

  it('leaves a config that is there alone, and says what it could hold', () => {
    folder.write('annexa.yaml', 'language: en # ours\n');
    const { code, stderr } = annexa(folder.path, ['adopt', '--write']);
    assert.equal(code, 0);
    assert.equal(text('annexa.yaml'), 'language: en # ours\n');
    assert.match(stderr, /^annexa: annexa\.yaml is left as it is; it could say besides:$/m);
    assert.match(stderr, /^annexa: {3}baseline: annexa-baseline\.json/m);
    assert.doesNotMatch(stderr, /^annexa: {3}language/m);
    assert.match(stderr, /annexa-baseline\.json is used once annexa\.yaml says/);
  });

  it('does only the parts it is asked for', () => {
    annexa(folder.path, ['adopt', '--write', '--only', 'front-matter']);
    assert.equal(text('policies/access.md'), moved);
    assert.ok(!existsSync(folder.at('annexa.yaml')) && !existsSync(folder.at('annexa-baseline.json')));
    annexa(folder.path, ['adopt', '--write', '--only', 'config', '--only', 'baseline']);
    assert.ok(existsSync(folder.at('annexa.yaml')) && existsSync(folder.at('annexa-baseline.json')));
    const wrong = annexa(folder.path, ['adopt', '--only', 'readme']);
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /none of config, front-matter, baseline/);
  });

  it('tells scripts what it plans', () => {
    const { stdout } = annexa(folder.path, ['adopt', '--format', 'json']);
    const { written, complete, config, files, baseline } = JSON.parse(stdout);
    assert.deepEqual([written, complete, config.path, config.exists, baseline.exists], [false, true, 'annexa.yaml', false, false]);
    const [file] = files;
    assert.equal(file.path, 'policies/access.md');
    assert.deepEqual(file.moved[0], { key: 'owner', value: 'CISO', line: 4 });
    assert.deepEqual(file.moved.at(-1), { key: 'title', value: 'Access Policy', line: null });
    assert.match(file.diff, /^\+owner: CISO$/m);
  });

  it('names what stays and why', () => {
    folder.write('policies/access.md', access.replace('| CISO |', '| [TBD] |').replace('| Draft |', '| Hibernating |'));
    const { stderr } = annexa(folder.path, ['adopt']);
    assert.match(stderr, /^annexa: policies\/access\.md:7: `status` stays, it is no status Annexa knows$/m);
    assert.match(stderr, /^annexa: policies\/access\.md:5: `owner` stays, it is still to be filled in$/m);
  });

  it('keeps encoding, byte order mark and line ends', () => {
    for (const encoding of [
      { name: 'utf-8', mark: true },
      { name: 'utf-16le', mark: true },
    ] as const) {
      folder.write('policies/access.md', encodeText(access.replaceAll('\n', '\r\n'), encoding));
      assert.equal(annexa(folder.path, ['adopt', '--write', '--only', 'front-matter']).code, 0);
      assert.deepEqual(decodeText(readFileSync(folder.at('policies/access.md'))), { text: moved.replaceAll('\n', '\r\n'), encoding });
    }
  });

  it('goes on where a file cannot be written, and says so', function () {
    if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
    chmodSync(folder.at('policies/access.md'), 0o444);
    const { code, stderr } = annexa(folder.path, ['adopt', '--write']);
    assert.equal(code, 3);
    assert.match(stderr, /^annexa: policies\/access\.md: not written, it cannot be written \(EACCES\)$/m);
    assert.match(text('policies/backup.md'), /^owner: Chief/m);
  });

  it('writes through no link', () => {
    const outside = tempFolder({ 'away.md': access });
    try {
      symlinkSync(outside.at('away.md'), folder.at('policies/away.md'));
      assert.equal(annexa(folder.path, ['adopt', '--write']).code, 0);
      assert.equal(readFileSync(outside.at('away.md'), 'utf8'), access);
    } finally {
      outside.remove();
    }
  });

  it('refuses a broken config, several folders, and proposes nothing where nothing is', () => {
    folder.write('annexa.yaml', 'langauge: en\n');
    const broken = annexa(folder.path, ['adopt', '--write']);
    assert.equal(broken.code, 2);
    assert.match(broken.stderr, /^annexa: annexa\.yaml:1:1: Unexpected key `langauge`.*Correct it first$/m);
    assert.equal(text('policies/access.md'), access);
    const empty = tempFolder({ 'a/notes.md': notes, 'b/notes.md': notes });
    try {
      assert.match(annexa(empty.path, ['adopt', 'a', 'b']).stderr, /^annexa: Adopt one ISMS at a time; these paths belong to a, b$/m);
      const none = annexa(empty.path, ['adopt', '--write']);
      assert.equal(none.code, 0);
      assert.match(none.stderr, /No document of an ISMS was found/);
      assert.deepEqual(readdirSync(empty.path).sort(), ['a', 'b']);
    } finally {
      empty.remove();
    }
  });

  it('writes nothing where the baseline that is there is none', () => {
    folder.write('annexa-baseline.json', '[]');
    const { code, stderr } = annexa(folder.path, ['adopt', '--write']);
    assert.equal(code, 2);
    assert.match(stderr, /^annexa: annexa-baseline\.json: no baseline: it has no list `findings`\. /m);
    assert.equal(text('policies/access.md'), access);
    assert.ok(!existsSync(folder.at('annexa.yaml')));
  });
});
