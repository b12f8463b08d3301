import { claimantsOf } from '../../isms/statement/claimants.ts';
import { decisionOn } from '../../isms/statement/decision-on.ts';
import { statementRows } from '../../isms/statement/statements.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';
import { type RowFault, reportRows } from './report-rows.ts';
import { claimingPolicy, statementExample } from './statement-example.ts';

/** ANX607: a control is left out though a document in force claims it. */
export const soaConflict: Rule = {
  meta: {
    code: 'ANX607',
    slug: 'soa-conflict',
    summary: 'The Statement of Applicability leaves out a control that a document in force claims',
    rationale:
      'The statement says that the control does not apply, and a document in force says how it is met. An auditor reads both. Either the control applies after all, or the claim goes; the document is told by [control-excluded](control-excluded.md). In the coverage such a control is a conflict and counts for nothing. Where several statements decide differently, the one that includes the control counts.',
    clauses: ['6.1.3'],
    severity: 'warning',
    fixable: false,
    scope: 'workspace',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    statementExample(
      'Only a draft claims it',
      ['controls:', '  - { control: A.7.4, applicable: no, justification: All staff work from home }'],
      { files: { 'policies/office.md': claimingPolicy('A.7.4', 'draft') } },
    ),
    statementExample(
      'A policy in force claims it',
      ['controls:', '  - { control: ⟦A.7.4⟧, applicable: no, justification: All staff work from home }'],
      { files: { 'policies/office.md': claimingPolicy('A.7.4') } },
    ),
    statementExample(
      'Another statement includes it',
      ['controls:', '  - { control: A.7.4, applicable: no, justification: All work from home }'],
      {
        files: {
          'policies/office.md': claimingPolicy('A.7.4'),
          'isms/more/soa.yaml': 'controls:\n  - { control: A.7.4, applicable: yes }\n',
        },
      },
    ),
    {
      title: 'A row for several controls, of which one is claimed',
      path: 'isms/soa.csv',
      text: 'control,applicable,justification\nA.5.1,yes,We need it\n⟦A.7.4–A.7.6⟧,no,We rent no rooms\n',
      files: { 'annexa.yaml': '', 'policies/office.md': claimingPolicy('A.7.5') },
    },
  ],
  check(context) {
    const { document, index } = context;
    const faults: RowFault[] = [];
    // what a second row for a control repeats is told at the first
    const asked = new Set<string>();
    for (const { decisions } of statementRows(document))
      for (const { control, own, applicable, range } of decisions) {
        if (own || applicable !== false || asked.has(control)) continue;
        asked.add(control);
        if (decisionOn(control, index).included) continue;
        const claims = claimantsOf(control, context).filter(({ status }) => status === 'ok');
        const [first] = claims;
        if (!first) continue;
        const title = first.document.title?.text ?? first.document.uri.slice(first.document.uri.lastIndexOf('/') + 1);
        const more = new Set(claims.map((claim) => claim.document.uri)).size - 1;
        faults.push({
          label: control,
          range,
          message: `${quoted(control)} is left out, yet ${quoted(title)}${more > 0 ? ` and ${more} more` : ''} in force claim${more > 0 ? '' : 's'} it. Include it, or take the claim out.`,
          related: claims.slice(0, 10).map((claim) => ({ uri: claim.document.uri, range: claim.reference.range, message: 'claimed here' })),
        });
        break;
      }
    reportRows(
      context,
      faults,
      (ids, count) => `${count} controls are left out, yet documents in force claim them: ${ids}. Include them, or take the claims out.`,
    );
  },
};
