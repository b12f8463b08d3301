import { soaDecision } from '../../document/registers/soa/soa-decision.ts';
import { statementRows } from '../../isms/statement/statements.ts';
import { isIsoDate, readWrittenDate } from '../../text/iso-date.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';
import { type RowFault, reportRows } from './report-rows.ts';
import { statementExample } from './statement-example.ts';

const dateInText = /\d{4}-\d{2}-\d{2}/;

/** ANX611: a control that is planned or partial has no day by which it is carried out, or that day has passed. */
export const soaTargetDate: Rule = {
  meta: {
    code: 'ANX611',
    slug: 'soa-target-date',
    summary: 'A control that is planned or partial has no target date, or the date has passed',
    rationale:
      'A control that is planned without a day stays planned. An auditor asks by when, and looks at the days that have passed. Write the day as `target_date`; a day that the reason or the summary names will do as well. Move a day that has passed, with whoever approves the statement, or renew the status.',
    clauses: ['6.1.3', '6.2'],
    severity: 'info',
    fixable: false,
    scope: 'document',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    statementExample('A day ahead', ['controls:', '  - { control: A.7.13, applicable: yes, status: planned, target_date: 2027-05-31 }']),
    statementExample('Planned for some day', ['controls:', '  - { control: A.7.13, applicable: yes, status: ⟦planned⟧ }']),
    statementExample('A day that has passed', [
      'controls:',
      '  - { control: A.7.13, applicable: yes, status: partial, target_date: ⟦2026-05-31⟧ }',
    ]),
  ],
  check(context) {
    const { document, catalog, asOf } = context;
    const undated: RowFault[] = [];
    const overdue: RowFault[] = [];
    for (const { row } of statementRows(document)) {
      const { applicable, status, targetDate } = soaDecision(row, catalog);
      if (applicable !== 'yes' || (status !== 'planned' && status !== 'partial')) continue;
      const { target_date: cell } = row.cells;
      const day = isIsoDate(targetDate) ? targetDate : readWrittenDate(targetDate);
      const label = row.cells.control?.text ?? '';
      if (cell && day !== null && day < asOf)
        overdue.push({
          label,
          range: cell.range,
          severity: 'warning',
          message: `${quoted(label)} was to be carried out by ${quoted(day)}, and is still ${quoted(status)}. Renew the status, or agree on another day.`,
        });
      if (targetDate !== '' || ['justification', 'summary', 'status'].some((column) => dateInText.test(row.cells[column]?.text ?? '')))
        continue;
      const message = `${quoted(label)} is ${quoted(status)}, and nothing says by when it is carried out. Add a target date, such as \`2027-05-31\`.`;
      undated.push({ label, range: row.cells.status?.range ?? row.range, message });
    }
    reportRows(
      context,
      overdue,
      (ids, count) =>
        `${count} controls were to be carried out by now, and are still planned or partial: ${ids}. Renew their status, or agree on other days.`,
    );
    reportRows(
      context,
      undated,
      (ids, count) => `${count} controls are planned or partial, and nothing says by when they are carried out: ${ids}. Add target dates.`,
    );
  },
};
