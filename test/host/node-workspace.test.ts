import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { childUri, filePath, fileUri } from '../../server/src/host/node/file-uri.ts';
import { listFiles } from '../../server/src/host/node/list-files.ts';
import { NodeWorkspace } from '../../server/src/host/node/node-workspace.ts';
import { type TempFolder, tempFolder } from './temp-folder.ts';

const limits = { files: 1000, folders: 1000, seconds: 60 };

describe('NodeWorkspace', () => {
  let folder: TempFolder;
  let outside: TempFolder;

  beforeEach(() => {
    folder = tempFolder();
    outside = tempFolder({ 'secret.md': '# Secret' });
  });
  afterEach(() => {
    folder.remove();
    outside.remove();
  });

  function listed(workspace = new NodeWorkspace([folder.path])): string[] {
    const listing = workspace.list(limits);
    assert.deepEqual(listing.problems, []);
    return listing.files.map((file) => (filePath(file.uri) as string).slice(folder.path.length + 1).replaceAll('\\', '/'));
  }

  it('lists files before subfolders, by name, with the size of Markdown only', () => {
    for (const path of ['b.md', 'a.md', 'sub/z.md', 'a-sub/y.md', 'picture.png']) folder.write(path, '12345');
    assert.deepEqual(listed(), ['a.md', 'b.md', 'picture.png', 'a-sub/y.md', 'sub/z.md']);
    const sizes = new NodeWorkspace([folder.path]).list(limits).files.map((file) => file.size);
    assert.deepEqual(sizes, [5, 5, -1, 5, 5]);
  });

  it('honours .gitignore files, a deeper one over those above', () => {
    folder.write('.gitignore', 'drafts/\n*.tmp.md\n/only-root.md\n');
    folder.write('keep/.gitignore', '!kept.tmp.md\nlocal.md\n');
    for (const path of [
      'drafts/a.md',
      'x.tmp.md',
      'only-root.md',
      'keep/kept.tmp.md',
      'keep/other.tmp.md',
      'keep/local.md',
      'keep/only-root.md',
      'local.md',
    ])
      folder.write(path, '');
    assert.deepEqual(listed(), ['.gitignore', 'local.md', 'keep/.gitignore', 'keep/kept.tmp.md', 'keep/only-root.md']);
  });

  it('never goes into .git and node_modules, ignored or not', () => {
    for (const path of ['.git/a.md', 'node_modules/b.md', 'sub/node_modules/c.md', 'sub/d.md']) folder.write(path, '');
    folder.write('.gitignore', '!node_modules\n!.git\n');
    assert.deepEqual(listed(), ['.gitignore', 'sub/d.md']);
  });

  it('survives a .gitignore that is a folder', () => {
    mkdirSync(folder.at('.gitignore'));
    folder.write('a.md', '');
    assert.deepEqual(listed(), ['a.md']);
  });

  it('follows no symbolic link when listing', () => {
    folder.write('real/a.md', '');
    symlinkSync(outside.path, folder.at('away'));
    symlinkSync(folder.path, folder.at('real/circle'));
    symlinkSync(outside.at('secret.md'), folder.at('away.md'));
    assert.deepEqual(listed(), ['real/a.md']);
  });

  it('reads and asks nothing outside, by path or by link', () => {
    symlinkSync(outside.path, folder.at('away'));
    symlinkSync(outside.at('secret.md'), folder.at('away.md'));
    const workspace = new NodeWorkspace([folder.path]);
    const root = workspace.folders[0] as string;
    const ways = [
      `${root}/away.md`,
      `${root}/away/secret.md`,
      `${root}/../${outside.path.split('/').pop()}/secret.md`,
      fileUri(outside.at('secret.md')),
    ];
    for (const uri of ways) {
      assert.deepEqual(workspace.read(uri), { error: 'The file is outside the workspace folders' }, uri);
      assert.equal(workspace.exists(uri), false, uri);
    }
    for (const uri of ['untitled:x', 'https://example.org/a.md', `${root}/a%2Fb.md`, `${root}/a%00.md`])
      assert.equal('error' in workspace.read(uri), true, uri);
  });

  it('neither follows a link outside nor loses a folder because another one is not there', () => {
    folder.write('a.md', '# A');
    symlinkSync(outside.at('secret.md'), folder.at('away.md'));
    const workspace = new NodeWorkspace([folder.at('gone'), folder.path]);
    const root = fileUri(folder.path);
    assert.deepEqual(workspace.read(`${root}/away.md`), { error: 'The file is outside the workspace folders' });
    assert.deepEqual([workspace.exists(`${root}/a.md`), workspace.exists(`${root}/away.md`)], [true, false]);
    assert.deepEqual(workspace.read(`${root}/a.md`), { text: '# A' });
  });

  it('does not take a folder whose name only begins alike for its own', () => {
    const workspace = new NodeWorkspace([folder.path]);
    const twin = `${folder.path}-twin`;
    mkdirSync(twin);
    try {
      assert.equal(workspace.exists(fileUri(twin)), false);
    } finally {
      rmSync(twin, { recursive: true });
    }
  });

  it('reads through links that stay inside, and a workspace that is a link itself', () => {
    folder.write('real/a.md', '# A');
    symlinkSync(folder.at('real/a.md'), folder.at('link.md'));
    const link = outside.at('link-to-workspace');
    symlinkSync(folder.path, link);
    const workspace = new NodeWorkspace([link]);
    assert.deepEqual(workspace.read(`${workspace.folders[0]}/link.md`), { text: '# A' });
    assert.equal(workspace.exists(`${workspace.folders[0]}/real`), true);
    assert.deepEqual(
      workspace.list(limits).files.map((file) => file.uri),
      [`${workspace.folders[0]}/real/a.md`],
    );
  });

  it('stops at each budget, says so once and keeps what it has', () => {
    for (let i = 0; i < 5; i++) folder.write(`f${i}/a.md`, '');
    const roots = [{ uri: fileUri(folder.path), path: folder.path }];
    const few = listFiles(roots, { ...limits, files: 3 });
    assert.equal(few.files.length, 3);
    assert.deepEqual(
      few.problems.map(({ kind, message }) => [kind, message]),
      [['budget', 'More than 3 files: the rest was not read']],
    );
    const shallow = listFiles(roots, { ...limits, folders: 2 });
    assert.equal(shallow.files.length, 1);
    assert.match(shallow.problems[0]?.message ?? '', /More than 2 folders/);
    let now = 0;
    const slow = listFiles(roots, { ...limits, seconds: 2 }, () => (now += 1000));
    assert.equal(slow.problems.length, 1);
    assert.match(slow.problems[0]?.message ?? '', /longer than 2 s/);
    assert.equal(slow.files.length > 0 && slow.files.length < 5, true);
    assert.deepEqual(listFiles(roots, { ...limits, files: 5, folders: 6 }).problems, []);
  });

  it('says which folder it could not read', () => {
    const missing = folder.at('gone');
    const listing = new NodeWorkspace([missing]).list(limits);
    assert.deepEqual(listing, {
      files: [],
      problems: [{ uri: fileUri(missing), kind: 'unreadable', message: 'The folder cannot be read (no such file or folder, ENOENT)' }],
    });
  });

  it('walks folders nested a thousand deep', () => {
    let path = folder.path;
    for (let i = 0; i < 1000; i++) {
      path = join(path, 'd');
      mkdirSync(path);
    }
    folder.write('d/a.md', '');
    const listing = new NodeWorkspace([folder.path]).list({ ...limits, folders: 2000 });
    assert.deepEqual(listing.problems, []);
    assert.equal(listing.files.length, 1);
  });

  it('spells names with special characters as VS Code does, there and back', () => {
    const name = "Größe (50%) & 'mehr' #1?.md";
    const file = folder.write(name, '# A');
    const workspace = new NodeWorkspace([folder.path]);
    const uri = workspace.list(limits).files[0]?.uri as string;
    assert.equal(uri, fileUri(file));
    assert.equal(uri, childUri(fileUri(folder.path), name));
    assert.deepEqual(workspace.read(uri), { text: '# A' });
    assert.equal(workspace.exists(uri), true);
  });

  it('takes URIs as the client spells them, several folders, doubles once', () => {
    folder.write('a.md', '');
    const uri = fileUri(folder.path);
    const workspace = new NodeWorkspace([`${uri}/`, uri, outside.path, 'untitled:nothing']);
    assert.deepEqual(workspace.folders, [uri, fileUri(outside.path)]);
    assert.equal(workspace.list(limits).files.length, 2);
  });

  it('gives a line, not an exception, for what is no text file', () => {
    folder.write('binary.md', Uint8Array.of(35, 0, 35));
    folder.write('latin1.md', Uint8Array.of(0x47, 0xf6));
    mkdirSync(folder.at('folder.md'));
    const workspace = new NodeWorkspace([folder.path]);
    const read = (name: string) => workspace.read(`${workspace.folders[0]}/${name}`);
    assert.deepEqual(read('binary.md'), { error: 'The file is binary: it contains NUL' });
    assert.deepEqual(read('latin1.md'), { error: 'The file is not valid UTF-8' });
    assert.deepEqual(read('folder.md'), { error: 'It is not a regular file' });
    assert.deepEqual(read('gone.md'), { error: 'The file cannot be read (no such file or folder, ENOENT)' });
    assert.deepEqual(listed(workspace), ['binary.md', 'latin1.md']);
  });
});
