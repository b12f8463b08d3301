import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import { type TempFolder, tempFolder } from '../host/temp-folder.ts';
import { annexa, buildCli, bundlePath } from './built-cli.ts';
import { faultyPolicy, notes, soundPolicy } from './sample-documents.ts';

const schema = JSON.parse(readFileSync(new URL('../../docs/schemas/annexa-check.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true }).compile(schema);
const faulty = faultyPolicy.replace('POL-001', 'POL-002');

/** What `check --format json` prints, as far as the tests look at it. */
interface Report {
  asOf: string;
  complete: boolean;
  summary: Record<string, number>;
  findings: {
    code: string;
    rule: string;
    severity: string;
    path: string;
    range: { start: { line: number; character: number } };
    fixable: boolean;
  }[];
  classification?: { path: string; isDocument: boolean; type: string | null; points: number | null; reasons: string[] }[];
}

describe('annexa check', () => {
  let folder: TempFolder;

  before(buildCli);
  beforeEach(() => {
    folder = tempFolder({ 'policies/faulty.md': faulty, 'policies/sound.md': soundPolicy, 'notes.md': notes });
  });
  afterEach(() => folder.remove());

  function report(args: readonly string[], cwd = folder.path): Report & { code: number | null } {
    const { code, stdout, stderr } = annexa(cwd, ['check', '--format', 'json', ...args]);
    assert.equal(stdout.endsWith('}\n'), true, stderr);
    const parsed = JSON.parse(stdout);
    assert.equal(validate(parsed), true, JSON.stringify(validate.errors));
    return { ...parsed, code };
  }

  it('prints the object that its schema promises, sorted, with paths from the working directory', () => {
    const { code, ...result } = report([]);
    assert.equal(code, 1);
    assert.deepEqual(
      result.findings.map(({ path, range, code: rule, severity }) => [path, range.start.line, range.start.character, rule, severity]),
      [
        ['policies/faulty.md', 11, 11, 'ANX303', 'warning'],
        ['policies/faulty.md', 11, 20, 'ANX301', 'error'],
      ],
    );
    assert.deepEqual(result.summary, { files: 3, documents: 2, unclassified: 1, errors: 1, warnings: 1, infos: 0, hints: 0 });
    assert.deepEqual([result.asOf, result.complete], ['2026-11-22', true]);
    assert.equal(report(['..'], folder.at('policies')).findings[0]?.path, 'faulty.md');
    assert.equal(report([folder.at('policies')]).findings[0]?.path, 'policies/faulty.md');
  });

  it('gives the same bytes for the same input', () => {
    assert.deepEqual(annexa(folder.path, ['check', '--format', 'json']), annexa(folder.path, ['check', '--format', 'json']));
  });

  it('exits by --fail-on', () => {
    assert.equal(annexa(folder.path, ['check', '--fail-on', 'never']).code, 0);
    folder.write('policies/faulty.md', faulty.replace(', A.5.99', ''));
    assert.equal(annexa(folder.path, ['check']).code, 0);
    assert.equal(annexa(folder.path, ['check', '--fail-on', 'warning']).code, 1);
    folder.write('policies/faulty.md', soundPolicy.replace('POL-001', 'POL-002'));
    const clean = annexa(folder.path, ['check', '--fail-on', 'hint']);
    assert.deepEqual([clean.code, clean.stderr], [0, '']);
    assert.match(
      clean.stdout,
      /^No findings in 2 documents; 1 file is no ISMS document \(`--explain-classification` says why\); as of 2026-11-22\n$/,
    );
  });

  it('prints for people, lines and columns from 1, without colour in a pipe', () => {
    const { stdout } = annexa(folder.path, ['check']);
    assert.match(
      stdout,
      /^policies\/faulty\.md\n {2}12:12 {2}warning {2}.*A\.9\.2\.3.* {2}control-legacy\n {2}12:21 {2}error {4}.*control-unknown\n/,
    );
    assert.match(stdout, /1 error, 1 warning, 0 infos, 0 hints in 2 documents; 1 file is no ISMS document \(/);
    assert.equal(stdout.includes('\u001b'), false);
    assert.doesNotMatch(annexa(folder.path, ['check', '--quiet']).stdout, /in 2 documents/);
  });

  it('colours when told to, and NO_COLOR or --no-color are for terminals', () => {
    assert.equal(annexa(folder.path, ['check', '--color']).stdout.includes('\u001b['), true);
    assert.equal(annexa(folder.path, ['check', '--no-color']).stdout.includes('\u001b'), false);
    // CI makes some libraries colour a pipe.
    assert.equal(annexa(folder.path, ['check'], { CI: '1', NO_COLOR: '1' }).stdout.includes('\u001b'), false);
    assert.equal(annexa(folder.path, ['check'], { CI: '1' }).stdout.includes('\u001b'), false);
  });

  it('writes to a file with --output, and says when it cannot', () => {
    const run = annexa(folder.path, ['check', '--format', 'json', '--output', 'report.json']);
    assert.deepEqual([run.code, run.stdout], [1, '']);
    assert.equal(validate(JSON.parse(readFileSync(folder.at('report.json'), 'utf8'))), true);
    assert.deepEqual(annexa(folder.path, ['check', '--output', 'no/such/report.txt']), {
      code: 2,
      stdout: '',
      stderr: 'annexa: Cannot write no/such/report.txt (no such file or folder, ENOENT)\n',
    });
  });

  it('says that a folder without a document was not found clean, but empty', () => {
    folder.write('site/README.md', '# Site\n\nHow to build it.\n');
    const empty = annexa(folder.path, ['check', 'site']);
    assert.deepEqual([empty.code, empty.stderr], [0, '']);
    assert.match(
      empty.stdout,
      /^No findings in 0 documents; 1 file is no ISMS document .*; no document of an ISMS was found here: `annexa init` begins one; as of/,
    );
    assert.doesNotMatch(annexa(folder.path, ['check', 'site/README.md']).stdout, /was found here/);
    assert.doesNotMatch(annexa(folder.path, ['check']).stdout, /was found here/);
  });

  it('judges as on --as-of', () => {
    const rules = (date: string) => report(['--as-of', date, 'policies/sound.md']).findings.map(({ rule }) => rule);
    assert.deepEqual(rules('2027-01-02'), []);
    assert.deepEqual(rules('2027-03-02'), ['review-due-soon']);
    assert.deepEqual(rules('2028-03-02'), ['review-overdue']);
  });

  it('reports only the file it is given, yet knows its workspace', () => {
    folder.write('annexa.yaml', 'organization: Example\n');
    folder.write(
      'policies/sound.md',
      soundPolicy.replace('## Review', '## Links\n\n[there](faulty.md), [gone](gone.md), [notes](../notes.md)\n\n## Review'),
    );
    const result = report(['policies/sound.md']);
    assert.deepEqual(result.summary, { files: 1, documents: 1, unclassified: 0, errors: 0, warnings: 1, infos: 0, hints: 0 });
    assert.deepEqual(
      result.findings.map(({ rule, path }) => [rule, path]),
      [['link-broken', 'policies/sound.md']],
    );
  });

  it('counts hints, and shows them only where they are asked for', () => {
    folder.write('hints/a.md', soundPolicy.replace('Access follows the need to know.', 'Access must be removed in a timely manner.'));
    const shown = (...args: string[]) => annexa(folder.path, ['check', 'hints', ...args]);
    const plain = shown();
    assert.match(plain.stdout, /^0 errors, 0 warnings, 0 infos, [1-9]\d* hints? \(not shown; `--hints` shows them\) in 1 document;/);
    assert.equal(plain.code, 0);
    assert.match(shown('--hints').stdout, /hint +`in a timely manner`.*vague-wording\n/);
    assert.match(shown('--fail-on', 'hint').stdout, /vague-wording/);
    assert.ok(JSON.parse(shown('--format', 'json').stdout).findings.some(({ rule }: { rule: string }) => rule === 'vague-wording'));
  });

  it('takes the config above the folder it is given, and reports only the folder', () => {
    folder.write('annexa.yaml', 'rules:\n  control-unknown: off\n');
    folder.write('policies/a.md', faulty);
    folder.write('rules/b.md', faulty);
    const report = JSON.parse(annexa(folder.path, ['check', 'rules', '--format', 'json']).stdout) as Report;
    assert.ok(
      report.findings.some(({ rule }) => rule === 'document-id-duplicate'),
      'it knows the rest of the workspace',
    );
    assert.deepEqual(
      report.findings.filter(({ rule, path }) => rule === 'control-unknown' || !path.startsWith('rules/')),
      [],
    );
  });

  it('says so when a file it was given is not checked', () => {
    folder.write('image.png', 'x');
    const run = annexa(folder.path, ['check', 'image.png']);
    assert.match(run.stderr, /^annexa: image\.png: not checked/);
  });

  it('counts a file once, however many paths lead to it', () => {
    const result = report(['.', 'policies', 'policies/faulty.md']);
    assert.equal(result.summary.files, 3);
    assert.equal(result.findings.length, 2);
  });

  it('explains what is a document and what is not', () => {
    const { classification } = report(['--explain-classification']);
    assert.deepEqual(
      classification?.map(({ path, isDocument, type }) => [path, isDocument, type]),
      [
        ['notes.md', false, null],
        ['policies/faulty.md', true, 'policy'],
        ['policies/sound.md', true, 'policy'],
      ],
    );
    assert.equal(
      classification?.filter(({ isDocument }) => isDocument).every(({ reasons }) => reasons.length > 0),
      true,
    );
    const notes = classification?.find(({ path }) => path === 'notes.md');
    assert.equal(notes?.points, 1);
    assert.equal(classification?.find(({ path }) => path === 'policies/sound.md')?.points, null, 'its front matter decides');
    const { stdout } = annexa(folder.path, ['check', '--explain-classification']);
    assert.match(stdout, /^notes\.md: no ISMS document \(1 of 4 points\) {2}\S/);
    assert.match(stdout, /1 file is no ISMS document;/, 'the hint is not needed any more');
  });

  it('checks with --all what annexa.yaml leaves out, templates and other endings too, but nothing that git ignores', () => {
    folder.write('annexa.yaml', 'documents:\n  include: ["policies/sound.md"]\nrules:\n  mandatory-document-missing: off\n');
    folder.write('policies/other.mkd', soundPolicy.replace('POL-001', 'POL-003'));
    folder.write('policies/form.md.tmpl', soundPolicy.replace(/^---\n[\s\S]*?\n---\n/, ''));
    folder.write('.gitignore', 'build/\n');
    folder.write('build/copy.md', faulty);
    const types = (args: string[]): unknown[] =>
      report(['--explain-classification', ...args]).classification?.map(({ path, type }) => [path, type]) ?? [];
    assert.deepEqual(types([]), [
      ['notes.md', null],
      ['policies/faulty.md', null],
      ['policies/sound.md', 'policy'],
    ]);
    assert.deepEqual(types(['--all']), [
      ['notes.md', null],
      ['policies/faulty.md', 'policy'],
      ['policies/form.md.tmpl', 'template'],
      ['policies/other.mkd', 'policy'],
      ['policies/sound.md', 'policy'],
    ]);
    assert.equal(report([]).findings.length, 0);
    assert.ok(report(['--all']).findings.some(({ path, rule }) => path === 'policies/faulty.md' && rule === 'control-unknown'));
  });

  it('exits with 2 and one line for wrong use', () => {
    assert.deepEqual(annexa(folder.path, ['check', 'gone']), { code: 2, stdout: '', stderr: 'annexa: No such file or folder: gone\n' });
    for (const args of [
      ['check', '--as-of', '2026-02-30'],
      ['check', '--format', 'xml'],
      ['check', '--fail-on', 'most'],
      ['chekc'],
      ['check', '--nope'],
    ]) {
      const run = annexa(folder.path, args);
      assert.deepEqual([run.code, run.stdout], [2, ''], args.join(' '));
      assert.match(run.stderr, /^error: .+\n/);
    }
  });

  it('exits with 2 for a config that is not valid', () => {
    folder.write('annexa.yaml', 'frameworks: 7\n');
    const result = report(['--fail-on', 'never']);
    assert.equal(result.code, 2);
    assert.equal(
      result.findings.some(({ rule, path }) => rule === 'config-invalid' && path === 'annexa.yaml'),
      true,
    );
    assert.equal(report(['policies/sound.md']).code, 2);
    // One that does not govern the file does not bear on it.
    folder.write('annexa.yaml', 'organization: Example\n');
    folder.write('other/annexa.yaml', 'frameworks: 7\n');
    assert.equal(report(['policies/sound.md']).code, 0);
    assert.equal(report([]).code, 2);
  });

  it('exits with 3, not 1 or 0, when a file cannot be read', () => {
    folder.write('policies/latin1.md', Uint8Array.of(0x23, 0x20, 0xe4, 0x0a));
    const result = report([]);
    assert.deepEqual([result.code, result.complete], [3, false]);
    assert.equal(
      result.findings.some(({ path }) => path === 'policies/latin1.md'),
      true,
    );
    folder.write('policies/faulty.md', notes);
    assert.equal(annexa(folder.path, ['check', '--fail-on', 'never']).code, 3);
    assert.match(annexa(folder.path, ['check']).stdout, /Incomplete/);
  });

  it('names what it could not read outside of the folder it is given', () => {
    folder.write('annexa.yaml', 'organization: Example\n');
    folder.write('policies/sound.md', soundPolicy);
    folder.write('other/broken.md', Buffer.from([0xff, 0x00, 0x80]));
    const { code, stderr } = annexa(folder.path, ['check', 'policies']);
    assert.equal(code, 3);
    assert.match(stderr, /other\/broken\.md: /);
  });

  it('exits with 3 for a file without permission', function () {
    chmodSync(folder.write('policies/locked.md', soundPolicy), 0);
    // The superuser may read everything.
    if (process.getuid?.() === 0 || process.platform === 'win32') this.skip();
    assert.equal(report([]).code, 3);
  });

  it('executes nothing from a document', () => {
    const trap = folder.at('executed');
    for (const language of ['js', 'javascript', 'coffee'])
      folder.write(
        `policies/${language}.md`,
        `---${language}\n{ x: require('fs').writeFileSync(${JSON.stringify(trap)}, '') }\n---\n\n# Trap policy\n`,
      );
    const { code } = annexa(folder.path, ['check']);
    assert.equal(code, 1);
    annexa(folder.path, ['fix']);
    assert.equal(existsSync(trap), false);
  });

  it('takes a reader that stops early for no failure', () => {
    for (let i = 0; i < 60; i++)
      folder.write(`policies/p${i}.md`, faulty.replace('POL-002', `POL-1${i}`).replace('A.5.99', 'A.5.99, A.5.98, A.5.97, A.5.96'));
    const shell = spawnSync(
      'bash',
      ['-c', '"$0" "$1" check --as-of 2026-11-22 | head -n 1; echo "${PIPESTATUS[0]}"', process.execPath, bundlePath('cli.js')],
      {
        cwd: folder.path,
        encoding: 'utf8',
      },
    );
    assert.equal(shell.stderr, '');
    assert.match(shell.stdout, /^policies\/faulty\.md\n1\n$/);
  });

  it('escapes control characters of documents', () => {
    folder.write('policies/faulty.md', faulty.replace('A.5.99', '"A.\\e[2J9"'));
    const { stdout } = annexa(folder.path, ['check']);
    assert.match(stdout, /\\u\{1b\}\[2J/);
    assert.equal(stdout.includes('\u001b'), false);
  });

  it('reads nothing outside the folder through a link', () => {
    const outside = tempFolder({ 'faulty.md': faulty });
    try {
      symlinkSync(outside.path, folder.at('away'));
      symlinkSync(outside.at('faulty.md'), folder.at('away.md'));
      assert.equal(report([]).summary.files, 3);
    } finally {
      outside.remove();
    }
  });
});
