import { soaDecision } from '../../document/registers/soa/soa-decision.ts';
import { statementRows } from '../../isms/statement/statements.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';
import { type RowFault, reportRows } from './report-rows.ts';
import { statementExample } from './statement-example.ts';
import { isGeneralReason, weaknessOfExclusion } from './weak-reasons.ts';

/** ANX606: a reason that is none. */
export const soaJustificationWeak: Rule = {
  meta: {
    code: 'ANX606',
    slug: 'soa-justification-weak',
    summary: 'A reason in the Statement of Applicability says nothing about the organisation',
    rationale:
      'The words "not relevant" repeat the decision, and "too costly" is no reason to leave a control out: the risk would have to be accepted instead. Say in a sentence what there is not in the scope, such as "All servers are in the cloud, and no room of ours holds any". A reason for inclusion that fits every control ("best practice") is only an information; where `reasons` name the driver, nothing is said.',
    clauses: ['6.1.3'],
    severity: 'warning',
    fixable: false,
    scope: 'document',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    statementExample('What there is not in the scope', [
      'controls:',
      '  - { control: A.7.4, applicable: no, justification: All staff work from home and we rent no rooms }',
    ]),
    statementExample('The decision once more', ['controls:', '  - { control: A.7.4, applicable: no, justification: ⟦Not relevant.⟧ }']),
    statementExample('Costs', ['controls:', '  - { control: A.8.12, applicable: no, justification: ⟦too costly⟧ }']),
    statementExample('A reason for all', ['controls:', '  - { control: A.5.1, applicable: yes, justification: ⟦Best practice⟧ }']),
  ],
  check(context) {
    const { document, catalog } = context;
    const faults: RowFault[] = [];
    const general: RowFault[] = [];
    for (const { row, decisions } of statementRows(document)) {
      const { applicable, justification, justificationCell } = soaDecision(row, catalog);
      if (decisions.length === 0 || justification === '' || !justificationCell) continue;
      const label = row.cells.control?.text ?? '';
      const { range } = justificationCell;
      if (applicable === 'no') {
        const weakness = weaknessOfExclusion(justification);
        if (weakness) faults.push({ label, range, message: messages[weakness](quoted(justification), quoted(label)) });
      } else if (applicable === 'yes' && !row.cells.reasons?.text && isGeneralReason(justification)) {
        const message = `${quoted(justification)} would fit any control. Name the risk, law, contract or need that calls for ${quoted(label)}.`;
        general.push({ label, range, message, severity: 'info' });
      }
    }
    reportRows(
      context,
      faults,
      (ids, count) => `The reasons for leaving out ${count} controls say nothing about the scope: ${ids}. Say of each what there is not.`,
    );
    reportRows(
      context,
      general,
      (ids, count) => `The reasons for ${count} controls would fit any control: ${ids}. Name what calls for each.`,
    );
  },
};

const messages: Readonly<Record<'empty' | 'cost' | 'short', (reason: string, control: string) => string>> = {
  empty: (reason, control) =>
    `${reason} says that ${control} is left out, not why. Write a sentence on what there is not in the scope, such as "We rent no rooms".`,
  cost: (reason, control) =>
    `${reason} is no reason to leave out ${control}. Say why nothing in the scope calls for it; else include it and have the risk accepted until it is carried out.`,
  short: (reason, control) =>
    `${reason} is too short to tell why ${control} is left out. Write a sentence on what there is not in the scope.`,
};
