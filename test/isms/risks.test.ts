import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { riskSettings } from '../../server/src/core/config/risk-settings.ts';
import { RiskRater } from '../../server/src/core/isms/risks/rate-risks.ts';
import { readRisks, treatmentsIn } from '../../server/src/core/isms/risks/read-risks.ts';
import type { Risk } from '../../server/src/core/isms/risks/risk.ts';
import { catalog } from '../document/facts.ts';
import { uriOf } from '../support/memory-workspace.ts';
import { scanWorkspace } from '../support/open-workspace.ts';

async function risksOf(path: string, text: string): Promise<Risk[]> {
  const { service } = await scanWorkspace({ 'annexa.yaml': '', [path]: text });
  const document = service.document(uriOf(path));
  assert.ok(document?.classification.isDocument, path);
  return readRisks(document, catalog);
}

/** A register in Markdown. @param rows the headings first */
function table(...rows: string[]): string {
  const [header = '', ...body] = rows.map((row) => `| ${row} |`);
  return `---\ntype: register\nowner: CISO\n---\n\n# Risks\n\n${header}\n${header.replace(/[^|]+/g, '---')}\n${body.join('\n')}\n`;
}

const markdown = table(
  'Risk ID | Risk | Asset | Threat | Owner | Likelihood (1–5) | Impact | Score | Treatment | Controls | Residual risk | Accepted by | Status | Due | Review date',
  'R-01 | **Fire** | Office | Arson | Head of IT | 2 – unlikely | 4 | 8 (medium) | Reduce – alarms | A.7.5, A.5.29–A.5.30 | 4 | Ruth Adeyemi, 2026-10-05 | in progress | 31.12.2026 | 2027-01-15',
);
const yaml = `risks:
  - id: R-01
    title: Fire
    asset: Office
    threat: Arson
    owner: Head of IT
    likelihood: 2
    impact: 4
    score: 8
    treatment: mitigate
    controls: [A.7.5, A.5.29, A.5.30]
    residual: 4
    acceptance: { by: Ruth Adeyemi, date: 2026-10-05 }
    status: in_treatment
    due_date: 2026-12-31
    review_date: 2027-01-15
`;
const csv = `RiskId;Risiko;Asset;Bedrohung;Risikoeigner;Eintrittswahrscheinlichkeit;Auswirkung;Risikowert;Behandlung;Maßnahmen;Restrisiko;Akzeptiert von;Akzeptiert am;Status;Termin;Nächste Prüfung
R-01;Fire;Office;Arson;Head of IT;2;4;8;Mindern;A.7.5, A.5.29, A.5.30;4;Ruth Adeyemi;2026-10-05;in Behandlung;2026-12-31;2027-01-15
`;

describe('risks', () => {
  for (const [path, text] of [
    ['registers/risks.md', markdown],
    ['registers/risks.yaml', yaml],
    ['registers/risks.csv', csv],
  ] as const)
    it(`are read alike from ${path}`, async () => {
      const [risk, ...others] = await risksOf(path, text);
      assert.ok(risk);
      assert.deepEqual(others, []);
      const { id, title, asset, threat, owner, treatments, controls, acceptance, status, dueDate, reviewDate } = risk;
      assert.deepEqual(
        { id, title, asset, threat, owner, treatments, controls, acceptance, status, dueDate, reviewDate },
        {
          ...{ id: 'R-01', title: 'Fire', asset: 'Office', threat: 'Arson', owner: 'Head of IT', treatments: ['mitigate'] },
          controls: ['A.7.5', 'A.5.29', 'A.5.30'],
          acceptance: { by: 'Ruth Adeyemi', date: '2026-10-05' },
          ...{ status: 'in_treatment', dueDate: '2026-12-31', reviewDate: '2027-01-15' },
        },
      );
      assert.deepEqual(
        [risk.likelihood, risk.impact, risk.score, risk.residual].map((rating) => rating?.number),
        [2, 4, 8, 4],
      );
      assert.equal(text.slice(risk.score?.range.start, risk.score?.range.end).slice(0, 1), '8');
    });

  it('have ratings in many forms', async () => {
    const written = [
      '4',
      '4 – likely',
      'Likely (4)',
      '4/5',
      '**4**',
      'High',
      '1-5',
      '30 %',
      '🔴 4',
      'n/a',
      '',
      '4,5',
      'A.4',
      'L4',
      '2026-10-05',
    ];
    const risks = await risksOf('risks.md', table('ID | Likelihood | Impact', ...written.map((cell, i) => `R-${i} | ${cell} | 1`)));
    assert.deepEqual(
      risks.map(({ likelihood }) => likelihood && (likelihood.number ?? likelihood.name)),
      [4, 4, 4, 4, 4, 'high', '1-5', '30', 4, null, null, 4.5, 'a 4', 4, '2026-10-05'],
    );
  });

  it('are treated by the usual words of four languages', () => {
    const said = (text: string): string => treatmentsIn(text, catalog).join('+');
    assert.equal(said('Mitigate'), 'mitigate');
    assert.equal(said('Modify'), 'mitigate');
    assert.equal(said('Share / reduce'), 'transfer+mitigate');
    assert.equal(said('Accept with monitoring'), 'accept');
    assert.equal(said('Mitigate — MFA for all, accept the rest'), 'mitigate');
    assert.equal(said('selbst tragen'), 'accept');
    assert.equal(said('vermeiden'), 'avoid');
    assert.equal(said('réduire et transférer'), 'mitigate+transfer');
    assert.equal(said('asumir'), 'accept');
    assert.equal(said('Enhance filtering; accept the rest'), '');
    assert.equal(said(''), '');
  });

  it('are accepted by somebody on a day, in one cell or two', async () => {
    const cells = [
      'Ruth Adeyemi, 2026-10-05',
      'CEO (5 October 2026)',
      '2026-10-05',
      'yes',
      'pending',
      'Ruth Adeyemi',
      'Accepted on 2026-10-05',
      '–',
    ];
    const risks = await risksOf(
      'risks.md',
      table('ID | Likelihood | Impact | Accepted by', ...cells.map((cell, i) => `R-${i} | 1 | 1 | ${cell}`)),
    );
    assert.deepEqual(
      risks.map(({ acceptance: { by, date } }) => [by, date]),
      [
        ['Ruth Adeyemi', '2026-10-05'],
        ['CEO', '2026-10-05'],
        ['', '2026-10-05'],
        ['', null],
        ['', null],
        ['Ruth Adeyemi', null],
        ['', '2026-10-05'],
        ['', null],
      ],
    );
  });

  it('are rated by product, sum, matrix and names', async () => {
    const [risk] = await risksOf('risks.md', table('ID | Likelihood | Impact', 'R-1 | likely | 3'));
    assert.ok(risk);
    const rate = (settings: object): unknown => {
      const { score, level, rank } = new RiskRater(riskSettings(settings as never), catalog.registers).inherent(risk);
      return [score, level, rank];
    };
    assert.deepEqual(rate({}), [12, 'high', 2]);
    assert.deepEqual(rate({ score: 'sum' }), [7, 'medium', 1]);
    assert.deepEqual(rate({ likelihood: 3, labels: { likelihood: ['seldom', 'likely', 'often'] } }), [6, 'medium', 1]);
    assert.deepEqual(
      rate({
        matrix: [
          [1, 1, 1],
          [1, 1, 1],
          [1, 2, 2],
          [1, 2, 9],
          [1, 9, 9],
        ],
        levels: { green: 3, red: 9 },
      }),
      [9, 'red', 1],
    );
    // no such place in a matrix that is too small, and no step on a scale of four
    assert.deepEqual(rate({ score: 'matrix', matrix: [[1]], likelihood: 5, impact: 5 }), [null, null, -1]);
    assert.deepEqual(rate({ likelihood: 4 }), [null, null, -1]);
  });
});
