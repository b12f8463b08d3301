import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { newDocument } from '../../server/src/core/authoring/new-document.ts';
import type { Readiness } from '../../server/src/core/isms/readiness/readiness.ts';
import { pathOf } from '../support/memory-workspace.ts';
import { scanWorkspace } from '../support/open-workspace.ts';

const approved = (type: string, title: string, more = '', body = 'What it says.') =>
  `---\ntype: ${type}\nstatus: approved\nowner: CISO\napprover: CEO\napproved_date: 2026-05-04\neffective_date: 2026-05-04\nnext_review_date: 2027-05-03\n${more}---\n\n# ${title}\n\n${body}\n`;
const plain = (type: string, title: string, more = '') => `---\ntype: ${type}\nowner: CISO\n${more}---\n\n# ${title}\n\nWhat it says.\n`;

/** A small company that declares nothing: all is told by types and titles. */
const english: Record<string, string> = {
  'annexa.yaml': 'organization: Acme\n',
  'isms/scope.md': approved('scope', 'Boundaries', '', '## Context\n\nRain.\n\n## Stakeholders and their needs\n\nMany.'),
  'policies/top.md': approved('policy', 'Information Security Policy', '', '## Objectives\n\n- Few incidents.'),
  'policies/vendors.md': approved('policy', 'Supplier risk management policy'),
  'procedures/risk.md': approved('procedure', 'Risk Management Procedure'),
  'registers/risks.md': plain('register', 'Risk register', 'last_review_date: 2026-02-01\n'),
  'registers/training.md': plain('register', 'Security training records', 'last_review_date: 2025-03-01\n'),
  'registers/legal.md': plain('register', 'Register of laws'),
  'plans/treatment.md': approved('plan', 'Risk treatment plan').replace('status: approved', 'status: draft'),
  'reports/audit.md': plain('report', 'Internal audit report 2026-03'),
  'reports/customer.md': plain('report', 'Supplier audit report 2026-04'),
  'reports/review.md': approved('report', 'Management review').replace('status: approved', 'status: retired'),
  'records/restore.md': plain('record', 'Restore test, Q2 2026'),
};

/** The same in German, part of it with clauses. */
const german: Record<string, string> = {
  'annexa.yaml': 'organization: Beispiel\nlanguage: de\n',
  'isms/geltungsbereich.md': approved('scope', 'Geltungsbereich des ISMS', '', '## Interessierte Parteien\n\nKunden.'),
  'richtlinien/leitlinie.md': approved('policy', 'Leitlinie zur Informationssicherheit', 'language: de\n'),
  'verfahren/risiko.md': approved('procedure', 'Verfahren zur Risikobeurteilung und -behandlung'),
  'plaene/ziele.md': approved('plan', 'Plan der Informationssicherheitsziele'),
  'plaene/behandlung.md': approved('plan', 'Risikobehandlungsplan'),
  'plaene/audits.md': approved('plan', 'Auditprogramm 2026'),
  'register/risiken.md': plain('register', 'Risikoregister', 'last_review_date: 2026-10-01\n'),
  'register/abweichungen.md': plain('register', 'Verzeichnis der Abweichungen und Korrekturmaßnahmen', 'last_review_date: 2026-10-01\n'),
  'nachweise/schulung.md': plain('record', 'Schulungsnachweis 2026'),
  'berichte/audit.md': plain('report', 'Bericht über das interne Audit 2026-06'),
  'berichte/lieferant.md': plain('report', 'Lieferanten-Auditbericht 2026-06'),
  'berichte/bewertung.md': plain('report', 'Managementbewertung 2025'),
  'berichte/zahlen.md': plain('report', 'Quartalsbericht', 'clauses: ["9.1"]\nlast_review_date: 2026-10-01\n'),
  'vorlagen/audit.md': plain('template', 'Bericht über das interne Audit'),
};

async function readinessOf(files: Readonly<Record<string, string>>, asOf?: string): Promise<Readiness> {
  return (await scanWorkspace(files, asOf === undefined ? {} : { asOf })).service.readiness();
}

/** Item → state and documents, weak ones with `~`. */
function answered({ items }: Readiness): Record<string, string> {
  return Object.fromEntries(
    items.map(({ id, state, answers }) => [
      id,
      [state, ...answers.map(({ document, weak }) => (weak ? '~' : '') + (pathOf(document.uri) ?? ''))].join(' '),
    ]),
  );
}

describe('readiness', () => {
  it('tells by types and titles what answers each clause (English)', async () => {
    assert.deepEqual(answered(await readinessOf(english)), {
      'isms-scope': 'in-force isms/scope.md',
      'is-policy': 'in-force policies/top.md',
      'risk-assessment-process': 'in-force ~procedures/risk.md',
      'risk-treatment-process': 'in-force ~procedures/risk.md',
      'statement-of-applicability': 'missing',
      'risk-treatment-plan': 'draft ~plans/treatment.md',
      'is-objectives': 'in-force ~policies/top.md',
      'competence-evidence': 'expired ~registers/training.md',
      'isms-determined-documents': 'in-force policies/vendors.md',
      'external-documents': 'in-force ~registers/legal.md',
      'operational-evidence': 'in-force ~records/restore.md',
      'risk-assessment-results': 'in-force ~registers/risks.md',
      'risk-treatment-results': 'missing',
      'monitoring-results': 'missing',
      'audit-programme-evidence': 'missing',
      'audit-results': 'in-force ~reports/audit.md',
      'management-review-results': 'ended ~reports/review.md',
      nonconformities: 'missing',
      'corrective-action-results': 'missing',
    });
  });

  it('tells by types and titles what answers each clause (German)', async () => {
    assert.deepEqual(answered(await readinessOf(german)), {
      'isms-scope': 'in-force isms/geltungsbereich.md',
      'is-policy': 'in-force richtlinien/leitlinie.md',
      'risk-assessment-process': 'in-force ~verfahren/risiko.md',
      'risk-treatment-process': 'in-force ~verfahren/risiko.md',
      'statement-of-applicability': 'missing',
      'risk-treatment-plan': 'in-force ~plaene/behandlung.md',
      'is-objectives': 'in-force ~plaene/ziele.md',
      'competence-evidence': 'in-force ~nachweise/schulung.md',
      'isms-determined-documents': 'missing',
      'external-documents': 'missing',
      'operational-evidence': 'missing',
      'risk-assessment-results': 'in-force ~register/risiken.md',
      'risk-treatment-results': 'missing',
      'monitoring-results': 'in-force berichte/zahlen.md',
      'audit-programme-evidence': 'in-force ~plaene/audits.md',
      'audit-results': 'in-force ~berichte/audit.md',
      'management-review-results': 'in-force ~berichte/bewertung.md',
      nonconformities: 'in-force ~register/abweichungen.md',
      'corrective-action-results': 'in-force ~register/abweichungen.md',
    });
  });

  it('takes the clauses that a document declares before its title, in any form, and tells siblings apart by title', async () => {
    const readiness = await readinessOf({
      'a.md': approved('methodology', 'How we think', 'clauses: [ISO 27001 clause 6.1]\n'),
      'b.md': approved('record', 'Internal audit results', 'clauses: ["9.2.2 f)"]\n'),
      'c.md': approved('policy', 'Access control policy', 'clauses: ["A.5.2", 5]\n'),
      'd.md': approved('procedure', 'Internal audit procedure', 'clauses: ["9.2"]\n'),
    });
    const found = answered(readiness);
    assert.deepEqual(
      ['risk-assessment-process', 'risk-treatment-process', 'audit-results', 'audit-programme-evidence', 'is-policy'].map(
        (id) => found[id],
      ),
      ['in-force a.md', 'in-force a.md', 'in-force b.md', 'missing', 'missing'],
    );
    assert.deepEqual(readiness.items[2]?.answers[0]?.why, 'declares clause 6.1');
  });

  it('tells Stage 1, what is documented, from Stage 2, what runs', async () => {
    const now = await readinessOf(english);
    assert.deepEqual([now.documented.items.k, now.documented.items.n], [11, 19]);
    // the training records are too old, the others are of this year
    assert.deepEqual([now.operating.records.k, now.operating.records.n], [3, 10]);
    const later = await readinessOf(english, '2027-04-15');
    assert.deepEqual([later.documented.items.k, later.operating.records.k], [11, 1]);
    assert.equal(now.operating.evidenced, null);
  });

  it('wants a record to say which day it is of', async () => {
    const undated = await readinessOf({ 'a.md': plain('report', 'Internal audit report') });
    const item = undated.items.find(({ id }) => id === 'audit-results');
    assert.deepEqual([item?.state, item?.documented, item?.operating], ['in-force', true, false]);
    const step = undated.phases.flatMap(({ steps }) => steps).find(({ id }) => id === 'audit');
    assert.deepEqual([step?.state, step?.next], ['in-progress', 'Write into `Internal audit report` which day it is of']);
  });

  it('lays out the road: what is done, what is next', async () => {
    const { phases, next } = await readinessOf(english);
    assert.deepEqual(
      phases.map(({ id, state, done, steps }) => `${id} ${state} ${done}/${steps.length}`),
      [
        'preparation in-progress 4/6',
        'risk in-progress 3/6',
        'documentation in-progress 3/6',
        'implementation in-progress 1/5',
        'review in-progress 1/5',
        'certification in-progress 0/4',
      ],
    );
    assert.deepEqual(
      next.map(({ title, next }) => `${title}. ${next}`),
      [
        'Name the roles of the ISMS. Create it: `annexa new isms-roles-charter`',
        'Find the gaps. Create the statement: `annexa new soa`',
        'Plan the treatment. Have `Risk treatment plan` approved and put it in force',
        'Approve the Statement of Applicability. Create it: `annexa new soa`',
        'Decide on every control. Create the statement: `annexa new soa`',
      ],
    );
  });

  it('counts the risks of the registers that are rated, owned and treated', async () => {
    const rows = '| R-1 | Theft | Jo | 3 | 4 | mitigate |\n| R-2 | Fire | | 2 | 5 | accept |\n| R-3 | Flood | Jo | | | avoid |';
    const table = `| ID | Risk | Owner | Likelihood | Impact | Treatment |\n| --- | --- | --- | --- | --- | --- |\n${rows}`;
    const { phases } = await readinessOf({ 'risks.md': approved('register', 'Risk register', '', table) });
    const step = phases.flatMap(({ steps }) => steps).find(({ id }) => id === 'rating');
    assert.deepEqual(
      [step?.state, step?.detail, step?.next],
      [
        'in-progress',
        '1 of 3 risks rated, owned and with a treatment',
        'Give each an owner, likelihood and impact, and a treatment: `R-2`, `R-3`',
      ],
    );
  });

  it('is all open where there is nothing, and the same again for the same files', async () => {
    const { items, phases, documented } = await readinessOf({ 'annexa.yaml': '' });
    assert.ok(items.every(({ state }) => state === 'missing'));
    assert.ok(phases.every(({ state }) => state === 'open'));
    assert.deepEqual(documented.items, { k: 0, n: 19, percent: 0 });
    assert.equal(JSON.stringify(answered(await readinessOf(german))), JSON.stringify(answered(await readinessOf(german))));
  });

  it('takes what is created from the template of an item as its answer', async () => {
    const { service } = await scanWorkspace({ 'annexa.yaml': 'organization: Acme\n' });
    for (const { id, begin } of service.readiness().items) {
      const made = await newDocument(service, { template: begin.template, ...(begin.title !== null && { title: begin.title }) });
      const uri = made?.uri ?? assert.fail(begin.template);
      await service.setOpenText({ uri, version: 1, text: made?.text ?? '' });
      assert.ok(service.readiness().items.find((item) => item.id === id)?.answers.length, `${id}: ${begin.template}`);
      await service.closeText(uri);
    }
  });

  it('takes a record that is the template as it came for a draft, one with a blank for written', async () => {
    const blanks = (count: number): Record<string, string> => ({
      'annexa.yaml': '',
      'records/restore.md': plain('record', 'Restore test, Q2 2026', 'last_review_date: 2026-10-01\n').concat(
        '\n[Name of the system]\n'.repeat(count),
      ),
    });
    const item = async (count: number) => {
      const found = (await readinessOf(blanks(count))).items.find(({ id }) => id === 'operational-evidence');
      return [found?.state, found?.documented, found?.operating];
    };
    assert.deepEqual(await item(3), ['draft', false, false]);
    assert.deepEqual(await item(1), ['in-force', true, true]);
  });

  it('follows a change', async () => {
    const { service, ports } = await scanWorkspace(english);
    const uri = [...service.documents()].find((document) => document.uri.endsWith('treatment.md'))?.uri ?? '';
    const text = ports.files.get('plans/treatment.md') ?? '';
    await service.setOpenText({ uri, version: 1, text: text.replace('status: draft', 'status: approved') });
    assert.equal(service.readiness().items.find(({ id }) => id === 'risk-treatment-plan')?.state, 'in-force');
  });
});
