import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { buildCli } from '../cli/built-cli.ts';
import { soundPolicy } from '../cli/sample-documents.ts';
import { checkHostile, type HostileRun } from './check-hostile.ts';

/** How often each rule of a file spoke. */
function counts({ findings }: HostileRun, path: string, rules = /./): Record<string, number> {
  const all: Record<string, number> = {};
  for (const finding of findings) if (finding.path === path && rules.test(finding.rule)) all[finding.rule] = (all[finding.rule] ?? 0) + 1;
  return all;
}

const messageOf = ({ findings }: HostileRun, rule: string): string => findings.find((finding) => finding.rule === rule)?.message ?? '';

const rows = 10_000;
const each = (count: number, line: (i: number) => string): string => Array.from({ length: count }, (_, i) => line(i)).join('\n');
const soaHead = '---\ntitle: Statement of Applicability\ntype: soa\nstatus: approved\nowner: CISO\n---\n\n# Statement of Applicability\n\n';

/** A statement in each form. @param cells control, decision and reason of a row */
const statements: Readonly<Record<string, (count: number, cells: (i: number) => readonly [string, string, string]) => string>> = {
  'soa.md': (count, cells) =>
    `${soaHead}| Control | Applicable | Justification |\n|---|---|---|\n${each(count, (i) => `| ${cells(i).join(' | ')} |`)}\n`,
  'soa.csv': (count, cells) => `control,applicable,justification\n${each(count, (i) => cells(i).join(','))}\n`,
  'soa.yaml': (count, cells) =>
    `status: approved\ncontrols:\n${each(count, (i) => {
      const [control, applicable, reason] = cells(i);
      return `  - { control: ${control}, applicable: ${applicable}, justification: ${reason} }`;
    })}\n`,
};

describe('hostile management systems', () => {
  before(buildCli);

  for (const [path, write] of Object.entries(statements)) {
    it(`${path}: ten thousand equal rows are one cause`, () => {
      const run = checkHostile({ [path]: write(rows, () => ['A.5.15', 'yes', 'Customers ask for it']) });
      assert.equal(run.complete, true);
      assert.equal(counts(run, path)['soa-control-duplicate'], 1);
      assert.match(messageOf(run, 'soa-control-duplicate'), /^9,999 rows .*`A\.5\.15`/);
      assert.ok(run.findings.length < 20, `${run.findings.length} findings`);
    });

    it(`${path}: ten thousand rows that contradict each other, and the documents`, () => {
      const run = checkHostile({ [path]: write(rows, (i) => [`A.5.${1 + (i % 30)}`, i % 60 < 30 ? 'yes' : 'no', 'It is so']) });
      assert.equal(run.complete, true);
      assert.match(messageOf(run, 'soa-control-duplicate'), /^9,970 rows .*decide differently/);
      assert.ok(run.findings.length < 20, `${run.findings.length} findings`);
    });

    it(`${path}: ten thousand rows about nothing`, () => {
      const run = checkHostile({
        [path]: write(rows, (i) => [[`A.5.${38 + (i % 60)}`, `NW.${i}`, 'Backups'][i % 3] as string, 'yes', 'It is so']),
      });
      assert.equal(run.complete, true);
      assert.deepEqual(counts(run, path, /^soa-control-unknown$/), { 'soa-control-unknown': 3 });
      assert.ok(run.findings.length < 20, `${run.findings.length} findings`);
    });

    it(`${path}: a second statement that says the opposite ten thousand times`, () => {
      const of = (decision: string): string => write(rows, () => ['A.5.15', decision, 'It is so']);
      const run = checkHostile({ [path]: of('yes'), [`old/${path}`]: of('no') });
      assert.equal(run.complete, true);
      assert.deepEqual(counts(run, path, /^soa-disagrees$/), { 'soa-disagrees': 1 });
      assert.deepEqual(counts(run, `old/${path}`, /^soa-disagrees$/), { 'soa-disagrees': 1 });
      assert.ok(run.findings.length < 30, `${run.findings.length} findings`);
    });
  }

  it('forty thousand rows: what took time with the square of them would not end', () => {
    const short = `${soaHead}| Control | Applicable |\n|---|---|\n${'| A.7.6 | no |\n'.repeat(40_000)}`;
    const claims = soundPolicy.replace('A.5.18]', 'A.7.6]').replace('title: Access', 'title: Office');
    const run = checkHostile({ 'soa.md': short, 'office.md': claims });
    assert.equal(run.complete, true);
    assert.match(messageOf(run, 'soa-control-duplicate'), /^39,999 rows/);
    assert.equal(counts(run, 'office.md')['control-excluded'], 1);
  });

  it('ten thousand risks against ten thousand rows', () => {
    const run = checkHostile({
      'soa.csv': `control,applicable,justification\n${'A.7.6,no,We rent no rooms\n'.repeat(rows)}`,
      'risks.csv': `id,risk,likelihood,impact,owner,treatment,controls\n${each(rows, (i) => `R-${i},Fire,2,4,CISO,mitigate,A.7.6`)}\n`,
    });
    assert.equal(run.complete, true);
    assert.deepEqual(counts(run, 'risks.csv', /^risk-control/), { 'risk-control-missing': 1 });
    assert.match(messageOf(run, 'risk-control-missing'), /10,000 times/);
  });

  it('ten thousand exceptions and pieces of evidence that are over', () => {
    const run = checkHostile({
      'exceptions.csv': `id,exception,controls,owner,expires\n${each(rows, (i) => `EX-${i},Old system,A.8.8,,2020-01-31`)}\n`,
      'evidence.csv': `id,title,controls,collected,expires\n${each(rows, (i) => `EV-${i},Report,A.8.13,2019-01-31,2020-01-31`)}\n`,
    });
    assert.equal(run.complete, true);
    assert.deepEqual(counts(run, 'exceptions.csv', /^exception-(?:expired|owner)/), {
      'exception-expired': 1,
      'exception-owner-missing': 1,
    });
    assert.ok(run.findings.length < 30, `${run.findings.length} findings`);
  });

  /** A policy that names another one. */
  const naming = (i: number, key: string, other: number): string =>
    soundPolicy
      .replace(/^title: .*$/m, `title: Policy number ${i}`)
      .replace(/^# .*$/m, `# Policy number ${i}`)
      .replace(/^---\n/, `---\nid: POL-${i}\n${key}: POL-${other}\n`);

  /** A thousand policies in rings of twenty, and one ring that is longer than anything is followed. */
  const rings = (key: string) =>
    checkHostile((folder) => {
      for (let i = 0; i < 1000; i++) folder.write(`short/p-${i}.md`, naming(i, key, i % 20 === 19 ? i - 19 : i + 1));
      for (let i = 0; i < 500; i++) folder.write(`long/p-${i}.md`, naming(1000 + i, key, 1000 + ((i + 1) % 500)));
    });

  it('policies that implement each other in rings', () => {
    const run = rings('implements');
    assert.equal(run.complete, true);
    assert.equal(run.findings.filter(({ rule }) => rule === 'implements-cycle').length, 50, 'once for each ring that can be seen');
  });

  for (const key of ['supersedes', 'superseded_by'])
    it(`policies that replace each other in rings, by ${key}`, () => {
      const run = rings(key);
      assert.equal(run.complete, true);
      const told = run.findings.filter(({ rule }) => rule === 'supersession-circular');
      assert.deepEqual([told.length, told.every(({ path }) => path.startsWith('short/'))], [1000, true]);
    });

  it('policies that implement and replace themselves', () => {
    const run = checkHostile({
      'a.md': naming(1, 'implements', 1),
      'b.md': naming(2, 'supersedes', 2),
      'c.md': naming(3, 'superseded_by', 3),
    });
    assert.equal(run.complete, true);
    assert.equal(counts(run, 'a.md')['implements-cycle'], 1);
    assert.equal(counts(run, 'b.md')['supersession-circular'], 1);
    assert.equal(counts(run, 'c.md')['supersession-circular'], 1);
  });

  for (const [name, text, rule] of [
    ['a bracket that is never closed', 'controls: [ { control: A.5.1, applicable: yes\n', 'register-unreadable'],
    ['a tab for an indent', 'controls:\n\t- control: A.5.1\n\t  applicable: yes\n', 'register-unreadable'],
    ['a list of lists', `controls: ${'['.repeat(5_000)}${']'.repeat(5_000)}\n`, 'register-unreadable'],
    ['a scalar for the rows', 'controls: all of them\n', 'register-unreadable'],
    ['rows that are none', 'controls:\n  - A.5.1\n  - 7\n  - { control: A.5.2, applicable: maybe }\n', 'register-unreadable'],
    ['a key twice', 'controls:\n  - { control: A.5.1, control: A.5.2, applicable: yes }\n', 'register-unreadable'],
    ['an alias to nothing', 'controls:\n  - *nothing\n  - { control: A.5.1, applicable: yes }\n', 'register-unreadable'],
    ['an alias to itself', 'controls: &a\n  - *a\n  - { control: A.5.1, applicable: yes }\n', 'register-unreadable'],
    ['aliases that unfold to a billion', `controls:\n  - { control: &x [a, a], applicable: *x }\n`, ''],
    ['two documents in one file', 'controls:\n  - { control: A.5.1, applicable: yes }\n---\ncontrols: []\n', ''],
    ['a tag of somebody’s own', 'controls:\n  - !!js/function { control: A.5.1, applicable: yes }\n', ''],
    ['nothing at all', '', 'register-unreadable'],
    ['comments alone', '# nothing decided yet\n', 'register-unreadable'],
  ] as const)
    it(`soa.yaml with ${name}: told, and not fatal`, () => {
      const run = checkHostile({ 'soa.yaml': text }, { config: 'registers:\n  soa: [soa.yaml]\n' });
      assert.equal(run.complete, true);
      if (rule !== '') assert.ok((counts(run, 'soa.yaml')[rule] ?? 0) > 0, JSON.stringify(run.findings));
    });
});
