import { soaDecision } from '../../document/registers/soa/soa-decision.ts';
import { isPlaceholder } from '../../document/sections/titles.ts';
import { statementRows, statementsIn } from '../../isms/statement/statements.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';
import { type RowFault, reportRows } from './report-rows.ts';
import { statementExample } from './statement-example.ts';

/** ANX609: it is not said how far a control is carried out. */
export const soaStatusMissing: Rule = {
  meta: {
    code: 'ANX609',
    slug: 'soa-status-missing',
    summary: 'The Statement of Applicability does not say how far a control is carried out',
    rationale:
      'For each necessary control the statement must say whether it is carried out: `implemented`, `partial`, `planned` or `not_started`. Without it a control does not count as decided.',
    clauses: ['6.1.3'],
    severity: 'info',
    fixable: false,
    scope: 'document',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    statementExample('A status where the control applies', [
      'controls:',
      '  - { control: A.5.1, applicable: yes, status: implemented }',
      '  - { control: A.7.4, applicable: no }',
    ]),
    statementExample('No status', ['controls:', '  - { control: ⟦A.5.1⟧, applicable: yes }']),
    statementExample('Nothing is decided yet', ['controls:', '  - { control: A.5.1, applicable: undecided }', '  - { control: A.5.2 }']),
    {
      title: 'No column for it',
      path: 'isms/soa.csv',
      text: '⟦control,applicable,justification⟧\nA.5.1,yes,We need it\n',
      files: { 'annexa.yaml': '' },
    },
  ],
  check(context) {
    const { document, catalog } = context;
    const [table] = statementsIn(document);
    // without a column for it, there is one thing to do and not one for each row
    if (table && document.format !== 'yaml' && !table.columns.includes('status')) {
      const message =
        'The statement has no column that says how far the controls are carried out. Add a column `Status`, with `implemented`, `partial`, `planned` or `not_started` for each.';
      context.report({ range: table.range, message });
      return;
    }
    const faults: RowFault[] = [];
    for (const { row, decisions } of statementRows(document)) {
      const [first] = decisions;
      if (!first || soaDecision(row, catalog).applicable !== 'yes' || !isPlaceholder(row.cells.status?.text ?? '')) continue;
      const label = row.cells.control?.text ?? first.control;
      const message = `Nothing says how far ${quoted(label)} is carried out. Give it the status \`implemented\`, \`partial\`, \`planned\` or \`not_started\`.`;
      faults.push({ label, range: first.range, message });
    }
    reportRows(
      context,
      faults,
      (ids, count) =>
        `Nothing says how far ${count} controls are carried out: ${ids}. Give each the status \`implemented\`, \`partial\`, \`planned\` or \`not_started\`.`,
    );
  },
};
