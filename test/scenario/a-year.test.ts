import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'mocha';
import type { FindingsReport } from '../../server/src/core/report/model/findings-report.ts';
import type { IsmsReport } from '../../server/src/core/report/model/isms-report.ts';
import { annexa, buildCli } from '../cli/built-cli.ts';
import { type TempFolder, tempFolder } from '../host/temp-folder.ts';

const example = new URL('../../examples/northwind', import.meta.url).pathname;
const access = 'policies/access-control-policy.md';
const statement = 'isms/statement-of-applicability.md';

/** A year in the life of the example ISMS, told by the command line: each step is what the day before did not have. */
describe('a year in an ISMS', function () {
  this.timeout(240_000);
  let folder: TempFolder;

  before(async () => {
    await buildCli();
    folder = tempFolder();
    cpSync(example, folder.path, { recursive: true });
  });
  after(() => folder.remove());

  function run<T>(asOf: string, ...args: string[]): T {
    const { stdout, stderr } = annexa(folder.path, [...args, '--format', 'json', '--as-of', asOf]);
    assert.equal(stderr, '');
    return JSON.parse(stdout) as T;
  }
  const report = (asOf: string): IsmsReport => run(asOf, 'report');
  const findings = (asOf: string, path: string): string[] =>
    run<FindingsReport>(asOf, 'check')
      .findings.filter((finding) => finding.path === path)
      .map(({ rule, range }) => `${rule}:${range.start.line + 1}`);
  const rules = (asOf: string, path: string): string[] => findings(asOf, path).map((each) => each.replace(/:\d+$/, ''));
  function control(of: IsmsReport, id: string) {
    const found = of.frameworks[0]?.controls.find((each) => each.id === id);
    assert.ok(found);
    return found;
  }
  function edit(path: string, from: string, to: string): void {
    const text = readFileSync(folder.at(path), 'utf8');
    assert.ok(text.includes(from), `${path} holds ${from}`);
    writeFileSync(folder.at(path), text.replace(from, to));
  }
  function command(asOf: string, ...args: string[]): void {
    const { code, stderr } = annexa(folder.path, [...args, '--as-of', asOf]);
    assert.equal(code, 0, stderr);
  }

  it('November: the access policy is in force and covers identities', () => {
    const now = report('2026-11-22');
    assert.equal(control(now, 'A.8.3').state, 'covered');
    assert.equal(now.documents.find(({ path }) => path === access)?.state, 'in-force');
    assert.deepEqual(now.readiness?.documented.decided, { k: 93, n: 93, percent: 100 });
    assert.equal(now.complete, true);
  });

  it('February: an exception has ended, and somebody has to see to it', () => {
    const before = rules('2027-01-31', 'registers/exceptions.yaml').filter((rule) => rule === 'exception-expired').length;
    const then = rules('2027-02-01', 'registers/exceptions.yaml').filter((rule) => rule === 'exception-expired').length;
    assert.equal(then, before + 1);
    const duties = run<{ owners: { owner: string; duties: { title: string; overdueDays: number }[] }[] }>('2027-02-01', 'duties');
    const piet = duties.owners.find(({ owner }) => owner === 'Piet van Dam');
    assert.ok(piet?.duties.some(({ title, overdueDays }) => title.includes('EX-01') && overdueDays === 1));
  });

  it('March: the review of the policy falls due, is overdue, and the control goes stale', () => {
    assert.ok(rules('2027-02-20', access).includes('review-due-soon'));
    assert.equal(control(report('2027-03-02'), 'A.8.3').state, 'covered');
    const late = report('2027-03-03');
    assert.equal(control(late, 'A.8.3').state, 'stale');
    assert.ok(rules('2027-03-03', access).includes('review-overdue'));
    assert.ok((late.frameworks[0]?.effective.k ?? 0) < (report('2027-03-01').frameworks[0]?.effective.k ?? 0));
  });

  it('March: it is approved anew, and holds again', () => {
    command('2027-03-10', 'approve', access, '--by', 'Ruth Adeyemi');
    assert.match(readFileSync(folder.at(access), 'utf8'), /^approved_hash: "?a1-[0-9a-f]{32}"?$/m);
    assert.equal(control(report('2027-03-10'), 'A.8.3').state, 'covered');
    assert.equal(rules('2027-03-10', access).includes('review-overdue'), false);
  });

  it('April: its text is changed after the approval, and counts only once it is approved with a version of its own', () => {
    edit(access, 'No standing administrator rights in the production account.', 'No standing administrator rights in any account.');
    assert.ok(rules('2027-04-01', access).includes('edited-since-approval'));
    assert.equal(control(report('2027-04-01'), 'A.8.3').state, 'stale');
    command('2027-04-02', 'approve', access, '--by', 'Ruth Adeyemi', '--bump', 'minor', '--change', 'No standing rights anywhere');
    assert.equal(control(report('2027-04-02'), 'A.8.3').state, 'covered');
    assert.match(readFileSync(folder.at(access), 'utf8'), /^version: "2\.2"$/m);
  });

  it('May: a control is left out, first in conflict with a document that claims it, then excluded', () => {
    const { n } = report('2027-04-02').frameworks[0]?.effective ?? { n: 0 };
    edit(
      statement,
      '| Yes | Business | Offices are empty at night and on most Fridays. | Implemented |',
      '| No | | The landlord watches both buildings under the rental contracts, so there is nothing for us to monitor. | Not applicable |',
    );
    assert.equal(control(report('2027-05-03'), 'A.7.4').state, 'conflict');
    assert.ok(rules('2027-05-03', 'policies/physical-security-policy.md').includes('control-excluded'));
    assert.ok(rules('2027-05-03', statement).includes('soa-conflict'));
    edit('policies/physical-security-policy.md', '    - A.7.4\n', '');
    const settled = report('2027-05-04');
    assert.equal(control(settled, 'A.7.4').state, 'excluded');
    assert.equal(settled.frameworks[0]?.effective.n, n - 1);
    assert.deepEqual(settled.readiness?.documented.decided, { k: 93, n: 93, percent: 100 });
  });

  it('June: a risk is accepted, which takes a name and a day', () => {
    const row = /^\| R-09 \|.*$/m.exec(readFileSync(folder.at('registers/risks.md'), 'utf8'))?.[0] ?? '';
    const cells = row.split('|');
    const at = (title: string): number => {
      const head = /^\| ID \|.*$/m.exec(readFileSync(folder.at('registers/risks.md'), 'utf8'))?.[0] ?? '';
      return head.split('|').findIndex((cell) => cell.trim() === title);
    };
    const line =
      readFileSync(folder.at('registers/risks.md'), 'utf8')
        .split('\n')
        .findIndex((each) => each.startsWith('| R-09 ')) + 1;
    cells[at('Treatment')] = ' accept ';
    cells[at('Accepted by')] = ' ';
    edit('registers/risks.md', row, cells.join('|'));
    assert.ok(findings('2027-06-01', 'registers/risks.md').includes(`risk-acceptance-unapproved:${line}`));
    edit('registers/risks.md', cells.join('|'), cells.with(at('Accepted by'), ' Ruth Adeyemi, 2027-06-02 ').join('|'));
    assert.equal(findings('2027-06-02', 'registers/risks.md').includes(`risk-acceptance-unapproved:${line}`), false);
  });

  it('October: evidence that is a year old proves nothing any more', () => {
    const count = (asOf: string): number => rules(asOf, 'registers/evidence.csv').filter((rule) => rule === 'evidence-expired').length;
    assert.ok(count('2027-11-01') > count('2027-10-01'));
    const [young, old] = ['2027-06-15', '2027-11-01'].map((asOf) => report(asOf).readiness?.operating.evidenced?.k ?? 0);
    assert.ok((old as number) < (young as number));
  });

  it('November: what nobody looked at for a year is no longer in force', () => {
    const [then, now] = ['2026-11-22', '2027-11-22'].map((asOf) => report(asOf));
    const inForce = (of: IsmsReport | undefined): number => of?.documents.filter(({ state }) => state === 'in-force').length ?? 0;
    assert.ok(inForce(now) < inForce(then) / 2);
    assert.ok((now?.readiness?.documented.items.k ?? 0) < (then?.readiness?.documented.items.k ?? 0));
    assert.ok((now?.frameworks[0]?.states.stale ?? 0) > (then?.frameworks[0]?.states.stale ?? 0));
  });
});
