import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import { decodeText, encodeText } from '../../server/src/host/text-encoding.ts';
import { type TempFolder, tempFolder } from '../host/temp-folder.ts';
import { annexa, buildCli } from './built-cli.ts';
import { faultyPolicy, soundPolicy } from './sample-documents.ts';

const fixable = faultyPolicy.replace(', A.5.99', '');
const fixed = fixable.replace('A.9.2.3', 'A.8.2');

describe('annexa fix', () => {
  let folder: TempFolder;

  before(buildCli);
  beforeEach(() => {
    folder = tempFolder({ 'a.md': fixable, 'sound.md': soundPolicy.replace('POL-001', 'POL-002') });
  });
  afterEach(() => folder.remove());

  const text = (name: string) => readFileSync(folder.at(name), 'utf8');

  it('mends what has one right mend, once and for all', () => {
    const first = annexa(folder.path, ['fix', '--fail-on', 'hint']);
    assert.equal(first.code, 0, first.stdout + first.stderr);
    assert.equal(first.stdout, 'a.md: mended 1 finding\nMended 1 finding in 1 file; 0 findings left\n');
    assert.equal(text('a.md'), fixed);
    const second = annexa(folder.path, ['fix']);
    assert.equal(second.stdout, 'Mended 0 findings in 0 files; 0 findings left\n');
    assert.equal(text('a.md'), fixed);
    assert.deepEqual(readdirSync(folder.path).sort(), ['a.md', 'sound.md']);
  });

  it('leaves what needs a decision, and exits by it', () => {
    folder.write('a.md', faultyPolicy);
    assert.equal(annexa(folder.path, ['fix']).code, 1);
    assert.match(text('a.md'), /^controls: \[A\.8\.2, A\.5\.99\]$/m);
  });

  for (const [name, content] of [
    ['LF', fixable],
    ['CRLF', fixable.replaceAll('\n', '\r\n')],
    ['no final line end', fixable.trimEnd()],
  ] as const)
    it(`prints with --dry-run a diff that git can apply, and changes nothing (${name})`, () => {
      folder.write('a.md', content);
      const { code, stdout } = annexa(folder.path, ['fix', '--dry-run']);
      assert.equal(code, 0);
      assert.equal(text('a.md'), content);
      assert.match(stdout, /^--- a\/a\.md\n\+\+\+ b\/a\.md\n@@ /);
      const git = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder.path, input: stdout, encoding: 'utf8' });
      assert.equal(git.status, 0, git.stderr);
      assert.equal(text('a.md'), content.replace('A.9.2.3', 'A.8.2'));
    });

  it('tells in JSON what it would do', () => {
    const { stdout } = annexa(folder.path, ['fix', '--dry-run', '--format', 'json']);
    const { complete, dryRun, files, remaining } = JSON.parse(stdout);
    assert.deepEqual([complete, dryRun, remaining, files.length, files[0].path, files[0].fixes], [true, true, 0, 1, 'a.md', 1]);
    assert.match(files[0].diff, /^\+controls: \[A\.8\.2\]$/m);
  });

  it('keeps encoding, byte order mark, line ends and mode', () => {
    for (const encoding of [
      { name: 'utf-8', mark: true },
      { name: 'utf-16le', mark: true },
      { name: 'utf-16be', mark: true },
    ] as const) {
      folder.write('a.md', encodeText(fixable.replaceAll('\n', '\r\n'), encoding));
      chmodSync(folder.at('a.md'), 0o640);
      assert.equal(annexa(folder.path, ['fix']).code, 0);
      assert.deepEqual(decodeText(readFileSync(folder.at('a.md'))), { text: fixed.replaceAll('\n', '\r\n'), encoding });
      if (process.platform !== 'win32') assert.equal(statSync(folder.at('a.md')).mode & 0o777, 0o640);
    }
  });

  it('changes only the paths it is given', () => {
    folder.write('b.md', fixable.replace('POL-001', 'POL-003'));
    folder.write('sub/c.md', fixable.replace('POL-001', 'POL-004'));
    annexa(folder.path, ['fix', 'sub', 'a.md']);
    assert.match(text('a.md'), /A\.8\.2/);
    assert.match(text('sub/c.md'), /A\.8\.2/);
    assert.match(text('b.md'), /A\.9\.2\.3/);
  });

  it('writes through no link', () => {
    const outside = tempFolder({ 'a.md': fixable });
    try {
      symlinkSync(outside.path, folder.at('away'));
      symlinkSync(outside.at('a.md'), folder.at('away.md'));
      annexa(folder.path, ['fix']);
      assert.equal(readFileSync(outside.at('a.md'), 'utf8'), fixable);
    } finally {
      outside.remove();
    }
  });
});
