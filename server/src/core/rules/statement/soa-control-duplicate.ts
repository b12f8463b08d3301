import type { ApplicabilityRow } from '../../document/policy-document.ts';
import { statementRows } from '../../isms/statement/statements.ts';
import { quoted } from '../quoted.ts';
import { reportAll } from '../register-reports.ts';
import type { Report, Rule } from '../rule.ts';
import { listed } from './report-rows.ts';
import { statementExample } from './statement-example.ts';

/** ANX603: a control has two rows in one statement. */
export const soaControlDuplicate: Rule = {
  meta: {
    code: 'ANX603',
    slug: 'soa-control-duplicate',
    summary: 'The Statement of Applicability has two rows for one control',
    rationale:
      'Two rows for one control are two decisions, and nobody knows which one holds. Keep the one that is right, with what the other says beside. A row for a range counts for each control of the range. Where more than twenty rows repeat others, one finding says how many.',
    clauses: ['6.1.3', '7.5.3'],
    severity: 'warning',
    fixable: false,
    scope: 'document',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    statementExample('One row for each control', [
      'controls:',
      '  - { control: A.5.1, applicable: yes }',
      '  - { control: A.5.2, applicable: yes }',
    ]),
    statementExample('A control twice', [
      'controls:',
      '  - { control: A.5.1, applicable: yes }',
      '  - { control: A.5.2, applicable: yes }',
      '  - { control: ⟦A.5.1⟧, applicable: no }',
    ]),
  ],
  check(context) {
    const { document } = context;
    const first = new Map<string, ApplicabilityRow>();
    const found: Report[] = [];
    const repeated = new Set<string>();
    let differ = false;
    for (const { decisions } of statementRows(document))
      for (const decision of decisions) {
        const known = first.get(decision.control);
        if (!known) {
          first.set(decision.control, decision);
          continue;
        }
        const differs = known.applicable !== decision.applicable;
        differ ||= differs;
        repeated.add(decision.control);
        found.push({
          range: decision.range,
          message: `There are two rows for ${quoted(decision.control)}${differs ? ', and they decide differently' : ''}. Keep one of them.`,
          related: [{ uri: document.uri, range: known.range, message: 'the first row' }],
        });
        break;
      }
    reportAll(
      context,
      found,
      (count) =>
        `${count} rows are about controls that have a row already: ${listed([...repeated])}. This is the first${differ ? '; some of them decide differently' : ''}. Keep one row for each control.`,
    );
  },
};
