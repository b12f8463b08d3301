import { exampleText } from '../example-text.ts';
import { isKnownLanguage } from '../known-language.ts';
import { cellPlace, hasColumn, isEmptyCell, isRegisterDocument, reportAll } from '../register-reports.ts';
import type { Rule } from '../rule.ts';
import { exampleRegister } from './example-register.ts';
import { isLive, riskRegisters } from './risks-here.ts';

/** ANX701: nobody answers for a risk. */
export const riskOwnerMissing: Rule = {
  meta: {
    code: 'ANX701',
    slug: 'risk-owner-missing',
    summary: 'A risk has no owner',
    rationale:
      'Each risk needs one person or role who answers for it: who decides on its treatment, can pay for it and accepts what remains. A risk of everybody is nobody’s. An empty cell, a dash and `TBD` name nobody. Closed risks are not asked. Where more than twenty risks of a register lack an owner, one finding says how many.',
    clauses: ['6.1.2'],
    severity: 'warning',
    fixable: false,
    scope: 'document',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    {
      title: 'Each risk has an owner',
      path: 'registers/risks.md',
      text: exampleRegister('ID | Risk | Owner | Likelihood | Impact', 'R-01 | Fire in the office | Head of IT | 1 | 4'),
    },
    {
      title: 'An empty cell, and one that names nobody',
      path: 'registers/risks.md',
      text: exampleRegister(
        'ID | Risk | Owner | Likelihood | Impact',
        'R-01 | Fire in the office | ⟦⟧ | 1 | 4',
        'R-02 | Theft of a laptop | ⟦–⟧ | 3 | 2',
        'R-03 | Flood | Head of IT | 1 | 5',
      ),
    },
    {
      title: 'No column for it',
      path: 'registers/risks.csv',
      text: exampleText('⟦id,risk,likelihood,impact⟧', 'R-01,Fire in the office,1,4'),
    },
    {
      title: 'A risk in YAML without the key',
      path: 'registers/risks.yaml',
      text: exampleText(
        'risks:',
        '  - { id: R-01, title: Fire, owner: Head of IT, likelihood: 1, impact: 4 }',
        '  - { id: ⟦R-02⟧, title: Theft, likelihood: 3, impact: 2 }',
      ),
    },
  ],
  check(context) {
    for (const { register, risks, repeats } of riskRegisters(context)) {
      if (risks.length === 0) continue;
      if (!hasColumn(register, 'owner')) {
        if (!repeats && isRegisterDocument(context.document) && isKnownLanguage(context.document, context.catalog))
          context.report({
            range: register.range,
            message:
              'The register does not say who owns the risks. Add a column `Owner`, and name for each risk the one person or role who answers for it.',
          });
        continue;
      }
      const found = risks
        .filter((risk) => isLive(risk) && isEmptyCell(context.document, risk.entry.row, 'owner'))
        .map(({ entry: { row } }) => ({
          range: cellPlace(row, 'owner'),
          message: 'Nobody owns this risk. Name the one person or role who answers for it.',
        }));
      reportAll(
        context,
        found,
        (count) =>
          `${count} risks of this register have no owner, this is the first. Name for each the one person or role who answers for it.`,
      );
    }
  },
};
