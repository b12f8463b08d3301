import { metadataField, metadataText } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { exampleText } from '../example-text.ts';
import { blankPlace, blankState, hasMoreThanStatus, howToAdd, isFilled, isKeyAsked, textRange } from '../metadata/document-control.ts';
import { isFix } from '../metadata/missing-field.ts';
import { writeField } from '../metadata/write-field.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';
import { approvedStatus } from './is-stated-approved.ts';

const dates: ReadonlySet<string> = new Set(['effective_date', 'last_review_date']);

/** ANX403: the document says who approved it, but not when. */
export const approvalMissing: Rule = {
  meta: {
    code: 'ANX403',
    slug: 'approval-missing',
    summary: 'An approved document does not say when it was approved',
    rationale:
      'An approval is shown by who gave it and when. Without the day nobody can tell which version was approved, or whether the text has changed since. `approved_date` says it, and so do a history of versions and a section on the approval. Asked of documents whose front matter tells of other days, or has room for this one. Where nobody is named either, [approver-missing](approver-missing.md) speaks. `annexa approve` notes the approver, the day and a fingerprint of the text.',
    clauses: ['7.5.2', 'A.5.1'],
    severity: 'info',
    fixable: true,
    scope: 'document',
  },
  examples: [
    {
      title: 'The day of the approval is known',
      text: exampleText(
        ...[
          '---',
          'type: policy',
          'status: approved',
          'owner: Head of IT',
          'approver: Managing Director',
          'approved_date: 2026-01-12',
          '---',
        ],
        ...['', '# Backup Policy'],
      ),
    },
    {
      title: 'The history dates the version',
      text: exampleText(
        ...['---', 'type: policy', 'status: approved', 'owner: Head of IT', 'approver: Managing Director', '---', '', '# Backup Policy'],
        ...['', '## Revision history', '', '| Version | Date | Change |', '|---|---|---|', '| 1.0 | 2026-01-12 | First issue |'],
      ),
    },
    {
      title: 'A draft',
      text: exampleText(
        '---',
        'type: policy',
        'status: draft',
        'owner: Head of IT',
        'approver: Managing Director',
        '---',
        '',
        '# Backup Policy',
      ),
    },
    {
      title: 'Approved at some time',
      text: exampleText(
        ...['---', 'type: policy', 'status: ⟦approved⟧', 'owner: Head of IT', 'approver: Managing Director', 'effective_date: 2026-01-12'],
        ...['---', '', '# Backup Policy'],
      ),
    },
    {
      title: 'The day is still open',
      text: exampleText(
        ...['---', 'type: policy', 'status: approved', 'owner: Head of IT', 'approver: Managing Director', 'approved_date: ⟦TBD⟧', '---'],
        ...['', '# Backup Policy'],
      ),
      fixed: exampleText(
        ...['---', 'type: policy', 'status: approved', 'owner: Head of IT', 'approver: Managing Director', 'approved_date: 2026-11-22'],
        ...['---', '', '# Backup Policy'],
      ),
    },
  ],
  check({ document, catalog, report }) {
    const status = approvedStatus(document);
    if (!status || !isKeyAsked(document, catalog, 'approver') || !hasMoreThanStatus(document)) return;
    const approver = metadataField(document.metadata, 'approver');
    if (!approver || !isFilled(approver) || /\d{4}/.test(approver.text)) return;
    if (metadataText(document.metadata, 'approved_date') !== undefined || isDatedElsewhere(document)) return;
    const field = metadataField(document.metadata, 'approved_date');
    if (!field && !keepsDates(document)) return;
    const message = field
      ? `${blankState(field)}, though the document is ${quoted(status.text)}. Write the day on which it was approved.`
      : `The document is ${quoted(status.text)} and names who approved it, but not when. Add ${howToAdd(document, 'approved_date: 2026-01-31', 'Approval date: 2026-01-31')}, with the day.`;
    report({ range: field ? blankPlace(field) : textRange(status), message });
  },
  mend: (_, context) => {
    const field = metadataField(context.document.metadata, 'approved_date');
    // only where somebody left room for it: a day that nobody wrote is not for us to invent
    return field ? [writeField(context, 'approved_date', context.asOf)].filter(isFix) : [];
  },
};

/** The front matter holds other days on which something happened: who notes none there notes that of the approval elsewhere. */
function keepsDates({ metadata }: PolicyDocument): boolean {
  return metadata.fields.some(({ key, carrier, blank }) => carrier === 'front-matter' && !blank && dates.has(key));
}

/** A history of versions or a section on the approval tells the day. */
function isDatedElsewhere({ metadata, sections }: PolicyDocument): boolean {
  if (metadata.fields.some(({ key, carrier, blank }) => carrier === 'history' || (key === 'revisions' && !blank))) return true;
  return sections.some(({ kinds, content }) => content === 'text' && (kinds.includes('approval') || kinds.includes('history')));
}
