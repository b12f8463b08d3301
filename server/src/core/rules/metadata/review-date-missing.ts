import { metadataField, metadataText } from '../../document/metadata/metadata.ts';
import { addMonths } from '../../text/iso-date.ts';
import { readReviewCycle } from '../../text/review-cycle.ts';
import { exampleText } from '../example-text.ts';
import type { Rule } from '../rule.ts';
import { sectionNeed } from '../sections/section-need.ts';
import { blankState, howToAdd, isKeyAsked, missingPlace } from './document-control.ts';
import { isFix } from './missing-field.ts';
import { writeField } from './write-field.ts';

/** ANX116: the document does not say when it is looked at again. */
export const reviewDateMissing: Rule = {
  meta: {
    code: 'ANX116',
    slug: 'review-date-missing',
    summary: 'The document control data do not say when the document is reviewed',
    rationale:
      'Without a date or an interval nobody notices that a document has grown old, and no tool can remind you. Either a date or an interval is enough, and so is a section or a sentence on the review. Asked only of documents that have other document control data, and not of registers and records, which are kept up line by line; where a whole section on the review is asked for, [missing-review](missing-review.md) speaks.',
    clauses: ['7.5.2', 'A.5.1'],
    severity: 'info',
    fixable: true,
    scope: 'document',
    formats: ['markdown', 'yaml'],
  },
  examples: [
    {
      title: 'An interval is enough',
      text: exampleText('---', 'type: guideline', 'owner: Head of IT', 'review_cycle: annual', '---', '', '# Guideline on travelling'),
    },
    {
      title: 'A section says it',
      text: exampleText(
        ...['---', 'type: guideline', 'owner: Head of IT', '---', '', '# Guideline on travelling'],
        ...['', '## Review', '', 'Every January, by the Head of IT.'],
      ),
    },
    {
      title: 'A register is kept up line by line',
      text: exampleText('---', 'type: register', 'owner: Head of IT', '---', '', '# Asset register'),
    },
    {
      title: 'Neither date nor interval',
      text: exampleText('---', '⟦type⟧: soa', 'owner: Head of IT', '---', '', '# Statement of Applicability'),
    },
    {
      title: 'The date is still open',
      text: exampleText('---', 'type: soa', 'owner: Head of IT', 'next_review_date: ⟦TBD⟧', '---', '', '# Statement of Applicability'),
      fixed: exampleText(
        ...['---', 'type: soa', 'owner: Head of IT', 'next_review_date: 2027-11-22', '---', '', '# Statement of Applicability'],
      ),
    },
  ],
  check({ document, catalog, report }) {
    const { metadata, sections, prose } = document;
    const key = 'next_review_date';
    if (metadataText(metadata, key) !== undefined || metadataText(metadata, 'review_cycle') !== undefined) return;
    if (!isKeyAsked(document, catalog, key)) return;
    if (sections.some(({ kinds, content }) => content === 'text' && kinds.includes('review'))) return;
    if (prose.some(({ kind }) => kind === 'review')) return;
    // where the type asks for a section on the review, its rule tells that there is none
    if (sectionNeed(document, catalog, 'review')) return;
    const blank = metadataField(metadata, key) ? key : metadataField(metadata, 'review_cycle') ? 'review_cycle' : null;
    const field = blank ? metadataField(metadata, blank) : undefined;
    report({
      range: missingPlace(document, blank ?? key),
      message: field
        ? `${blankState(field)}, and nothing else says when this document is reviewed. Write a date such as \`2027-01-31\` or an interval such as \`annual\`.`
        : `Nothing says when this document is reviewed. Add ${howToAdd(document, 'next_review_date: 2027-01-31', 'Next review: 2027-01-31')}, or how often.`,
    });
  },
  mend(_, context) {
    const { document, config, asOf } = context;
    const cycle = config.newDocuments.reviewCycle;
    const date = writeField(context, 'next_review_date', addMonths(asOf, readReviewCycle(cycle) ?? 12));
    // an interval that counts from a review long ago would be overdue at once
    const dated = ['last_review_date', 'approved_date', 'effective_date'].some((key) => metadataText(document.metadata, key) !== undefined);
    const interval = dated ? null : writeField(context, 'review_cycle', cycle);
    const isIntervalBlank = metadataField(document.metadata, 'review_cycle') && !metadataField(document.metadata, 'next_review_date');
    return (isIntervalBlank ? [interval, date] : [date, interval]).filter(isFix);
  },
};
