import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import { parse } from 'yaml';
import { buildCli, bundlePath } from '../cli/built-cli.ts';
import { faultyPolicy, soundPolicy } from '../cli/sample-documents.ts';
import { type TempFolder, tempFolder } from '../host/temp-folder.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const require = createRequire(import.meta.url);
const { version } = JSON.parse(read('package.json')) as { version: string };

function valid(path: string, schemaPath: string): void {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, validateSchema: false });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(require.resolve(`schemastore/schemas/json/${schemaPath}`), 'utf8')));
  assert.equal(validate(parse(read(path))), true, JSON.stringify(validate.errors?.slice(0, 3)));
}

interface Action {
  readonly inputs: Record<string, { readonly default: string }>;
  readonly runs: { readonly steps: readonly { readonly run: string; readonly env: Record<string, string> }[] };
}

describe('files for CI', () => {
  it('are valid against their schemas', () => {
    valid('action.yml', 'github-action.json');
    valid('.pre-commit-hooks.yaml', 'pre-commit-hooks.json');
    valid('docs/ci/gitlab.yml', 'gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json');
  });

  it('name the version of this package', () => {
    assert.equal(parse(read('action.yml')).inputs.version.default, version);
    assert.match(read('.pre-commit-hooks.yaml'), new RegExp(`annexa@${version.replaceAll('.', '\\.')} `));
    assert.equal(parse(read('docs/ci/gitlab.yml')).annexa.variables.ANNEXA_VERSION, version);
  });

  it('put no input into the text of a script', () => {
    const { inputs, runs } = parse(read('action.yml')) as Action;
    const handed = runs.steps.flatMap(({ env }) => Object.values(env)).join();
    for (const { run } of runs.steps) assert.doesNotMatch(run, /\$\{\{/);
    for (const name of Object.keys(inputs)) assert.ok(handed.includes(`\${{ inputs.${name} }}`), name);
    assert.doesNotMatch(read('ci/github-action.sh'), /\beval\b|\$\{\{/);
  });
});

describe('the step of the GitHub action', () => {
  let folder: TempFolder;

  before(buildCli);
  beforeEach(() => {
    folder = tempFolder({ 'policies/access.md': soundPolicy, 'tmp/.keep': '', 'out.txt': '', 'summary.md': '' });
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false', ...args], {
        cwd: folder.path,
      });
    git('init', '-q', '-b', 'main');
    git('add', 'policies');
    git('commit', '-q', '-m', 'first');
    folder.write('policies/faulty.md', faultyPolicy.replace('POL-001', 'POL-002'));
    git('add', 'policies');
    git('commit', '-q', '-m', 'second');
  });
  afterEach(() => folder.remove());

  function step(inputs: Record<string, string>) {
    const { status, stdout, stderr } = spawnSync('bash', [new URL('ci/github-action.sh', root).pathname], {
      cwd: folder.path,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        ANNEXA_BIN: bundlePath('cli.js'),
        ANNEXA_AS_OF: '2026-11-22',
        RUNNER_TEMP: folder.at('tmp'),
        GITHUB_OUTPUT: folder.at('out.txt'),
        GITHUB_STEP_SUMMARY: folder.at('summary.md'),
        ...inputs,
      },
    });
    const outputs = Object.fromEntries(
      readFileSync(folder.at('out.txt'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split(/=(.*)/s).slice(0, 2)),
    );
    return { status, stdout, stderr, outputs, summary: readFileSync(folder.at('summary.md'), 'utf8') };
  }

  it('reports, compares and gives the status of the check', () => {
    const { status, stdout, outputs, summary, stderr } = step({ ANNEXA_PATHS: 'policies\n', ANNEXA_BASE: 'main~1' });
    assert.equal(status, 1, stderr);
    assert.match(stdout, /^::error file=policies\/faulty\.md,/m);
    assert.equal(outputs.status, '1');
    assert.match(summary, /## Annexa.*## Control coverage/s);
    assert.equal(JSON.parse(readFileSync(outputs.sarif, 'utf8')).version, '2.1.0');
    assert.match(readFileSync(outputs.comment, 'utf8'), /New findings \(\d+\)/);
  });

  it('links the rules to their pages in the repository that the action comes from', () => {
    const helpOf = (inputs: Record<string, string>) => {
      const { outputs } = step({ ANNEXA_REPORT_ONLY: 'true', ...inputs });
      return JSON.parse(readFileSync(outputs.sarif, 'utf8')).runs[0].tool.driver.rules[0].helpUri;
    };
    const from = { ANNEXA_SERVER: 'https://git.example.org', ANNEXA_REPOSITORY: 'o/annexa', ANNEXA_REF: 'v1' };
    assert.equal(helpOf(from), 'https://git.example.org/o/annexa/blob/v1/docs/rules/front-matter-unreadable.md');
    assert.equal(helpOf({ ...from, ANNEXA_REPOSITORY: '' }), undefined);
  });

  it('breaks nothing where it only reports', () => {
    assert.equal(step({ ANNEXA_REPORT_ONLY: 'true' }).status, 0);
  });

  it('takes inputs as they are, whatever stands in them', () => {
    const attack = '$(touch executed); touch executed; `touch executed` \' " && touch executed';
    for (const name of ['ANNEXA_PATHS', 'ANNEXA_FAIL_ON', 'ANNEXA_MIN_EFFECTIVE', 'ANNEXA_BASELINE', 'ANNEXA_AS_OF'])
      assert.equal(step({ [name]: attack }).status, 2, name);
    assert.notEqual(step({ ANNEXA_BASE: '--output=executed' }).status, 0);
    assert.equal(step({ ANNEXA_BIN: '', ANNEXA_VERSION: attack }).status, 2);
    assert.equal(existsSync(folder.at('executed')), false);
  });
});
