import { filledCell } from '../../isms/registers/cell-values.ts';
import { offersTreatments, treatmentsIn } from '../../isms/risks/read-risks.ts';
import type { Risk } from '../../isms/risks/risk.ts';
import { nearest } from '../../text/edit-distance.ts';
import { daysBetween } from '../../text/iso-date.ts';
import { exampleText } from '../example-text.ts';
import { isKnownLanguage } from '../known-language.ts';
import { quoted } from '../quoted.ts';
import { cellPlace, hasColumn, isEmptyCell, isRegisterDocument, reportAll } from '../register-reports.ts';
import type { Report, Rule, RuleContext } from '../rule.ts';
import { exampleRegister } from './example-register.ts';
import { hasColumnSomewhere, isLive, riskRegisters } from './risks-here.ts';

const options = '`mitigate`, `transfer`, `avoid` or `accept`';

/** ANX703: nobody has decided what is done about a risk, or it was not done in time. */
export const riskUntreated: Rule = {
  meta: {
    code: 'ANX703',
    slug: 'risk-untreated',
    summary: 'No treatment is chosen for a risk, or it is overdue',
    rationale:
      'For each risk somebody decides what is done: mitigate it by controls, transfer it, avoid it, or accept it as it is. An assessed risk without such a decision is where audits begin to ask. Usual words are understood in English, German, French and Spanish, also with more behind them (`Mitigate – new firewall`); a sentence that describes measures is taken as a decision too. A treatment whose due date has passed while the risk is still open is reported as well.',
    clauses: ['6.1.3', '8.3'],
    severity: 'warning',
    fixable: true,
    scope: 'document',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    {
      title: 'Decided for each risk',
      path: 'registers/risks.md',
      text: exampleRegister(
        'ID | Risk | Likelihood | Impact | Treatment | Status',
        'R-01 | Fire | 2 | 4 | Transfer: insured | treated',
        'R-02 | Theft | 3 | 2 | Reduce | in treatment',
        'R-03 | Old printer | 1 | 1 | | closed',
      ),
    },
    {
      title: 'Not decided, and no such treatment',
      path: 'registers/risks.md',
      text: exampleRegister(
        'ID | Risk | Likelihood | Impact | Treatment | Controls',
        'R-01 | Fire | 2 | 4 | ⟦⟧ | A.7.5',
        'R-02 | Theft | 3 | 2 | ⟦mitigat⟧ | A.7.9',
      ),
    },
    {
      title: 'A slip',
      path: 'registers/risks.yaml',
      text: exampleText('risks:', '  - { id: R-01, likelihood: 2, impact: 4, treatment: ⟦mitgate⟧, controls: A.7.5 }'),
      fixed: exampleText('risks:', '  - { id: R-01, likelihood: 2, impact: 4, treatment: mitigate, controls: A.7.5 }'),
    },
    {
      title: 'Not done by the day it was due',
      path: 'registers/risks.md',
      text: exampleRegister(
        'ID | Risk | Likelihood | Impact | Treatment | Status | Due',
        'R-01 | Fire | 2 | 4 | mitigate | in treatment | ⟦2026-10-31⟧',
        'R-02 | Theft | 3 | 2 | mitigate | treated | 2026-10-31',
      ),
    },
  ],
  check(context) {
    const registers = riskRegisters(context);
    const isSaid = ['treatment', 'controls', 'measures'].some((column) => hasColumnSomewhere(registers, column));
    for (const { register, risks, repeats } of registers) {
      const says = hasColumn(register, 'treatment');
      if (
        !isSaid &&
        !repeats &&
        risks.length > 0 &&
        isRegisterDocument(context.document) &&
        isKnownLanguage(context.document, context.catalog)
      )
        context.report({
          range: register.range,
          message: `The register does not say what is done about the risks. Add a column \`Treatment\` with ${options}.`,
        });
      const undecided = says ? risks.filter((risk) => isUndecided(context, risk)) : [];
      reportAll(
        context,
        undecided.map(({ entry }) => ({
          range: cellPlace(entry.row, 'treatment'),
          message: `It is not decided what is done about this risk. Write ${options}.`,
        })),
        (count) => `For ${count} risks of this register it is not decided what is done about them, this is the first. Write ${options}.`,
      );
      reportAll(
        context,
        says ? risks.flatMap((risk) => unknownTreatment(context, risk)) : [],
        (count) => `${count} risks of this register have a treatment that is none, this is the first. Write ${options}.`,
      );
      reportAll(
        context,
        risks.flatMap((risk) => overdue(context, risk)),
        (count) =>
          `The treatment of ${count} risks of this register is overdue, this is the first. Finish it, or agree on a new date with their owners.`,
      );
    }
  },
};

function isUndecided({ document, catalog }: RuleContext, risk: Risk): boolean {
  if (!isLive(risk) || risk.status === 'accepted') return false;
  return isEmptyCell(document, risk.entry.row, 'treatment') || offersTreatments(risk.entry.row.cells.treatment?.text ?? '', catalog);
}

/** One word that is no treatment, or two with a slip in them; other text describes one. */
function unknownTreatment({ document, catalog }: RuleContext, risk: Risk): Report[] {
  const cell = risk.treatments.length > 0 || !isLive(risk) ? undefined : filledCell(risk.entry.row, 'treatment');
  const count = cell?.text.split(/\s+/).length ?? 0;
  if (!cell || count > 2) return [];
  const words = [...new Set(['mitigate', 'transfer', 'avoid', 'accept', ...usual(catalog, document.language)])];
  const meant = nearest(cell.text.toLowerCase(), words, 2);
  if (count === 2 && !meant) return [];
  const isPlain = cell.range.end - cell.range.start === cell.text.length;
  return [
    {
      range: cell.range,
      message: `${quoted(cell.text)} is no treatment of a risk. ${meant && treatmentsIn(meant, catalog).length > 0 ? `Did you mean \`${meant}\`?` : `Write ${options}.`}`,
      fixes:
        meant && isPlain
          ? [{ title: `Replace with \`${meant}\``, preferred: false, edits: [{ uri: document.uri, range: cell.range, newText: meant }] }]
          : [],
    },
  ];
}

/** The words for the treatments in the language of a document. */
function usual(catalog: RuleContext['catalog'], language: string): string[] {
  return (catalog.registers.column('risks', 'treatment')?.values ?? []).flatMap(
    ({ words }) => (words as Record<string, string | undefined>)[language]?.split(';', 1) ?? [],
  );
}

function overdue({ asOf }: RuleContext, { status, treatments, dueDate, entry }: Risk): Report[] {
  const isOpen =
    status === 'open' || status === 'in_treatment' || (status === null && treatments[0] !== 'accept' && !filledCell(entry.row, 'status'));
  if (!dueDate || dueDate >= asOf || !isOpen) return [];
  const days = daysBetween(dueDate, asOf);
  return [
    {
      range: cellPlace(entry.row, 'due_date'),
      message: `The treatment was due on \`${dueDate}\`, ${days === 1 ? '1 day' : `${days} days`} ago, and the risk is still open. Finish it, or agree on a new date with the risk owner.`,
    },
  ];
}
