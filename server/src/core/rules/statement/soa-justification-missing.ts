import { soaDecision } from '../../document/registers/soa/soa-decision.ts';
import { statementRows } from '../../isms/statement/statements.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';
import { type RowFault, reportRows } from './report-rows.ts';
import { statementExample } from './statement-example.ts';

/** ANX605: a decision without its reason. */
export const soaJustificationMissing: Rule = {
  meta: {
    code: 'ANX605',
    slug: 'soa-justification-missing',
    summary: 'The Statement of Applicability does not say why a control is needed or left out',
    rationale:
      'The statement must say for each necessary control why it is included, and for each control of Annex A that is left out why. A control that is left out without a reason does not count as excluded in the coverage. A reason for inclusion is a risk, a law, a contract or a need of the business.',
    clauses: ['6.1.3'],
    severity: 'warning',
    fixable: false,
    scope: 'document',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    statementExample('Reasons for and against', [
      'controls:',
      '  - { control: A.5.1, applicable: yes, reasons: [legal, contractual] }',
      '  - { control: A.5.7, applicable: yes, justification: Phishing is risk R-02 }',
      '  - { control: A.7.4, applicable: no, justification: We rent no rooms }',
    ]),
    statementExample('Left out without a reason', ['controls:', '  - control: A.7.4', '    applicable: ⟦no⟧']),
    statementExample('The reason is still to be written', [
      'controls:',
      '  - control: A.5.1',
      '    applicable: yes',
      '    justification: ⟦TBD⟧',
    ]),
  ],
  check(context) {
    const { document, catalog } = context;
    const faults: RowFault[] = [];
    for (const { row, decisions } of statementRows(document)) {
      const { applicable, justification, justificationCell } = soaDecision(row, catalog);
      if (decisions.length === 0 || justification !== '' || (applicable !== 'yes' && applicable !== 'no')) continue;
      const reasons = row.cells.reasons?.text ?? '';
      if (applicable === 'yes' && reasons !== '') continue;
      const label = row.cells.control?.text ?? '';
      const isEmpty = !justificationCell || justificationCell.text === '';
      const range = (isEmpty ? row.cells.applicable?.range : justificationCell?.range) ?? row.range;
      const message =
        applicable === 'no'
          ? `${quoted(label)} is left out, and nothing says why. Write in a sentence why nothing in the scope calls for it.`
          : `Nothing says why ${quoted(label)} is needed. Name the risk, law, contract or need of the business that calls for it.`;
      faults.push({ label, range, message, severity: applicable === 'no' ? 'warning' : 'info' });
    }
    const [excluded, included] = ['warning', 'info'].map((severity) => faults.filter((fault) => fault.severity === severity));
    reportRows(
      context,
      excluded ?? [],
      (ids, count) => `${count} controls are left out, and nothing says why: ${ids}. Write a reason for each.`,
    );
    reportRows(context, included ?? [], (ids, count) => `Nothing says why ${count} controls are needed: ${ids}. Name what calls for each.`);
  },
};
