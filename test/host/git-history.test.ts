import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, utimesSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { createIsmsService } from '../../server/src/core/service.ts';
import { fileUri } from '../../server/src/host/node/file-uri.ts';
import { createNodePorts } from '../../server/src/host/node/node-ports.ts';
import { type TempFolder, tempFolder } from './temp-folder.ts';

const policy = (text: string, version = '1.0'): string =>
  `---\ntype: policy\nstatus: approved\nversion: "${version}"\nowner: Head of IT\napprover: CEO\n---\n\n# Backup Policy\n\n${text}\n`;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('what Git has of a workspace', () => {
  let folder: TempFolder;
  const git = (...args: string[]): void => {
    const identity = ['-c', 'user.name=T', '-c', 'user.email=t@example.com', '-c', 'commit.gpgsign=false'];
    const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd: folder.path, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  };
  const committed = async (below = '') => {
    const { history } = await createNodePorts({ folders: [folder.at(below)], asOf: '2026-11-22', logger: silent });
    return [...((await history?.committed()) ?? [])];
  };

  beforeEach(() => {
    folder = tempFolder({ 'isms/a b.md': policy('Daily.'), 'isms/c.md': policy('Weekly.'), 'other.md': '# Other\n' });
  });
  afterEach(() => folder.remove());

  it('is nothing without a repository, without a commit, and where nothing changed', async () => {
    assert.deepEqual(await committed(), []);
    git('init', '-q');
    assert.deepEqual(await committed(), []);
    git('add', '.');
    git('commit', '-qm', 'x');
    assert.deepEqual(await committed(), []);
  });

  it('is the text at the last commit of what changed, below the folder alone', async () => {
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'x');
    folder.write('isms/a b.md', policy('Hourly.'));
    folder.write('other.md', '# Changed\n');
    folder.write('isms/new.md', policy('New.'));
    assert.deepEqual(await committed('isms'), [[fileUri(folder.at('isms/a b.md')), policy('Daily.')]]);
    git('add', '.');
    assert.equal((await committed('isms')).length, 1, 'what is staged is not committed yet');
  });

  it('starts nothing that the configuration of the repository names', async () => {
    git('init', '-q');
    folder.write('.gitattributes', '*.md filter=evil diff=evil\n');
    git('add', '.');
    git('commit', '-qm', 'x');
    const trace = folder.at('started');
    const program = `touch ${trace}; cat`;
    for (const [key, value] of [
      ['filter.evil.clean', program],
      ['filter.evil.smudge', program],
      ['diff.evil.textconv', program],
      ['diff.evil.command', program],
      ['diff.external', program],
      ['core.fsmonitor', program],
      ['core.pager', program],
    ] as const)
      git('config', key, value);
    folder.write('isms/c.md', policy('Changed.'));
    utimesSync(folder.at('isms/a b.md'), 1, 1);
    const texts = await committed();
    assert.ok(texts.some(([, text]) => text === policy('Weekly.')));
    assert.equal(existsSync(trace), false);
  });

  it('tells that a text changed under its version, and no longer once it is committed', async () => {
    git('init', '-q');
    folder.write('annexa.yaml', 'language: en\n');
    git('add', '.');
    git('commit', '-qm', 'x');
    folder.write('isms/a b.md', policy('Hourly.'));
    folder.write('isms/c.md', policy('Every\nday, that is: weekly.', '1.1'));
    const ports = await createNodePorts({ folders: [folder.path], asOf: '2026-11-22', logger: silent });
    const service = createIsmsService(ports);
    await service.scan();
    const found = (path: string) => service.findings(fileUri(folder.at(path))).filter(({ rule }) => rule === 'version-not-raised');
    assert.deepEqual([found('isms/a b.md').length, found('isms/c.md').length], [1, 0]);
    git('commit', '-qam', 'y');
    const { uris } = await service.filesChanged([{ uri: fileUri(folder.at('isms/c.md')), kind: 'changed' }]);
    assert.equal(found('isms/a b.md').length, 0);
    assert.ok([...uris].some((uri) => uri.endsWith('a%20b.md') || uri.endsWith('a b.md')));
    folder.write('isms/c.md', policy('Monthly.', '1.1'));
    await service.filesChanged([{ uri: fileUri(folder.at('isms/c.md')), kind: 'changed' }]);
    assert.equal(found('isms/c.md').length, 1);
  });
});
