import type { Risk } from '../../isms/risks/risk.ts';
import { daysBetween } from '../../text/iso-date.ts';
import { exampleText } from '../example-text.ts';
import { cellPlace, reportAll } from '../register-reports.ts';
import type { Report, Rule } from '../rule.ts';
import { exampleRegister } from './example-register.ts';
import { isLive, riskRegisters } from './risks-here.ts';

/** ANX708: the day to look at a risk again has passed. */
export const riskReviewOverdue: Rule = {
  meta: {
    code: 'ANX708',
    slug: 'risk-review-overdue',
    summary: 'The review of a risk is overdue',
    rationale:
      'Risks change without anybody touching the register. The date in its column is when the owner promised to look again; once it has passed, the rating is of another time. Rate the risk anew, even if nothing changes, and set the next date. Closed risks are not asked.',
    clauses: ['8.2'],
    severity: 'warning',
    fixable: false,
    scope: 'document',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    {
      title: 'Still ahead, or closed',
      path: 'registers/risks.md',
      text: exampleRegister(
        'ID | Risk | Likelihood | Impact | Status | Review date',
        'R-01 | Fire | 2 | 4 | treated | 2026-11-22',
        'R-02 | Theft | 1 | 3 | closed | 2025-01-31',
      ),
    },
    {
      title: 'The day has passed',
      path: 'registers/risks.yaml',
      text: exampleText('risks:', '  - { id: R-01, likelihood: 2, impact: 4, review_date: ⟦2026-10-31⟧ }'),
    },
    {
      title: 'Within the days of grace',
      path: 'registers/risks.yaml',
      text: exampleText('risks:', '  - { id: R-01, likelihood: 2, impact: 4, review_date: 2026-10-31 }'),
      files: { 'annexa.yaml': exampleText('review:', '  grace_days: 30') },
    },
    {
      title: 'A day as people write it',
      path: 'registers/risks.md',
      text: exampleRegister(
        'ID | Risk | Likelihood | Impact | Review date',
        'R-01 | Fire | 2 | 4 | ⟦31.10.2026⟧',
        'R-02 | Theft | 1 | 3 | –',
      ),
    },
  ],
  check(context) {
    for (const { risks } of riskRegisters(context)) {
      const found = risks.flatMap((risk) => overdue(risk, context.asOf, context.config.review.graceDays));
      reportAll(
        context,
        found,
        (count) =>
          `The review of ${count} risks of this register is overdue, this is the first. Rate them anew with their owners, and set the next date.`,
      );
    }
  },
};

function overdue(risk: Risk, asOf: string, graceDays: number): Report[] {
  const { reviewDate } = risk;
  if (!reviewDate || reviewDate >= asOf || !isLive(risk)) return [];
  const days = daysBetween(reviewDate, asOf);
  if (days <= graceDays) return [];
  return [
    {
      range: cellPlace(risk.entry.row, 'review_date'),
      message: `The review was due on \`${reviewDate}\`, ${days === 1 ? '1 day' : `${days} days`} ago. Rate the risk anew with its owner, and set the next date.`,
    },
  ];
}
