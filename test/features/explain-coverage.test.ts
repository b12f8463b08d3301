import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { PolicyDocument } from '../../server/src/core/document/policy-document.ts';
import type { CoverageExplanation } from '../../server/src/core/features/coverage-explanation/coverage-explanation.ts';
import { explainCoverage } from '../../server/src/core/features/coverage-explanation/explain-coverage.ts';
import { factWords } from '../../server/src/core/features/coverage-explanation/fact-words.ts';
import { coverageStates } from '../../server/src/core/isms/coverage.ts';
import { pathOf } from '../support/memory-workspace.ts';
import { scanWorkspace } from '../support/open-workspace.ts';

const claims = 'controls: [A.5.15]';

/** A document that claims A.5.15 in some way; its claim stands in the last line of its front matter. */
function document(claim: string, extra = 'status: approved', type = 'policy', body = '\r\n# Access 🔐\r\n\r\nText.\r\n'): string {
  return `---\r\nid: X\r\ntype: ${type}\r\nowner: CISO\r\n${extra.replaceAll('\n', '\r\n')}\r\n${claim.replaceAll('\n', '\r\n')}\r\n---\r\n${body}`;
}

const soa = (row: string): string =>
  `---\ntype: soa\nowner: CISO\n---\n\n# Statement of Applicability\n\n| Control | Applicable | Justification | Status |\n|---|---|---|---|\n| A.5.15 | ${row} |\n`;

async function explain(files: Record<string, string>): Promise<CoverageExplanation> {
  const { service } = await scanWorkspace(files);
  const control = service.catalog.control('iso27001-2022', 'A.5.15');
  assert.ok(control);
  const explanation = explainCoverage(service, control);
  assert.equal(explanation.state, service.stateOf('iso27001-2022', 'A.5.15'));
  return explanation;
}

const at = (place: { readonly document: PolicyDocument; readonly line: number }): string =>
  `${pathOf(place.document.uri)}:${place.line + 1}`;

/** What decides, as one line for each: references, facts, decisions. */
function deciding({ documents, decisions }: CoverageExplanation): string[] {
  return [
    ...documents.flatMap(({ document, words, facts, references }) => {
      const decisive = references.filter(({ decides }) => decides);
      const made = facts.filter(({ decides }) => decides).map((fact) => `${factWords(fact)} ${at(fact)}`);
      return decisive.map(({ line, status }) => [`${at({ document, line })} ${status}`, words, ...made].join(' < '));
    }),
    ...decisions.filter(({ decides }) => decides).map((row) => `${at(row)} ${row.applicable}: ${row.justification}`),
  ];
}

describe('the explanation of a coverage state', () => {
  it('names for every state what decides: documents, dates and rows with their places', async () => {
    const section = 'satisfies:\n  iso27001: [{ ref: A.5.15, section: "#access" }]';
    const cases: [state: CoverageExplanation['state'], files: Record<string, string>, chain: string[]][] = [
      ['covered', { 'a.md': document(claims, 'status: approved\nnext_review_date: 2027-01-10') }, ['a.md:7 ok < in force']],
      [
        'covered',
        { 'a.md': document(claims, 'status: draft'), 'b.md': document(claims, 'status: approved', 'procedure') },
        ['b.md:6 ok < in force'],
      ],
      ['partial', { 'a.md': document('satisfies:\n  iso27001: [{ ref: A.5.15, extent: partial }]') }, ['a.md:7 ok < in force']],
      [
        'stale',
        { 'a.md': document(claims, 'status: approved\nnext_review_date: 2026-11-01'), 'annexa.yaml': 'review:\n  grace_days: 14\n' },
        ['a.md:7 stale < review overdue since 2026-11-01 < review due 2026-11-01, 14 days of grace, 7 days over a.md:6'],
      ],
      [
        'stale',
        { 'a.md': document(claims, 'status: approved\napproved_date: 2025-01-01\nreview_cycle: annual') },
        ['a.md:8 stale < review overdue since 2026-01-01 < review due 2026-01-01, 325 days over a.md:6'],
      ],
      [
        'stale',
        { 'a.md': document(claims, `status: approved\napproved_date: 2026-02-01\napproved_hash: a1-${'a'.repeat(32)}`) },
        ['a.md:8 stale < changed since its approval on 2026-02-01 < approved 2026-02-01 a.md:6'],
      ],
      ['stale', { 'a.md': document(claims, 'status: retired') }, ['a.md:6 stale < retired < status retired a.md:5']],
      [
        'stale',
        {
          'a.md': document(claims),
          'b.md': '---\nid: POL-9\ntype: policy\nowner: CISO\nstatus: approved\nsupersedes: X\n---\n# New\n',
        },
        ['a.md:6 stale < superseded by POL-9 < superseded by POL-9 b.md:6'],
      ],
      ['draft', { 'a.md': document(claims, 'status: In Review') }, ['a.md:6 draft < in review < status In Review a.md:5']],
      [
        'draft',
        { 'a.md': document(claims, 'status: approved\neffective_date: 1 February 2027') },
        ['a.md:7 draft < effective from 1 February 2027 < effective 2027-02-01 a.md:6'],
      ],
      ['draft', { 'a.md': document(claims, '') }, ['a.md:6 draft < not approved: it states no status and no approval']],
      ['draft', { 'a.md': document(section, 'status: approved', 'policy', '\n# P\n\n## Access\n\nTBD\n') }, ['a.md:7 empty < in force']],
      [
        'mentioned',
        { 'a.md': document('controls: [A.5.16]', 'status: approved', 'policy', '\nSee A.5.15.\n') },
        ['a.md:9 mention < in force'],
      ],
      ['missing', {}, []],
      ['missing', { 'soa.md': soa('no | | ') }, []],
      ['excluded', { 'soa.md': soa('no | We own no doors. | n/a') }, ['soa.md:10 no: We own no doors.']],
      [
        'conflict',
        { 'soa.md': soa('no | We own no doors. | '), 'a.md': document(claims) },
        ['a.md:6 ok < in force', 'soa.md:10 no: We own no doors.'],
      ],
    ];
    for (const [state, files, chain] of cases) {
      const explanation = await explain(files);
      assert.equal(explanation.state, state, JSON.stringify(files));
      assert.deepEqual(deciding(explanation), chain, JSON.stringify(files));
    }
    assert.deepEqual(new Set(cases.map(([state]) => state)), new Set(coverageStates));
  });

  it('says what the tracing policy misses, evidence included', async () => {
    const strict = { 'annexa.yaml': 'coverage:\n  tracing: policy-procedure-and-evidence\n' };
    const both = { 'a.md': document(claims), 'b.md': document(claims, 'status: approved', 'procedure') };
    const evidence = (collected: string) => ({ 'evidence.csv': `id,title,controls,collected\nEV-1,Review,A.5.15,${collected}\n` });
    const of = async (more: Record<string, string>) => {
      const { state, reason, tracing, evidence: shown } = await explain({ ...strict, ...more });
      assert.equal(tracing, 'policy-procedure-and-evidence');
      return [state, reason, shown.state, ...shown.pieces.map((piece) => `${at(piece)} ${piece.evidence.collected}–${piece.until}`)];
    };
    assert.match((await of({ 'a.md': document(claims) }))[1] as string, /no standard or procedure in force/);
    const [state, reason, shown] = await of(both);
    assert.deepEqual([state, shown], ['partial', 'none']);
    assert.match(reason as string, /no evidence with a date/);
    const old = await of({ ...both, ...evidence('2024-03-01') });
    assert.match(old[1] as string, /evidence that it operates is too old/);
    assert.deepEqual([old[0], ...old.slice(2)], ['partial', 'expired', 'evidence.csv:2 2024-03-01–2025-03-01']);
    const fresh = await of({ ...both, ...evidence('2026-10-01') });
    assert.deepEqual([fresh[0], ...fresh.slice(2)], ['covered', 'fresh', 'evidence.csv:2 2026-10-01–2027-10-01']);
    assert.equal((await explain({})).tracing, null);
  });

  it('puts what decides before claims that do not, and those before mentions', async () => {
    const { documents } = await explain({
      'a.md': document('controls: [A.5.16]', 'status: approved', 'policy', '\nSee A.5.15.\n'),
      'b.md': document(claims, 'status: draft'),
      'c.md': document(claims),
    });
    assert.deepEqual(
      documents.map((each) => pathOf(each.document.uri)),
      ['c.md', 'b.md', 'a.md'],
    );
  });
});
