import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluate, failures } from '../../eval/evaluate.ts';
import { type Case, readCase } from '../../eval/read-case.ts';
import { runEvaluation } from '../../eval/run.ts';

const source = `---
type: procedure
owner: Head of IT
status: approved
approver: CEO
version: "2"
review_cycle: annual
controls: [A.8.13, A.5.99]
---

# Backup Procedure

## Purpose

We keep copies, see A.8.14.

## Scope

All servers.

## Roles

The operator acts.

## Steps

1. The operator starts the job.
`;

const label = `
trap: a label that is right
document: true
type: procedure
language: en
metadata: { type: procedure, owner: Head of IT, status: approved, approver: CEO, version: "2", review_cycle: annual }
sections:
  - Purpose: [purpose]
  - Scope: [scope]
  - Roles: [roles]
  - Steps: [steps]
references:
  - { text: A.8.13, at: "8:12", kind: claim, status: current, controls: [A.8.13] }
  - { text: A.5.99, at: "8:20", kind: claim, status: unknown }
  - { text: A.8.14, at: "15:21", kind: mention, status: current, controls: [A.8.14] }
findings:
  - { rule: control-unknown, text: A.5.99 }
`;

/** The case under a label that differs in one place. */
function changed(from = '', to = ''): Case {
  assert.ok(label.includes(from), from);
  return readCase('en/backup', source, label.replace(from, to));
}

async function problemsOf(one: Case): Promise<string[]> {
  const { rows } = await evaluate([one]);
  return rows.flatMap(({ name, problems }) => problems.map((problem) => `${name} · ${problem}`));
}

describe('the evaluation itself', () => {
  it('has nothing to say where label and tool agree', async () => {
    const evaluation = await evaluate([changed()]);
    assert.deepEqual(
      evaluation.rows.flatMap(({ problems }) => problems),
      [],
    );
    assert.deepEqual(failures(evaluation), []);
  });

  const wrongLabels: readonly (readonly [what: string, from: string, to: string, problems: readonly string[]])[] = [
    [
      'a type',
      'type: procedure\nlanguage',
      'type: policy\nlanguage',
      ['type · en/backup: missed policy', 'type · en/backup: wrong procedure'],
    ],
    ['a language', 'language: en', 'language: de', ['language · en/backup: missed de', 'language · en/backup: wrong en']],
    [
      'a value',
      'Head of IT',
      'CEO',
      ['metadata: owner · en/backup: missed owner: CEO', 'metadata: owner · en/backup: wrong owner: Head of IT'],
    ],
    ['a value that is not there', 'version: "2"', 'version: "2", id: P-1', ['metadata: id · en/backup: missed id: P-1']],
    ['a section without its kind', '  - Scope: [scope]\n', '', ['sections: scope · en/backup: wrong scope in "Scope"']],
    ['another kind', 'Roles: [roles]', 'Roles: [roles, approval]', ['sections: approval · en/backup: missed approval in "Roles"']],
    [
      'the meaning of a reference',
      'status: current, controls: [A.8.14]',
      'status: foreign, framework: soc2',
      [
        'references: foreign · en/backup: missed 15:21 mention A.8.14 (foreign: soc2)',
        'references: current · en/backup: wrong 15:21 mention A.8.14 (current: A.8.14)',
      ],
    ],
    ['a finding more', 'findings:', 'findings:\n  - missing-scope', ['missing-scope · en/backup: missed anywhere']],
    [
      'a finding less',
      'findings:\n  - { rule: control-unknown, text: A.5.99 }',
      'findings: []',
      ['control-unknown · en/backup: wrong 8:20 "A.5.99"'],
    ],
    [
      'the text underlined',
      'rule: control-unknown, text: A.5.99',
      'rule: control-unknown, text: A.8.14',
      ['control-unknown · en/backup: missed "A.8.14"', 'control-unknown · en/backup: wrong 8:20 "A.5.99"'],
    ],
  ];
  for (const [what, from, to, problems] of wrongLabels)
    it(`reports ${what} that tool and label see differently`, async () => {
      assert.deepEqual((await problemsOf(changed(from, to))).sort(), [...problems].sort());
    });

  it('reports a document where the label sees none', async () => {
    const none = readCase('en/backup', source, 'trap: a wrong label\ndocument: false\ntype: null\n');
    assert.deepEqual(await problemsOf(none), [
      'document · en/backup: wrong an ISMS document',
      'control-unknown · en/backup: wrong 8:20 "A.5.99"',
    ]);
  });

  it('judges hints only where the case asks for them', async () => {
    const text = source.replace('1. The', 'The operator must act as appropriate.\n\n1. The');
    const quiet = await problemsOf(readCase('en/backup', text, label));
    assert.deepEqual(quiet, []);
    const asked = await problemsOf(readCase('en/backup', text, `${label}hints: { no-such-hint: [as appropriate] }`));
    assert.deepEqual(asked, ['no-such-hint · en/backup: missed "as appropriate"']);
  });

  it('fails under 98 % precision and under 95 % recall, not above', async () => {
    const evaluation = await evaluate([changed()]);
    const row = (found: number, expected: number, hits: number) => ({
      ...evaluation,
      rows: [{ name: 'missing-scope', kind: 'rule' as const, expected, found, hits, problems: [] }],
    });
    assert.deepEqual(failures(row(50, 49, 49)), []);
    assert.match(failures(row(49, 48, 48)).join(), /^missing-scope: 1 of 49 found are wrong, precision is under 98 %$/);
    assert.deepEqual(failures(row(19, 20, 19)), []);
    assert.match(failures(row(18, 19, 18)).join(), /^all rules: 1 of 19 expected are missed, recall is under 95 %$/);
    assert.match(failures({ ...evaluation, disagreements: ['en/backup'] }).join(), /^en\/backup: the two Markdown parsers/);
    assert.match(failures({ cases: [], rows: [], disagreements: [] }).join(), /no case/);
  });

  it('reads the text with the line ends and the mark that the label asks for', () => {
    const { text } = readCase('en/backup', source, `${label}text: { eol: crlf, bom: true }`);
    assert.equal(text, source.replaceAll('\n', '\r\n'));
  });

  const unreadable: readonly (readonly [what: string, yaml: string, message: RegExp])[] = [
    ['no YAML', 'trap: [', /^en\/backup: Flow sequence/],
    ['a key that does not exist', `${label}finding: []`, /must NOT have additional properties \(finding\)/],
    ['a number for a text', label.replace('version: "2"', 'version: 2'), /\/metadata\/version must be string/],
    ['a place that holds another text', label.replace('"8:20"', '"8:21"'), /at 8:21 stands ".5.99\]", not "A.5.99"/],
    [
      'a text that is not there',
      label.replace('rule: control-unknown, text: A.5.99', 'rule: x-y, text: A.7.77'),
      /"A.7.77" does not stand in the text/,
    ],
    ['a control without its meaning', label.replace(', controls: [A.8.14]', ''), /\/references\/2 must have required property 'controls'/],
    ['a document without a type', label.replace('type: procedure\nlanguage', 'type: null\nlanguage'), /a document has a type/],
  ];
  for (const [what, yaml, message] of unreadable)
    it(`says what is wrong with a label: ${what}`, () => assert.throws(() => readCase('en/backup', source, yaml), { message }));
});

describe('npm run eval', () => {
  let folder = '';
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'annexa-eval-'));
    await mkdir(join(folder, 'en'));
    writeFileSync(join(folder, 'en', 'backup.md'), source);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function run(yaml: string | undefined): Promise<{ code: number; output: string }> {
    if (yaml !== undefined) writeFileSync(join(folder, 'en', 'backup.yaml'), yaml);
    const output: string[] = [];
    const code = await runEvaluation(['--cases', folder], (text) => output.push(text));
    return { code, output: output.join('\n') };
  }

  it('exits with 0 where all is right', async () => {
    const { code, output } = await run(label);
    assert.equal(code, 0, output);
    assert.match(output, /1 cases, passed$/);
  });

  it('exits with 1 and names the case where a rule is wrong too often', async () => {
    const { code, output } = await run(label.replace('findings:\n  - { rule: control-unknown, text: A.5.99 }', 'findings: []'));
    assert.equal(code, 1);
    assert.match(output, /^control-unknown · en\/backup: wrong 8:20 "A\.5\.99"$/m);
    assert.match(output, /^FAIL control-unknown: 1 of 1 found are wrong/m);
  });

  it('exits with 2 where a label is missing or wrong, or an option unknown', async () => {
    assert.deepEqual(await run(undefined), { code: 2, output: 'en/backup.md: backup.yaml is missing beside it' });
    assert.equal((await run('trap: short of everything else')).code, 2);
    assert.equal(await runEvaluation(['--loud'], () => {}), 2);
  });
});
