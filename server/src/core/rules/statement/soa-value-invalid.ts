import type { RegisterCell } from '../../document/registers/register.ts';
import { listOf, soaDecision } from '../../document/registers/soa/soa-decision.ts';
import { isPlaceholder } from '../../document/sections/titles.ts';
import { statementRows } from '../../isms/statement/statements.ts';
import { nearest } from '../../text/edit-distance.ts';
import { isIsoDate, readWrittenDate } from '../../text/iso-date.ts';
import { quoted } from '../quoted.ts';
import { reportAll } from '../register-reports.ts';
import type { Fix, Report, Rule, RuleContext } from '../rule.ts';
import { statementExample } from './statement-example.ts';

/** So many words tell how something is done. */
const sentence = /^(?:\S{1,40}\s{1,3}){4}\S/;

/** ANX614: a cell holds something that its column does not know. */
export const soaValueInvalid: Rule = {
  meta: {
    code: 'ANX614',
    slug: 'soa-value-invalid',
    summary: 'A value in the Statement of Applicability is none that its column knows',
    rationale:
      'Whether a control applies, how far it is carried out, why it is needed, how mature it is, and days are read by the tool and counted. What it cannot read counts as nothing: a control that is neither yes nor no is undecided, a day that does not exist is no target. The words are understood in several languages; `yes`, `no`, `implemented`, `partial`, `planned` and `not_started` always are. Days are written year-month-day.',
    clauses: ['6.1.3', '7.5.3'],
    severity: 'warning',
    fixable: true,
    scope: 'document',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    statementExample('Known words, and a day', [
      'controls:',
      '  - { control: A.5.1, applicable: yes, reasons: [risk, legal], status: implemented, maturity: 3 }',
      '  - { control: A.7.13, applicable: ja, status: geplant, target_date: 2027-05-31 }',
    ]),
    statementExample('A misspelt status', ['controls:', '  - { control: A.5.1, applicable: yes, status: ⟦implementd⟧ }'], {
      fixed: 'controls:\n  - { control: A.5.1, applicable: yes, status: implemented }\n',
      leadsTo: ['soa-undocumented'],
    }),
    statementExample('Neither yes nor no', ['controls:', '  - { control: A.5.1, applicable: ⟦probably⟧ }']),
    statementExample('A day that does not exist', [
      'controls:',
      '  - { control: A.5.1, applicable: yes, status: planned, target_date: ⟦2027-02-30⟧ }',
    ]),
  ],
  check(all) {
    const { document, catalog } = all;
    const found: Report[] = [];
    const context: RuleContext = { ...all, report: (each) => void found.push(each) };
    for (const { row, decisions } of statementRows(document)) {
      if (decisions.length === 0) continue;
      const { applicable, reasons, status, maturity, target_date: target, evidence_date: evidence } = row.cells;
      const decision = soaDecision(row, catalog).applicable;
      const isOpen = decision === 'undecided';
      if (applicable && decision === 'unclear')
        reportValue(context, 'applicable', applicable, applicable.text, 'Write `yes`, `no` or `undecided`');
      // `Implementation` heads sentences on how as well
      if (
        status &&
        !sentence.test(status.text) &&
        isUnknown(context, 'status', status.text) &&
        !(isOpen && offersValues(context, status.text))
      )
        reportValue(context, 'status', status, status.text, 'Write `implemented`, `partial`, `planned` or `not_started`');
      if (maturity && isUnknown(context, 'maturity', maturity.text))
        reportValue(context, 'maturity', maturity, maturity.text, 'Write a number from `0` to `5`');
      const strange = listOf(reasons).filter((reason) => isUnknown(context, 'reasons', reason));
      // a column that holds sentences is one of reasons all the same
      if (reasons && strange.length > 0 && strange.every((reason) => !reason.includes(' ')))
        reportValue(context, 'reasons', reasons, strange[0] as string, 'Write `risk`, `legal`, `contractual` or `business`');
      for (const cell of [target, evidence]) if (cell && !isPlaceholder(cell.text)) reportDay(context, cell);
    }
    reportAll(all, found, (count) => `${count} values are none that their columns know. The first: ${found[0]?.message}`);
  },
};

function isUnknown({ catalog }: RuleContext, column: string, text: string): boolean {
  return !isPlaceholder(text) && catalog.registers.valueOf('soa', column, text) === null;
}

/** `Implemented / Partial / Planned`: nobody has chosen yet. */
function offersValues({ catalog }: RuleContext, text: string): boolean {
  const parts = text.split(/[/|]/);
  return parts.length > 1 && parts.every((part) => catalog.registers.valueOf('soa', 'status', part.trim()) !== null);
}

function reportValue({ document, catalog, report }: RuleContext, column: string, cell: RegisterCell, text: string, expected: string): void {
  const known = catalog.registers.column('soa', column)?.values?.map(({ id }) => id) ?? [];
  const meant = nearest(text.toLowerCase().replace(/[ -]/g, '_'), known, 2);
  const isWhole = cell.text === text && cell.items.length === 0;
  const fixes: Fix[] =
    meant && isWhole && text.length > 3
      ? [{ title: `Replace with \`${meant}\``, preferred: false, edits: [{ uri: document.uri, range: cell.range, newText: meant }] }]
      : [];
  const item = cell.items.find((each) => each.text === text);
  report({
    range: item?.range ?? cell.range,
    message: `${quoted(text)} is no value that this column knows. ${meant ? `Did you mean \`${meant}\`?` : `${expected}.`}`,
    fixes,
  });
}

function reportDay({ document, report }: RuleContext, { text, range }: RegisterCell): void {
  const day = text.trim();
  if (isIsoDate(day)) return;
  const read = readWrittenDate(day);
  // a quarter or a month is a target too, though not for a tool
  if (read === null && !/^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}$/.test(day)) return;
  const fixes: Fix[] =
    read === null ? [] : [{ title: `Replace with \`${read}\``, preferred: true, edits: [{ uri: document.uri, range, newText: read }] }];
  report({
    range,
    message:
      read === null
        ? `${quoted(day)} is no day of the calendar as \`YYYY-MM-DD\`. Write it as \`2027-01-31\`.`
        : `Write ${quoted(day)} as \`${read}\`.`,
    fixes,
    ...(read !== null && { severity: 'info' as const }),
  });
}
