import { metadataText } from '../../document/metadata/metadata.ts';
import { RiskRater } from '../../isms/risks/rate-risks.ts';
import type { Risk } from '../../isms/risks/risk.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import { cellPlace, hasColumn, isEmptyCell, isRegisterDocument, reportAll } from '../register-reports.ts';
import type { Report, Rule, RuleContext } from '../rule.ts';
import { exampleRegister } from './example-register.ts';
import { isLive, nameOf, riskRegisters } from './risks-here.ts';

/** ANX705: a risk is accepted, and nobody has said so by name and date. */
export const riskAcceptanceUnapproved: Rule = {
  meta: {
    code: 'ANX705',
    slug: 'risk-acceptance-unapproved',
    summary: 'A risk is accepted, or remains above the limit, without approver and date',
    rationale:
      'To accept a risk is a decision of somebody who may take it, on a day: without both it is only a habit. The owner of the risk may be the one who accepts; above `risks.acceptance_limit` in `annexa.yaml` whatever remains has to be accepted, whatever the treatment. Name and date may stand in one cell (`Ruth Adeyemi, 2026-10-05`) or in two. A register without a column for it that is approved as a whole, with approver and date in its document control, is not reported.',
    clauses: ['6.1.3', '8.3'],
    severity: 'warning',
    fixable: false,
    scope: 'document',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    {
      title: 'Accepted by name and date',
      path: 'registers/risks.md',
      text: exampleRegister(
        'ID | Risk | Likelihood | Impact | Treatment | Accepted by',
        'R-01 | Fire | 1 | 3 | accept | Ruth Adeyemi, 2026-10-05',
        'R-02 | Theft | 3 | 3 | mitigate | ',
      ),
    },
    {
      title: 'By nobody, and on no day',
      path: 'registers/risks.md',
      text: exampleRegister(
        'ID | Risk | Likelihood | Impact | Treatment | Accepted by',
        'R-01 | Fire | 1 | 3 | accept | ⟦⟧',
        'R-02 | Theft | 1 | 3 | accept | ⟦Ruth Adeyemi⟧',
        'R-03 | Flood | 1 | 3 | accept | ⟦yes⟧',
      ),
    },
    {
      title: 'What remains is above the limit',
      path: 'registers/risks.yaml',
      text: exampleText(
        'risks:',
        '  - id: R-01',
        '    likelihood: 4',
        '    impact: 4',
        '    treatment: mitigate',
        '    residual: 8',
        '    acceptance: { by: ⟦⟧, date: }',
        '  - { id: R-02, likelihood: 4, impact: 4, treatment: mitigate, residual: 4 }',
      ),
      files: { 'annexa.yaml': exampleText('risks:', '  acceptance_limit: 6') },
    },
    {
      title: 'No column for it',
      path: 'registers/risks.md',
      text: exampleRegister('ID | Risk | Likelihood | Impact | Treatment', 'R-01 | Fire | 1 | 3 | accept').replace(/^\| ID.*$/m, '⟦$&⟧'),
    },
  ],
  check(context) {
    const { document, config, catalog, report } = context;
    const rater = new RiskRater(config.risks, catalog.registers);
    for (const { register, risks } of riskRegisters(context)) {
      const accepted = risks.filter((risk) => isLive(risk) && needsAcceptance(risk, rater));
      if (accepted.length === 0) continue;
      if (!hasColumn(register, 'accepted_by') && !hasColumn(register, 'accepted_date')) {
        const unnamed = accepted.filter(({ acceptance }) => acceptance.by === '').length;
        if (unnamed > 0 && isRegisterDocument(document) && !isApprovedAsWhole(context) && !keepsAcceptances(context))
          report({
            range: register.range,
            message: `${unnamed === 1 ? 'One risk is' : `${unnamed.toLocaleString('en')} risks are`} to be accepted, but the register does not say by whom and when. Add a column \`Accepted by\` with name and date.`,
          });
        continue;
      }
      reportAll(
        context,
        accepted.flatMap((risk) => unapproved(context, risk, rater)),
        (count) =>
          `${count} risks of this register are accepted without name and date, this is the first. Let somebody who may do so accept each, and note name and date.`,
      );
    }
  },
};

function needsAcceptance(risk: Risk, rater: RiskRater): boolean {
  return risk.treatments[0] === 'accept' || risk.status === 'accepted' || isAboveLimit(risk, rater);
}

function isAboveLimit(risk: Risk, rater: RiskRater): boolean {
  const { acceptanceLimit } = rater.settings;
  return acceptanceLimit !== null && (rater.residual(risk).score ?? 0) > acceptanceLimit;
}

function unapproved({ document, asOf }: RuleContext, risk: Risk, rater: RiskRater): Report[] {
  const { by, date } = risk.acceptance;
  const { row } = risk.entry;
  const why = isAboveLimit(risk, rater)
    ? `What remains of ${quoted(nameOf(risk))} is above the limit of ${rater.settings.acceptanceLimit}`
    : `${quoted(nameOf(risk))} is accepted`;
  if (by === '' && date === null) {
    if (row.cells.accepted_by?.text && !isEmptyCell(document, row, 'accepted_by') && isBlank(document, row.cells.accepted_by.range))
      return [];
    return [
      {
        range: cellPlace(row, 'accepted_by', 'treatment'),
        message: `${why}, but not by anybody, and on no day. Let somebody who may do so accept it, and note name and date.`,
      },
    ];
  }
  if (by === '')
    return [
      { range: cellPlace(row, 'accepted_by', 'accepted_date'), message: `${why}, but it is not said by whom. Name who accepted it.` },
    ];
  if (date === null)
    return [
      {
        range: cellPlace(row, hasDateColumn(risk) ? 'accepted_date' : 'accepted_by'),
        message: `${why} by ${quoted(by)}, but on no day. Add the date, as \`YYYY-MM-DD\`.`,
      },
    ];
  if (date > asOf)
    return [
      {
        range: cellPlace(row, hasDateColumn(risk) ? 'accepted_date' : 'accepted_by'),
        message: `${why} on \`${date}\`, a day that is yet to come. Write the day on which it was accepted.`,
      },
    ];
  return [];
}

function hasDateColumn({ entry }: Risk): boolean {
  return entry.row.cells.accepted_date !== undefined;
}

/** True for a blank of a form, which the rule for placeholders reports. */
function isBlank({ placeholders }: RuleContext['document'], { start, end }: { readonly start: number; readonly end: number }): boolean {
  return placeholders.some((each) => each.start < end && start < each.end);
}

/** Titles of sections that keep who accepted which risk. */
const acceptances =
  /(?:accept|akzept|acept|aceit|accett|kabul)\p{L}{0,12}[ -]?(?:log|records?|register|decisions?|sign[ -]?offs?|approvals?|liste|protokoll|kayıt)|(?:registro|registre|journal|log|record|register) (?:of|de|des|der|di) (?:accepted |risk )?(?:accept|acept|aceit|accett)/iu;

/** True if another section of the register says who accepted what. */
function keepsAcceptances({ document: { sections } }: RuleContext): boolean {
  return sections.some(({ title, content }) => content === 'text' && acceptances.test(title.slice(0, 120)));
}

function isApprovedAsWhole({ document: { metadata } }: RuleContext): boolean {
  return metadataText(metadata, 'approver') !== undefined && metadataText(metadata, 'approved_date') !== undefined;
}
