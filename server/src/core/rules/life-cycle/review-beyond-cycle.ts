import { metadataField, metadataText } from '../../document/metadata/metadata.ts';
import { dateIn, isMeantToBeInForce } from '../../isms/life-cycle.ts';
import { addMonths, daysBetween } from '../../text/iso-date.ts';
import { readReviewCycle } from '../../text/review-cycle.ts';
import { exampleText } from '../example-text.ts';
import { textRange } from '../metadata/document-control.ts';
import { isFix } from '../metadata/missing-field.ts';
import { writeField } from '../metadata/write-field.ts';
import { quoted } from '../quoted.ts';
import type { Rule, RuleContext } from '../rule.ts';

/** ANX412: the next review is later than the cycle allows. */
export const reviewBeyondCycle: Rule = {
  meta: {
    code: 'ANX412',
    slug: 'review-beyond-cycle',
    summary: 'The next review is planned later than the review cycle allows',
    rationale:
      'The document says how often it is reviewed, and names a day that is further away than that from the last time somebody looked at it. One of the two is wrong, and the day is what reminders go by. Some weeks more are nobody’s concern.',
    clauses: ['7.5.2', 'A.5.1'],
    severity: 'info',
    fixable: true,
    scope: 'document',
    options: { days: { type: 'integer', default: 31, description: 'So many days later than the cycle says are accepted.' } },
  },
  examples: [
    {
      title: 'A year, and some days',
      text: exampleText(
        ...['---', 'type: policy', 'status: approved', 'owner: Head of IT', 'last_review_date: 2026-01-12', 'next_review_date: 2027-01-31'],
        ...['review_cycle: annual', '---', '', '# Backup Policy'],
      ),
    },
    {
      title: 'Two years where it says one',
      text: exampleText(
        ...['---', 'type: policy', 'status: approved', 'owner: Head of IT', 'last_review_date: 2026-01-12'],
        ...['next_review_date: ⟦2028-01-12⟧', 'review_cycle: annual', '---', '', '# Backup Policy'],
      ),
      fixed: exampleText(
        ...['---', 'type: policy', 'status: approved', 'owner: Head of IT', 'last_review_date: 2026-01-12'],
        ...['next_review_date: 2027-01-12', 'review_cycle: annual', '---', '', '# Backup Policy'],
      ),
    },
    {
      title: 'A draft, and no cycle',
      text: exampleText(
        ...['---', 'type: policy', 'status: draft', 'owner: Head of IT', 'last_review_date: 2026-01-12', 'next_review_date: 2029-01-31'],
        ...['review_cycle: annual', '---', '', '# Backup Policy'],
      ),
    },
    {
      title: 'The approval was the last look at it',
      text: exampleText(
        ...['---', 'type: policy', 'status: approved', 'owner: Head of IT', 'approved_date: 2026-06-30', 'last_review_date: 2025-01-12'],
        ...['next_review_date: ⟦2027-06-30⟧', 'review_cycle: 6 months', '---', '', '# Backup Policy'],
      ),
    },
  ],
  check({ document, options, report }) {
    const field = metadataField(document.metadata, 'next_review_date');
    const next = dateIn(document, 'next_review_date');
    const latest = latestReview(document);
    if (!field || next === null || latest === null || !isMeantToBeInForce(document)) return;
    if (next <= latest.due || daysBetween(latest.due, next) <= Number(options.days)) return;
    report({
      range: textRange(field),
      message: `The next review on \`${next}\` is later than ${quoted(latest.cycle)} from \`${latest.from}\`, which is \`${latest.due}\`. Correct the date or the cycle.`,
    });
  },
  mend(_, context) {
    const latest = latestReview(context.document);
    // a day that has passed would but trade one finding for another
    return latest && latest.due >= context.asOf ? [writeField(context, 'next_review_date', latest.due)].filter(isFix) : [];
  },
};

/** The last day on which somebody looked at a document, and when the cycle wants the next; null where either is unknown. */
function latestReview(document: RuleContext['document']): { from: string; due: string; cycle: string } | null {
  const cycle = metadataText(document.metadata, 'review_cycle');
  const months = cycle === undefined ? null : readReviewCycle(cycle);
  const dates = ['last_review_date', 'approved_date', 'effective_date'].flatMap((key) => dateIn(document, key) ?? []);
  const from = dates.sort().at(-1);
  return cycle === undefined || months === null || from === undefined ? null : { from, due: addMonths(from, months), cycle };
}
