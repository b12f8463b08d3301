import type { Register } from '../../document/registers/register.ts';
import { exampleText } from '../example-text.ts';
import { reportAll } from '../register-reports.ts';
import type { Rule } from '../rule.ts';
import { checkRatings } from './check-ratings.ts';
import { exampleRegister } from './example-register.ts';
import { riskRegisters } from './risks-here.ts';
import { scoreScheme } from './score-scheme.ts';

/** ANX702: a score is not what likelihood and impact come to, or a step is off its scale. */
export const riskScoreInvalid: Rule = {
  meta: {
    code: 'ANX702',
    slug: 'risk-score-invalid',
    summary: 'A risk score is not what likelihood and impact come to, or a rating is off its scale',
    rationale:
      'Risks are compared and accepted by their scores, so each has to follow from the method. Scores are worked out from likelihood and impact as `risks` in `annexa.yaml` says: a product, a sum or a matrix, on scales of your own. Without such settings the product on a scale of five is taken, unless the rows of the register show that it adds; a register that rates in another way altogether is told once to say so. Words such as `high` are checked only where `risks.labels` or `risks.levels` says what they stand for. What remains after treatment is checked where it has a likelihood and an impact of its own.',
    clauses: ['6.1.2'],
    severity: 'warning',
    fixable: true,
    scope: 'document',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    {
      title: 'The product of both',
      path: 'registers/risks.md',
      text: exampleRegister(
        'ID | Risk | Likelihood | Impact | Score',
        'R-01 | Fire | 2 | 4 | 8',
        'R-02 | Theft | 3 – possible | 2 | 6 (medium)',
      ),
    },
    {
      title: 'A score that does not follow',
      path: 'registers/risks.md',
      text: exampleRegister('ID | Risk | Likelihood | Impact | Score', 'R-01 | Fire | 2 | 4 | 8', 'R-02 | Theft | 3 | 2 | ⟦9⟧'),
      fixed: exampleRegister('ID | Risk | Likelihood | Impact | Score', 'R-01 | Fire | 2 | 4 | 8', 'R-02 | Theft | 3 | 2 | 6'),
    },
    {
      title: 'Off the scale, and no step of it',
      path: 'registers/risks.csv',
      text: exampleText(
        'id,risk,owner,likelihood,impact',
        'R-01,Fire,CISO,2,4',
        'R-02,Theft,CISO,⟦7⟧,2',
        'R-03,Flood,CISO,1,⟦hgh⟧',
        'R-04,Fraud,CISO,1,2',
        'R-05,Loss,CISO,1,2',
      ),
    },
    {
      title: 'Scores that are added, by the config',
      path: 'registers/risks.yaml',
      text: exampleText(
        'risks:',
        '  - { id: R-01, likelihood: 2, impact: 3, score: 5 }',
        '  - { id: R-02, likelihood: 3, impact: 3, score: ⟦9⟧ }',
      ),
      files: { 'annexa.yaml': exampleText('risks:', '  likelihood: 3', '  impact: 3', '  score: sum') },
      fixed: exampleText(
        'risks:',
        '  - { id: R-01, likelihood: 2, impact: 3, score: 5 }',
        '  - { id: R-02, likelihood: 3, impact: 3, score: 6 }',
      ),
    },
    {
      title: 'A level that is not that of the score',
      path: 'registers/risks.md',
      text: exampleRegister(
        'ID | Risk | Likelihood | Impact | Score | Level',
        'R-01 | Fire | 2 | 4 | 8 | ⟦high⟧',
        'R-02 | Theft | 4 | 4 | 16 | high',
      ),
      fixed: exampleRegister(
        'ID | Risk | Likelihood | Impact | Score | Level',
        'R-01 | Fire | 2 | 4 | 8 | medium',
        'R-02 | Theft | 4 | 4 | 16 | high',
      ),
      files: { 'annexa.yaml': exampleText('risks:', '  levels: { low: 5, medium: 10, high: 25 }') },
    },
    {
      title: 'What remains, with steps of its own',
      path: 'registers/risks.md',
      text: exampleRegister(
        'ID | Risk | Likelihood | Impact | Score | Residual likelihood | Residual impact | Residual risk',
        'R-01 | Fire | 2 | 4 | 8 | 1 | 4 | ⟦3⟧',
      ),
      fixed: exampleRegister(
        'ID | Risk | Likelihood | Impact | Score | Residual likelihood | Residual impact | Residual risk',
        'R-01 | Fire | 2 | 4 | 8 | 1 | 4 | 4',
      ),
    },
  ],
  check(context) {
    const { config, catalog, document, report } = context;
    const scaled: { readonly register: Register; readonly step: string }[] = [];
    for (const { register, risks } of riskRegisters(context)) {
      const scheme = scoreScheme(config.risks, catalog.registers, risks);
      if (scheme.kind === 'other-scale') scaled.push({ register, step: String(scheme.step) });
      else if (scheme.kind === 'unknown')
        report({
          range: register.range,
          severity: 'info',
          message: `Of ${scheme.scored.toLocaleString('en')} scores ${scheme.agreeing.toLocaleString('en')} are likelihood times impact, so none is checked. Set \`risks.score\` in \`annexa.yaml\` to \`sum\`, or to \`matrix\` with the matrix you use.`,
        });
      else {
        const found = risks.flatMap((risk) => checkRatings(context.document.uri, risk, risks, scheme.rater));
        reportAll(
          context,
          found,
          (count) =>
            `${count} ratings of this register are off their scale or not what they come to, this is the first: ${found[0]?.message}`,
        );
      }
    }
    // a register in several tables is on one scale
    const [first, ...others] = scaled;
    if (first)
      report({
        range: first.register.range,
        severity: 'info',
        message: `The register rates on another scale than 1 to 5, for example by \`${first.step}\`, so no score is checked. Set \`risks.likelihood\` and \`risks.impact\` in \`annexa.yaml\`.`,
        related: others.map(({ register: { range } }) => ({ uri: document.uri, range, message: 'here as well' })),
      });
  },
};
