import { isMeantToBeInForce, reviewDueOf } from '../../isms/life-cycle.ts';
import { daysBetween } from '../../text/iso-date.ts';
import { exampleText } from '../example-text.ts';
import type { Rule } from '../rule.ts';

/** Types of what is true of one day and is never reviewed: a next review in minutes is the next meeting. */
const snapshots: ReadonlySet<string> = new Set(['record', 'report']);

/** ANX401: the date of the next review has passed. */
export const reviewOverdue: Rule = {
  meta: {
    code: 'ANX401',
    slug: 'review-overdue',
    summary: 'The review of a document in force is overdue',
    rationale:
      'A document past its review date no longer counts as kept current: the controls it covers turn stale. Review it, even if nothing has to change, and set `last_review_date` and `next_review_date`. There is no automatic fix, for a new date without a review would be a false record. `review.grace_days` in `annexa.yaml` allows some days of grace.',
    clauses: ['7.5.2', 'A.5.1'],
    severity: 'warning',
    fixable: false,
    scope: 'document',
    formats: ['markdown', 'yaml'],
  },
  examples: [
    {
      title: 'The review is still ahead',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        'status: approved',
        'next_review_date: 2026-11-22',
        '---',
        '',
        '# Backup Procedure',
      ),
    },
    {
      title: 'A draft has no review to miss',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        'status: draft',
        'next_review_date: 2025-01-31',
        '---',
        '',
        '# Backup Procedure',
      ),
    },
    {
      title: 'The day has passed',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        'status: approved',
        'next_review_date: ⟦2026-11-21⟧',
        '---',
        '',
        '# Backup Procedure',
      ),
    },
    {
      title: 'The last review is longer ago than the cycle',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        'last_review_date: ⟦2025-06-30⟧',
        'review_cycle: annual',
        '---',
        '',
        '# Backup Procedure',
      ),
    },
    {
      title: 'Days of grace',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        'status: approved',
        'next_review_date: 2026-11-01',
        '---',
        '',
        '# Backup Procedure',
      ),
      files: { 'annexa.yaml': exampleText('review:', '  grace_days: 30') },
    },
  ],
  check({ document, config, asOf, report }) {
    if (!isMeantToBeInForce(document) || snapshots.has(document.classification.type ?? '')) return;
    const due = reviewDueOf(document);
    if (!due || due.date >= asOf) return;
    const days = daysBetween(due.date, asOf);
    if (days <= config.review.graceDays) return;
    report({
      range: due.field.valueRange,
      message: `The review was due on \`${due.date}\`, ${days === 1 ? '1 day' : `${days} days`} ago. Review the document, then set \`last_review_date\` and \`next_review_date\`.`,
    });
  },
};
