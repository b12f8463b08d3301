import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { BrowserWorkspace } from '../../server/src/host/browser/browser-workspace.ts';

const limits = { files: 100, folders: 100, seconds: 10 };
const folder = 'vscode-vfs://github/acme/isms';

/** A client over files in memory; every request is noted. */
function clientOf(files: Record<string, Uint8Array | string>, truncated = false) {
  const asked: string[] = [];
  const request = async (method: string, params: unknown): Promise<unknown> => {
    const { uri = '', limit = 0 } = params as { uri?: string; limit?: number };
    asked.push(`${method} ${uri}`);
    if (method === 'annexa/listFiles')
      return {
        files: Object.keys(files)
          .map((path) => `${folder}/${path}`)
          .slice(0, limit + 1),
        truncated,
      };
    const path = decodeURIComponent(uri.slice(folder.length + 1));
    const content = files[path];
    if (method === 'annexa/fileExists') return content !== undefined;
    return content === undefined ? { error: 'no such file' } : { data: Buffer.from(content).toString('base64') };
  };
  return { asked, request };
}

describe('host/browser/browser-workspace', () => {
  it('lists what .gitignore files let through, the deeper file last', async () => {
    const { request } = clientOf({
      '.gitignore': 'drafts/\n*.tmp.md\n',
      'a.md': 'a',
      'b.tmp.md': 'b',
      'drafts/c.md': 'c',
      'kept/.gitignore': '!d.tmp.md\n',
      'kept/d.tmp.md': 'd',
    });
    const listing = await new BrowserWorkspace([folder], request).list(limits);
    const paths = listing.files.map((file) => file.uri.slice(folder.length + 1));
    assert.deepEqual(paths, ['.gitignore', 'a.md', 'kept/.gitignore', 'kept/d.tmp.md']);
    assert.deepEqual(listing.problems, []);
  });

  it('says so when the client left files out, and when it had more than allowed', async () => {
    const cut = await new BrowserWorkspace([folder], clientOf({ 'a.md': 'a' }, true).request).list(limits);
    assert.deepEqual(cut.problems, [{ uri: folder, kind: 'unreadable', message: 'Not all of the folder can be read' }]);
    const full = await new BrowserWorkspace([folder], clientOf({ 'a.md': 'a' }, true).request).list({ ...limits, files: 1 });
    assert.deepEqual(full.problems, [{ uri: folder, kind: 'budget', message: 'More than 1 files: the rest was not read' }]);
    const many = await new BrowserWorkspace([folder], clientOf({ 'a.md': '', 'b.md': '' }).request).list({ ...limits, files: 1 });
    assert.equal(many.files.length, 1);
    assert.equal(many.problems[0]?.kind, 'budget');
  });

  it('makes a refusal of the client a problem of the folder', async () => {
    const refusing = new BrowserWorkspace([folder], () => Promise.reject(new Error('no permission')));
    const listing = await refusing.list(limits);
    assert.deepEqual(listing.files, []);
    assert.equal(listing.problems[0]?.kind, 'unreadable');
    assert.match(listing.problems[0]?.message ?? '', /no permission/);
    assert.deepEqual(await refusing.read(`${folder}/a.md`), { error: 'The file cannot be read (no permission)' });
  });

  it('reads strict UTF-8 beyond the basic plane and refuses what is none', async () => {
    const { request } = clientOf({ 'a.md': '# Zugänge 🔐\r\n', 'b.md': Uint8Array.of(0x23, 0xff, 0xfe, 0x80) });
    const workspace = new BrowserWorkspace([folder], request);
    assert.deepEqual(await workspace.read(`${folder}/a.md`), { text: '# Zugänge 🔐\r\n' });
    assert.ok('error' in (await workspace.read(`${folder}/b.md`)));
    assert.deepEqual(await workspace.read(`${folder}/none.md`), { error: 'no such file' });
  });

  it('never asks about anything outside the folders', async () => {
    const { asked, request } = clientOf({});
    const workspace = new BrowserWorkspace([`${folder}/`], request);
    assert.ok('error' in (await workspace.read('vscode-vfs://github/acme/isms-other/secret.md')));
    assert.equal(await workspace.exists('file:///etc/passwd'), false);
    assert.deepEqual(asked, []);
  });
});
