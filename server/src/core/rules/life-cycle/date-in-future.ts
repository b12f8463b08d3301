import { metadataField } from '../../document/metadata/metadata.ts';
import { dateIn } from '../../isms/life-cycle.ts';
import { exampleText } from '../example-text.ts';
import { textRange } from '../metadata/document-control.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';
import { approvedStatus } from './is-stated-approved.ts';

const past: readonly (readonly [key: string, what: string])[] = [
  ['approved_date', 'It cannot have been approved yet'],
  ['last_review_date', 'It cannot have been reviewed yet'],
];

/** ANX411: something was done on a day that is still to come. */
export const dateInFuture: Rule = {
  meta: {
    code: 'ANX411',
    slug: 'date-in-future',
    summary: 'A document was approved or reviewed on a day that is still to come',
    rationale:
      'The day of an approval or of the last review lies behind us. One that is still to come is a slip, often of the year, or a plan that was noted as done: an auditor will ask. The day of the next review belongs under `next_review_date`, the day from which the document applies under `effective_date`.',
    clauses: ['7.5.2', '7.5.3'],
    severity: 'warning',
    fixable: false,
    scope: 'document',
  },
  examples: [
    {
      title: 'Done, and to be in force later',
      text: exampleText(
        ...['---', 'type: policy', 'status: approved', 'owner: Head of IT', 'approved_date: 2026-11-22', 'effective_date: 2027-01-01'],
        ...['last_review_date: 2026-11-20', '---', '', '# Backup Policy'],
      ),
    },
    {
      title: 'A draft may plan its approval',
      text: exampleText(
        '---',
        'type: policy',
        'status: draft',
        'owner: Head of IT',
        'approved_date: 2026-12-15',
        '---',
        '',
        '# Backup Policy',
      ),
    },
    {
      title: 'Approved next year',
      text: exampleText(
        ...['---', 'type: policy', 'status: approved', 'owner: Head of IT', 'approved_date: ⟦2027-01-12⟧', '---', '', '# Backup Policy'],
      ),
    },
    {
      title: 'Reviewed tomorrow',
      text: exampleText(
        ...['---', 'type: policy', 'status: approved', 'owner: Head of IT', 'last_review_date: ⟦2026-11-23⟧', '---', '', '# Backup Policy'],
      ),
    },
  ],
  check({ document, asOf, report }) {
    if (!approvedStatus(document)) return;
    for (const [key, what] of past) {
      const date = dateIn(document, key);
      const field = metadataField(document.metadata, key);
      if (!field || date === null || date <= asOf) continue;
      report({ range: textRange(field), message: `${what}: ${quoted(date)} is still to come. Correct ${quoted(field.written)}.` });
    }
  },
};
