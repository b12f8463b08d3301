import { soaDecision } from '../../document/registers/soa/soa-decision.ts';
import { isReleased, statementRows } from '../../isms/statement/statements.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';
import { type RowFault, reportRows } from './report-rows.ts';
import { statementExample } from './statement-example.ts';

/** ANX604: nobody has decided whether a control applies. */
export const soaUndecided: Rule = {
  meta: {
    code: 'ANX604',
    slug: 'soa-undecided',
    summary: 'The Statement of Applicability does not say whether a control applies',
    rationale:
      'While a statement is written, open decisions are a list of what is left to do, and only an information. Once it is approved or published, each of its controls must be decided: a statement with open rows is none.',
    clauses: ['6.1.3'],
    severity: 'info',
    fixable: false,
    scope: 'document',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    statementExample('Decided', [
      'status: approved',
      'controls:',
      '  - control: A.7.4',
      '    applicable: no',
      '    justification: We rent no rooms.',
    ]),
    statementExample('An open decision in a draft', ['status: draft', 'controls:', '  - control: ⟦A.7.4⟧', '    applicable: undecided']),
    statementExample('A released statement is to be decided', ['status: approved', 'controls:', '  - control: ⟦A.7.4⟧', '    applicable:']),
  ],
  check(context) {
    const { document, catalog } = context;
    const severity = isReleased(document) ? 'error' : 'info';
    const open: RowFault[] = [];
    for (const { row, decisions } of statementRows(document)) {
      const [first] = decisions;
      if (!first || soaDecision(row, catalog).applicable !== 'undecided') continue;
      const label = row.cells.control?.text ?? first.control;
      const message = `Nobody has decided whether ${quoted(label)} applies. Write \`yes\` or \`no\`, and why${severity === 'error' ? '; the statement is released already' : ''}.`;
      open.push({ label, range: first.range, message, severity });
    }
    reportRows(
      context,
      open,
      (ids, count) =>
        `${count} controls are not decided: ${ids}. Write \`yes\` or \`no\` for each, and why${severity === 'error' ? '; the statement is released already' : ''}.`,
    );
  },
};
