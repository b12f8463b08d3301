import { metadataField, metadataText } from '../../document/metadata/metadata.ts';
import { dateIn } from '../../isms/life-cycle.ts';
import { exampleText } from '../example-text.ts';
import { textRange } from '../metadata/document-control.ts';
import type { Rule } from '../rule.ts';
import { approvedStatus } from './is-stated-approved.ts';

/** ANX404: the document took effect before anybody had approved it. */
export const approvalAfterEffective: Rule = {
  meta: {
    code: 'ANX404',
    slug: 'approval-after-effective',
    summary: 'A document takes effect before it was approved',
    rationale:
      'What nobody has approved cannot bind anybody. Between the effective date and the approval people worked by a text without authority, or one of the two dates is wrong. In later versions the effective date is often still that of the first one: then it is told as a note, for each version takes effect on a day of its own.',
    clauses: ['7.5.2', 'A.5.1'],
    severity: 'warning',
    fixable: false,
    scope: 'document',
  },
  examples: [
    {
      title: 'Approved first',
      text: exampleText(
        ...[
          '---',
          'type: policy',
          'status: approved',
          'owner: Head of IT',
          'approved_date: 2026-01-12',
          'effective_date: 2026-02-01',
          '---',
        ],
        ...['', '# Backup Policy'],
      ),
    },
    {
      title: 'On the same day',
      text: exampleText(
        ...[
          '---',
          'type: policy',
          'status: approved',
          'owner: Head of IT',
          'approved_date: 2026-01-12',
          'effective_date: 2026-01-12',
          '---',
        ],
        ...['', '# Backup Policy'],
      ),
    },
    {
      title: 'In effect for three weeks, then approved',
      text: exampleText(
        ...['---', 'type: policy', 'status: approved', 'version: "1.0"', 'owner: Head of IT', 'approved_date: 2026-02-01'],
        ...['effective_date: ⟦2026-01-12⟧', '---', '', '# Backup Policy'],
      ),
    },
    {
      title: 'The effective date is that of an earlier version',
      text: exampleText(
        ...['---', 'type: policy', 'status: approved', 'version: "3.1"', 'owner: Head of IT', 'approved_date: 2026-02-01'],
        ...['effective_date: ⟦2022-01-12⟧', '---', '', '# Backup Policy'],
      ),
    },
  ],
  check({ document, report }) {
    const field = metadataField(document.metadata, 'effective_date');
    const [approved, effective] = [dateIn(document, 'approved_date'), dateIn(document, 'effective_date')];
    if (!approvedStatus(document) || !field || approved === null || effective === null || approved <= effective) return;
    const isLater = !/^\D{0,10}1(?:\.0){0,3}$/.test(metadataText(document.metadata, 'version') ?? '1');
    const approval = metadataField(document.metadata, 'approved_date');
    report({
      range: textRange(field),
      message: isLater
        ? `It takes effect on \`${effective}\`, but was approved on \`${approved}\`. If this is the day of an earlier version, write the day of this one.`
        : `It takes effect on \`${effective}\`, but was approved only on \`${approved}\`. Correct the date that is wrong.`,
      related: approval ? [{ uri: document.uri, range: textRange(approval), message: 'approved here' }] : [],
      ...(isLater && { severity: 'info' }),
    });
  },
};
