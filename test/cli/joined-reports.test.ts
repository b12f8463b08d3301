import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import type { ReportHistory } from '../../server/src/core/report/history/report-history.ts';
import type { IsmsReport } from '../../server/src/core/report/model/isms-report.ts';
import { type TempFolder, tempFolder } from '../host/temp-folder.ts';
import { annexa, buildCli, bundlePath } from './built-cli.ts';
import { faultyPolicy, soundPolicy } from './sample-documents.ts';

const schema = JSON.parse(readFileSync(new URL('../../docs/schemas/annexa-report.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true }).compile(schema);

const historySchema = JSON.parse(readFileSync(new URL('../../docs/schemas/annexa-history.schema.json', import.meta.url), 'utf8'));
const validateHistory = new Ajv2020({ allErrors: true }).compile(historySchema);

describe('annexa report of several reports', () => {
  let folder: TempFolder;

  before(buildCli);
  beforeEach(() => {
    folder = tempFolder({
      'one/annexa.yaml': 'organization: Example Ltd\n',
      'one/policies/access.md': soundPolicy,
      'two/annexa.yaml': 'organization: Example Ltd\n',
      'two/policies/access.md': faultyPolicy.replace('controls: [A.9.2.3', 'controls: [A.8.24'),
    });
    for (const name of ['one', 'two']) annexa(folder.at(name), ['report', '--format', 'json', '--output', `../${name}.json`]);
  });
  afterEach(() => folder.remove());

  const read = (name: string): IsmsReport => JSON.parse(readFileSync(folder.at(name), 'utf8'));

  it('--merge unites controls and keeps the sources', () => {
    const { code, stdout, stderr } = annexa(folder.path, ['report', '--merge', 'one.json', 'two.json', '--format', 'json']);
    assert.equal(code, 0, stderr);
    const joined = JSON.parse(stdout) as IsmsReport;
    assert.equal(validate(joined), true, JSON.stringify(validate.errors));
    assert.deepEqual(
      joined.documents.map(({ path }) => path),
      ['one/policies/access.md', 'two/policies/access.md'],
    );
    const framework = joined.frameworks[0];
    const state = (id: string): string | undefined => framework?.controls.find((control) => control.id === id)?.state;
    assert.deepEqual([state('A.5.15'), state('A.8.24'), state('A.7.1')], ['covered', 'covered', 'missing']);
    assert.deepEqual(framework?.effective, { k: 3, n: 93, percent: 3.2 });
    const [one, two] = [read('one.json'), read('two.json')];
    assert.equal(joined.findings.length, one.findings.length + two.findings.length);
    assert.equal(new Set(joined.findings.map(({ fingerprint }) => fingerprint)).size, joined.findings.length);
    assert.deepEqual(
      joined.sources?.map(({ name, organization }) => [name, organization]),
      [
        ['one', 'Example Ltd'],
        ['two', 'Example Ltd'],
      ],
    );
    assert.equal(joined.organization, 'Example Ltd');
    assert.match(annexa(folder.path, ['report', '--merge', 'one.json', 'one.json']).stdout, /^<!doctype html>/i);
    assert.equal(annexa(folder.path, ['report', '--merge', 'one.json', 'none.json']).code, 2);
  });

  it('--history tells the numbers of reports and revisions, by the day of the commit', () => {
    const git = (day: string, ...args: string[]): void => {
      const env = { ...process.env, GIT_COMMITTER_DATE: `${day}T23:30:00+0200`, GIT_AUTHOR_DATE: `${day}T23:30:00+0200` };
      execFileSync(
        'git',
        ['-c', 'user.name=T', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false', '-c', 'tag.gpgsign=false', ...args],
        { cwd: folder.at('one'), env },
      );
    };
    git('2026-04-01', 'init', '-q');
    git('2026-04-01', 'add', '-A');
    git('2026-04-01', 'commit', '-q', '-m', 'first');
    git('2026-04-01', 'tag', 'v1');
    folder.write('one/policies/access.md', soundPolicy.replace('A.5.18]', 'A.5.18, A.8.2]'));
    git('2026-06-01', 'commit', '-q', '-a', '-m', 'second');
    const run = (...args: string[]) => {
      const { code, stdout, stderr } = annexa(folder.at('one'), ['report', '--history', ...args]);
      assert.equal(code, 0, stderr);
      return stdout;
    };
    const history = JSON.parse(run('HEAD', 'v1', '../one.json', '--format', 'json')) as ReportHistory;
    assert.equal(validateHistory(history), true, JSON.stringify(validateHistory.errors));
    assert.deepEqual(
      history.points.map(({ name, frameworks }) => [name, frameworks[0]?.effective.k]),
      [
        ['HEAD', 3],
        ['v1', 2],
        ['../one.json', 2],
      ],
    );
    assert.match(run('v1', 'HEAD'), /\| 2026-11-22 \| v1 \| iso27001-2022 \| 2\/93 \(2\.1 %\)/);
    assert.match(run('v1', 'HEAD', '--format', 'svg'), /<svg [^>]*aria-label="Coverage by day: [^"]+v1: iso27001-2022 2\/93/);
    assert.match(run('v1', '--format', 'csv'), /^\uFEFF"Day","Name","Framework"/);
    // the helper above says of which day; without it each revision is judged on its own
    const { stdout } = spawnSync(process.execPath, [bundlePath('cli.js'), 'report', '--history', 'HEAD', 'v1'], {
      cwd: folder.at('one'),
      encoding: 'utf8',
    });
    assert.match(stdout, /\| 2026-04-01 \| v1 \|.*\n\| 2026-06-01 \| HEAD \|/);
    assert.equal(annexa(folder.at('one'), ['report', '--history', 'no-tag']).code, 2);
  });
});
