import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import { type TempFolder, tempFolder } from '../host/temp-folder.ts';
import { annexa, buildCli } from './built-cli.ts';

const config = 'organization: Mole Ltd\nnew_documents: { owner: Head of IT, approver: Managing director }\n';
const policy =
  '---\nid: ACME-POL-007\ntitle: Access control policy\ntype: policy\nowner: CISO\ncontrols: [A.5.15, A.8.2]\n---\n\n# Access control policy\n';

describe('annexa new', () => {
  let folder: TempFolder;

  before(buildCli);
  beforeEach(() => {
    folder = tempFolder({ 'annexa.yaml': config, 'rules/access.md': policy });
  });
  afterEach(() => folder.remove());

  const text = (name: string): string => readFileSync(folder.at(name), 'utf8');
  const all = (): string[] => readdirSync(folder.path, { recursive: true, encoding: 'utf8' }).sort();

  it('writes a document where others of its type lie, and prints its path', () => {
    const run = annexa(folder.path, ['new', 'backup-policy']);
    assert.deepEqual(run, { code: 0, stdout: 'rules/backup-policy.md\n', stderr: '' });
    assert.match(text('rules/backup-policy.md'), /^---\nid: ACME-POL-008\ntitle: Backup policy\ntype: policy\n/);
    const check = annexa(folder.path, ['check', 'rules/backup-policy.md', '--format', 'json']);
    const { findings } = JSON.parse(check.stdout) as { findings: { rule: string }[] };
    assert.deepEqual([check.code, findings.map(({ rule }) => rule)], [0, ['placeholder-text']]);
  });

  it('ties a procedure to the policy it carries out', () => {
    assert.equal(annexa(folder.path, ['new', 'access-management-procedure']).stdout, 'procedures/access-management-procedure.md\n');
    assert.match(text('procedures/access-management-procedure.md'), /\nid: ACME-PRO-001\n[\s\S]*\nimplements: \[ACME-POL-007\]\n/);
  });

  it('takes title, id, owner, controls, language and place from options', () => {
    const options = [
      '--title',
      'Kein: "Chaos"',
      '--id',
      'R-1',
      '--owner',
      'A # B',
      '--controls',
      '8.2,a.5.15',
      '--controls',
      'A 5.18',
      '--language',
      'de',
    ];
    const run = annexa(folder.path, ['new', 'policy', ...options, '--output', 'x/y/chaos.md']);
    assert.deepEqual(run, { code: 0, stdout: 'x/y/chaos.md\n', stderr: '' });
    const written = text('x/y/chaos.md');
    for (const line of [
      'id: R-1',
      'title: "Kein: \\"Chaos\\""',
      'owner: "A # B"',
      'controls: [A.5.15, A.5.18, A.8.2]',
      'language: de',
      '## Zweck',
    ])
      assert.ok(written.split('\n').includes(line), line);
    assert.equal(annexa(folder.path, ['new', 'policy', '--title', 'Chaos', '--output', 'x']).stdout, 'x/chaos.md\n');
  });

  it('prints the text instead of writing it', () => {
    const before = all();
    const run = annexa(folder.path, ['new', 'soa', '--output', '-']);
    assert.equal(run.code, 0);
    assert.equal(run.stdout.match(/^\| A\.[5-8]\.\d+ \| .* \| undecided \|/gm)?.length, 93);
    assert.deepEqual(all(), before);
  });

  it('never overwrites', () => {
    const run = annexa(folder.path, ['new', 'policy', '--output', 'rules/access.md']);
    assert.deepEqual(run, { code: 2, stdout: '', stderr: 'annexa: rules/access.md: not written, it is there already\n' });
    assert.equal(text('rules/access.md'), policy);
    annexa(folder.path, ['new', 'backup-policy']);
    assert.equal(annexa(folder.path, ['new', 'backup-policy']).stdout, 'rules/backup-policy-2.md\n');
  });

  it('lists the templates', () => {
    const run = annexa(folder.path, ['new', '--list']);
    assert.match(run.stdout, /^policy +A plain topic policy/);
    assert.match(run.stdout, /^incident-management-procedure +\S/m);
    const { templates } = JSON.parse(annexa(folder.path, ['new', '--list', '--format', 'json']).stdout) as { templates: { id: string }[] };
    assert.equal(templates.length, run.stdout.trim().split('\n').length);
  });

  it('says in one line what it did not understand, and writes nothing', () => {
    const before = all();
    const cases: [string[], RegExp][] = [
      [['new'], /Say which document you want/],
      [['new', 'acces-control-polciy'], /no template "acces-control-polciy"; did you mean access-control-policy\?/],
      [['new', 'vendor supplier'], /did you mean supplier-security-policy, supplier-onboarding-procedure, supplier-register\?/],
      [['new', 'quantum'], /no template "quantum"\. `annexa new --list`/],
      [['new', 'policy', '--controls', 'A.5.99'], /"A\.5\.99" is no control of ISO\/IEC 27001:2022; did you mean /],
      [['new', 'policy', '--controls', 'A.9.2.1'], /"A\.9\.2\.1" is no control of ISO\/IEC 27001:2022; did you mean A\.5\.16 /],
      [['new', 'policy', '--id', 'acme-pol-007'], /acme-pol-007 is the id of rules\/access\.md; choose another/],
      [['new', 'policy', '--title', ' '], /--title takes a text/],
      [['new', 'policy', '--language', 'xx'], /There are templates in en, de, fr, es/],
    ];
    for (const [args, message] of cases) {
      const { code, stdout, stderr } = annexa(folder.path, args);
      assert.deepEqual([code, stdout, stderr.trim().split('\n').length], [2, '', 1], `${args.join(' ')}: ${stderr}`);
      assert.match(stderr, message);
    }
    assert.deepEqual(all(), before);
  });

  it('refuses a config that is not valid', () => {
    folder.remove();
    folder = tempFolder({ 'annexa.yaml': 'new_documents: { ids: { policy: POL } }\n' });
    const { code, stderr } = annexa(folder.path, ['new', 'policy']);
    assert.equal(code, 2);
    assert.match(
      stderr,
      /^annexa: annexa\.yaml:1:\d+: Unexpected value `POL`, expected an id that ends in digits, such as `POL-001`\. Correct it first\n$/,
    );
  });
});
