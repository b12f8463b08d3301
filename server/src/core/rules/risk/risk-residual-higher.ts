import { RiskRater } from '../../isms/risks/rate-risks.ts';
import type { Rating, Risk } from '../../isms/risks/risk.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import { reportAll } from '../register-reports.ts';
import type { Report, Rule } from '../rule.ts';
import { exampleRegister } from './example-register.ts';
import { nameOf, riskRegisters } from './risks-here.ts';

/** ANX707: more remains of a risk than there was. */
export const riskResidualHigher: Rule = {
  meta: {
    code: 'ANX707',
    slug: 'risk-residual-higher',
    summary: 'The residual risk is higher than the risk before treatment',
    rationale:
      'Treatment lowers a risk or leaves it as it is. A residual score above the first one is a slip in one of the two, or the risk has grown and was not rated anew. Numbers are compared, and levels where both have only these.',
    clauses: ['6.1.2', '6.1.3'],
    severity: 'warning',
    fixable: false,
    scope: 'document',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    {
      title: 'Lower, or as before',
      path: 'registers/risks.md',
      text: exampleRegister(
        'ID | Risk | Likelihood | Impact | Score | Residual',
        'R-01 | Fire | 2 | 4 | 8 | 4',
        'R-02 | Theft | 1 | 3 | 3 | 3',
      ),
    },
    {
      title: 'Higher than before',
      path: 'registers/risks.md',
      text: exampleRegister('ID | Risk | Likelihood | Impact | Score | Residual', 'R-01 | Fire | 2 | 4 | 8 | ⟦12⟧'),
    },
    {
      title: 'A higher level',
      path: 'registers/risks.csv',
      text: exampleText('id,risk,likelihood,impact,risk level,residual risk', 'R-01,Fire,unlikely,minor,low,⟦high⟧'),
    },
  ],
  check(context) {
    const rater = new RiskRater(context.config.risks, context.catalog.registers);
    for (const { risks } of riskRegisters(context)) {
      const found = risks.flatMap((risk) => higher(risk, rater));
      reportAll(
        context,
        found,
        (count) => `More remains of ${count} risks of this register than there was before, this is the first. Rate them anew.`,
      );
    }
  },
};

function higher(risk: Risk, rater: RiskRater): Report[] {
  const place = risk.residual ?? risk.residualLevel ?? risk.residualImpact;
  if (!place) return [];
  const [before, after] = [scoreIn(risk.score) ?? rater.inherent(risk).score, scoreIn(risk.residual) ?? rater.residual(risk).score];
  const message = (was: string, is: string): Report[] => [
    {
      range: place.range,
      message: `${quoted(nameOf(risk))} remains at ${is} after treatment, above the ${was} before. Correct one of the two, or rate the risk anew.`,
    },
  ];
  if (before !== null && after !== null) return after > before ? message(String(before), String(after)) : [];
  // a number against a word says nothing, nor do words of different scales
  const [was, is] = [levelIn(rater, risk.level, risk.score), levelIn(rater, risk.residualLevel, risk.residual)];
  return was && is && is.rank > was.rank ? message(quoted(was.text), quoted(is.text)) : [];
}

/** The first of some cells that names a level. */
function levelIn(rater: RiskRater, ...ratings: readonly (Rating | null)[]): { readonly text: string; readonly rank: number } | null {
  for (const rating of ratings) {
    const level = rating && rater.levelNamed(rating.name);
    if (level) return { text: rating.text, rank: rater.settings.levels.findIndex(({ name }) => name === level) };
  }
  return null;
}

function scoreIn(rating: Risk['score']): number | null {
  return rating?.number ?? null;
}
