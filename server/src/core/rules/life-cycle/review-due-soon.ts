import { isMeantToBeInForce, reviewDueOf } from '../../isms/life-cycle.ts';
import { daysBetween } from '../../text/iso-date.ts';
import { exampleText } from '../example-text.ts';
import { textRange } from '../metadata/document-control.ts';
import type { Rule } from '../rule.ts';

/** ANX402: the day of the next review is near. */
export const reviewDueSoon: Rule = {
  meta: {
    code: 'ANX402',
    slug: 'review-due-soon',
    summary: 'The review of a document in force is due soon',
    rationale:
      'A review takes time: somebody has to read, to ask those who work by the document, and to have changes approved. What is due within 30 days should be on a calendar by now. Once it is done, `annexa review` sets the dates, and so does the action of the same name in the editor; once the day has passed, [review-overdue](review-overdue.md) speaks.',
    clauses: ['7.5.2', 'A.5.1'],
    severity: 'info',
    fixable: false,
    scope: 'document',
    options: { days: { type: 'integer', default: 30, description: 'So many days before the review is due it is told.' } },
  },
  examples: [
    {
      title: 'There is time left',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        'status: approved',
        'next_review_date: 2026-12-23',
        '---',
        '',
        '# Backup',
      ),
    },
    {
      title: 'A draft has no review to come',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        'status: draft',
        'next_review_date: 2026-12-01',
        '---',
        '',
        '# Backup',
      ),
    },
    {
      title: 'The review is due in thirty days',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        'status: approved',
        'next_review_date: ⟦2026-12-22⟧',
        '---',
        '',
        '# Backup',
      ),
    },
    {
      title: 'The cycle counts from the last review',
      text: exampleText(
        ...['---', 'type: procedure', 'owner: Head of IT', 'last_review_date: ⟦2025-11-30⟧', 'review_cycle: annual', '---', '', '# Backup'],
      ),
    },
    {
      title: 'More days of notice',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        'status: approved',
        'next_review_date: ⟦2027-01-10⟧',
        '---',
        '',
        '# Backup',
      ),
      files: { 'annexa.yaml': exampleText('rules:', '  review-due-soon: { days: 60 }') },
    },
  ],
  check({ document, asOf, options, report }) {
    if (!isMeantToBeInForce(document)) return;
    const due = reviewDueOf(document);
    if (!due || due.date < asOf) return;
    const days = daysBetween(asOf, due.date);
    if (days > Number(options.days)) return;
    const when = days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;
    report({
      range: textRange(due.field),
      message: `The review is due on \`${due.date}\`, ${when}. Review the document, then set \`last_review_date\` and \`next_review_date\`.`,
    });
  },
};
