import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type CoverageState, coverageStates, type FrameworkCoverage, ratio } from '../../server/src/core/isms/coverage.ts';
import { scanWorkspace } from '../support/open-workspace.ts';

const full = '\n# Access\n\n## Access\n\nText.\n';

/** A document in force that claims A.5.15 in some way. */
function document(claim: string, extra = 'status: approved', type = 'policy', body = full): string {
  return `---\nid: X\ntype: ${type}\nowner: CISO\n${extra}\n${claim}\n---\n${body}`;
}

const claims = 'controls: [A.5.15]';
const soa = (row: string): string =>
  `---\ntype: soa\nowner: CISO\n---\n\n# Statement of Applicability\n\n| Control | Applicable | Justification |\n|---|---|---|\n${row}\n`;
const config = (tracing: string): string => `coverage:\n  tracing: ${tracing}\n`;

async function coverageOf(files: Record<string, string>, asOf?: string): Promise<FrameworkCoverage> {
  const { service } = await scanWorkspace(files, asOf === undefined ? {} : { asOf });
  const [first, ...others] = service.coverage();
  assert.deepEqual([first?.id, others], ['iso27001-2022', []]);
  return first as FrameworkCoverage;
}

async function stateOf(files: Record<string, string>, asOf?: string): Promise<CoverageState | undefined> {
  return (await coverageOf(files, asOf)).controls.find(({ id }) => id === 'A.5.15')?.state;
}

describe('coverage', () => {
  it('gives each control the first state that applies', async () => {
    const cases: [CoverageState, Record<string, string>][] = [
      ['missing', {}],
      ['missing', { 'a.md': document('controls: [A.5.16]') }],
      ['mentioned', { 'a.md': document('controls: [A.5.16]', 'status: approved', 'policy', '\nSee A.5.15.\n') }],
      ['draft', { 'a.md': document(claims, 'status: draft') }],
      ['draft', { 'a.md': document(claims, 'status: in_review') }],
      ['draft', { 'a.md': document(claims, 'status: approved\neffective_date: 2027-01-01') }],
      ['draft', { 'a.md': document(claims, '') }],
      [
        'draft',
        {
          'a.md': document(
            'satisfies:\n  iso27001: [{ ref: A.5.15, section: "#access" }]',
            'status: approved',
            'policy',
            '\n# P\n\n## Access\n\nTBD\n',
          ),
        },
      ],
      ['stale', { 'a.md': document(claims, 'status: approved\nnext_review_date: 2026-11-21') }],
      ['stale', { 'a.md': document(claims, 'status: superseded') }],
      ['stale', { 'a.md': document(claims, 'status: retired') }],
      ['stale', { 'a.md': document(claims, 'status: approved\nsuperseded_by: POL-2') }],
      ['stale', { 'a.md': document(claims, 'status: approved\napproved_date: 2025-01-01\nreview_cycle: annual') }],
      ['partial', { 'a.md': document('satisfies:\n  iso27001: [{ ref: A.5.15, extent: partial }]') }],
      ['partial', { 'a.md': document('satisfies:\n  iso27001: [{ ref: A.5.15, extent: supports }]') }],
      ['partial', { 'a.md': document(claims, 'status: approved', 'guideline') }],
      ['partial', { 'a.md': document('controls: [A.5.15.1]') }],
      ['covered', { 'a.md': document(claims) }],
      ['covered', { 'a.md': document(claims, 'status: published') }],
      ['covered', { 'a.md': document(claims, 'approver: CEO') }],
      ['covered', { 'a.md': document(claims, 'status: freigegeben') }],
      ['covered', { 'a.md': document(claims, 'status: approved', 'procedure') }],
      ['covered', { 'a.md': document('controls: [A.5.14-A.5.16]') }],
      ['covered', { 'a.md': document(claims, 'status: approved\nnext_review_date: 2026-11-22') }],
      ['covered', { 'a.md': document(claims, 'status: draft'), 'b.md': document(claims) }],
      ['excluded', { 'soa.md': soa('| A.5.15 | no | All systems belong to the landlord. |') }],
      ['missing', { 'soa.md': soa('| A.5.15 | no | |') }],
      ['missing', { 'soa.md': soa('| A.5.15 | no | TBD |') }],
      ['conflict', { 'soa.md': soa('| A.5.15 | no | Because. |'), 'a.md': document(claims) }],
      ['excluded', { 'soa.md': soa('| A.5.15 | no | Because. |'), 'a.md': document(claims, 'status: draft') }],
      ['missing', { 'a.md': document(claims, 'status: approved', 'template') }],
    ];
    for (const [state, files] of cases) assert.equal(await stateOf(files), state, JSON.stringify(files));
    assert.deepEqual(new Set(cases.map(([state]) => state)), new Set(coverageStates));
  });

  it('depends on the as-of date alone', async () => {
    const files = { 'a.md': document(claims, 'status: approved\neffective_date: 2026-01-10\nnext_review_date: 2027-01-10') };
    const states = ['2026-01-09', '2026-01-10', '2027-01-10', '2027-01-11'].map((asOf) => stateOf(files, asOf));
    assert.deepEqual(await Promise.all(states), ['draft', 'covered', 'covered', 'stale']);
  });

  it('may ask for a policy and a procedure', async () => {
    const strict = { 'annexa.yaml': config('policy-and-procedure') };
    const policy = { 'a.md': document(claims) };
    const procedure = { 'b.md': document(claims, 'status: approved', 'procedure') };
    const standard = { 'b.md': document(claims, 'status: approved', 'standard') };
    assert.equal(await stateOf({ ...strict, ...policy }), 'partial');
    assert.equal(await stateOf({ ...strict, ...procedure }), 'partial');
    assert.equal(await stateOf({ ...strict, ...policy, ...procedure }), 'covered');
    assert.equal(await stateOf({ ...strict, ...policy, ...standard }), 'covered');
    assert.equal(await stateOf({ 'annexa.yaml': config('any'), ...procedure }), 'covered');
  });

  it('grants the days of grace that the config grants', async () => {
    const late = { 'a.md': document(claims, 'status: approved\nnext_review_date: 2026-11-12') };
    assert.equal(await stateOf({ ...late, 'annexa.yaml': 'review:\n  grace_days: 9\n' }), 'stale');
    assert.equal(await stateOf({ ...late, 'annexa.yaml': 'review:\n  grace_days: 10\n' }), 'covered');
  });

  it('counts claims of the former edition for their successors', async () => {
    assert.equal(await stateOf({ 'a.md': document('satisfies:\n  iso27001-2013: [A.9.1.1]') }), 'partial');
  });

  it('adds up: every control has one state, excluded ones are not to be covered', async () => {
    const coverage = await coverageOf({
      'a.md': document('controls: [A.5.15, A.5.16, A.5.17]'),
      'b.md': document('controls: [A.5.18]', 'status: draft'),
      'soa.md': soa('| A.7.1 | no | No site. |\n| A.7.2 | no | No site. |'),
    });
    assert.deepEqual([coverage.total, coverage.excluded, coverage.applicable], [93, 2, 91]);
    assert.equal(
      Object.values(coverage.states).reduce((sum, count) => sum + count, 0),
      93,
    );
    assert.deepEqual(coverage.effective, { k: 3, n: 91, percent: 3.2 });
    assert.deepEqual([coverage.claimed.k, coverage.claimed.n], [4, 91]);
  });

  it('names its references, claims first, with line and section', async () => {
    const coverage = await coverageOf({
      'a.md': document('controls: [A.5.16]', 'status: approved', 'policy', '\n# P\n\n## Rules\n\nSee A.5.15.\n'),
      'b.md': document(claims),
    });
    const found = coverage.controls.find(({ id }) => id === 'A.5.15')?.references ?? [];
    assert.deepEqual(
      found.map(({ uri, kind, status, line, section }) => [uri, kind, status, line, section]),
      [
        ['file:///ws/b.md', 'claim', 'ok', 5, null],
        ['file:///ws/a.md', 'mention', 'mention', 12, 'Rules'],
      ],
    );
  });

  it('floors the percentage: 100 only where all is covered', () => {
    assert.deepEqual(ratio(0, 0), { k: 0, n: 0, percent: null });
    assert.equal(ratio(92, 93).percent, 98.9);
    assert.equal(ratio(93, 93).percent, 100);
    assert.equal(ratio(40, 91).percent, 43.9);
    assert.equal(ratio(9999, 10000).percent, 99.9);
    for (let n = 1; n <= 200; n++) for (let k = 0; k < n; k++) assert.ok((ratio(k, n).percent ?? 0) < 100);
  });
});
