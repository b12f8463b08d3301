import { soaDecision } from '../../document/registers/soa/soa-decision.ts';
import { type Claimant, claimantsOf } from '../../isms/statement/claimants.ts';
import { statementRows } from '../../isms/statement/statements.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';
import { type RowFault, reportRows } from './report-rows.ts';
import { claimingPolicy, statementExample } from './statement-example.ts';

/** ANX610: a status that the documents do not bear out. */
export const soaStatusUnsupported: Rule = {
  meta: {
    code: 'ANX610',
    slug: 'soa-status-unsupported',
    summary: 'A status in the Statement of Applicability does not fit the documents behind it',
    rationale:
      'A control is called implemented, and what claims it are drafts, or documents that are overdue for review, changed since their approval or superseded, so nothing in force says how it is met. Approve them, or call the control partial or planned with a date. The other way round, a control that is said not to be begun though a document in force claims it has probably moved on; that is only an information.',
    clauses: ['6.1.3'],
    severity: 'warning',
    fixable: false,
    scope: 'workspace',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    statementExample('A policy in force', ['controls:', '  - { control: A.7.4, applicable: yes, status: implemented }'], {
      files: { 'policies/office.md': claimingPolicy('A.7.4') },
    }),
    statementExample('Implemented, by a draft', ['controls:', '  - { control: A.7.4, applicable: yes, status: ⟦implemented⟧ }'], {
      files: { 'policies/office.md': claimingPolicy('A.7.4', 'draft') },
    }),
    statementExample(
      'Implemented, by a policy that is overdue for review',
      ['controls:', '  - { control: A.7.4, applicable: yes, status: ⟦implemented⟧ }'],
      { files: { 'policies/office.md': claimingPolicy('A.7.4').replace('owner:', 'next_review_date: 2020-01-01\nowner:') } },
    ),
    statementExample('Not begun, by a policy in force', ['controls:', '  - { control: A.7.4, applicable: yes, status: ⟦not_started⟧ }'], {
      files: { 'policies/office.md': claimingPolicy('A.7.4') },
    }),
  ],
  check(context) {
    const { document, catalog } = context;
    const faults: RowFault[] = [];
    const begun: RowFault[] = [];
    for (const { row, decisions } of statementRows(document)) {
      const { status, applicable } = soaDecision(row, catalog);
      if (applicable !== 'yes' || (status !== 'implemented' && status !== 'not_started')) continue;
      const range = row.cells.status?.range ?? row.range;
      for (const { control, own } of decisions) {
        const claims = own ? [] : claimantsOf(control, context);
        const inForce = claims.filter((claim) => claim.status === 'ok');
        if (claims.length === 0 || inForce.length > 0 === (status === 'implemented')) continue;
        const related = claims.slice(0, 10).map((claim) => ({
          uri: claim.document.uri,
          range: claim.reference.range,
          message: worth[claim.status],
        }));
        if (status === 'implemented') {
          const message = `${quoted(control)} is called implemented, and ${behind(claims)}. Bring a document into force, or call the control \`partial\` or \`planned\`.`;
          faults.push({ label: control, range, message, related });
        } else {
          const message = `${quoted(control)} is said not to be begun, yet a document in force claims it. Is it \`partial\` or \`implemented\` by now?`;
          begun.push({ label: control, range, message, severity: 'info', related });
        }
        break;
      }
    }
    reportRows(
      context,
      begun,
      (ids, count) =>
        `${count} controls are said not to be begun, yet documents in force claim them: ${ids}. Are they \`partial\` or \`implemented\` by now?`,
    );
    reportRows(
      context,
      faults,
      (ids, count) =>
        `${count} controls are called implemented, and no document in force claims them: ${ids}. Bring the documents into force, or call the controls \`partial\` or \`planned\`.`,
    );
  },
};

const worth: Readonly<Record<Claimant['status'], string>> = {
  ok: 'in force',
  draft: 'not in force yet',
  stale: 'not kept current',
  empty: 'the section it names is empty',
  mention: 'only mentioned',
};

function behind(claims: readonly Claimant[]): string {
  const all = (status: Claimant['status']): boolean => claims.every((claim) => claim.status === status);
  if (all('draft')) return 'only drafts claim it';
  if (all('stale')) return 'only documents claim it that are overdue for review, changed since their approval, retired or superseded';
  return 'no document in force claims it';
}
