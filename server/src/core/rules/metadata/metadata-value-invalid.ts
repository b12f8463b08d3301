import { metadataKeyByName } from '../../document/metadata/metadata-keys.ts';
import { exampleText } from '../example-text.ts';
import type { Rule } from '../rule.ts';
import { textRange } from './document-control.ts';
import { valueProblem } from './value-checks.ts';

/** ANX106: a value that is not of the kind its key asks for. */
export const metadataValueInvalid: Rule = {
  meta: {
    code: 'ANX106',
    slug: 'metadata-value-invalid',
    summary: 'A metadata value is not what its key asks for',
    rationale:
      'Review dates, status and type decide whether a document is in force. A date such as 30 February, a cadence where a date belongs, or an unknown status silently drops the document out of every overview. Dates are written year-month-day, because `02/03/2026` is two different days in two offices. In tables and bold lines of the text, which people write for people, this is only an information.',
    clauses: ['7.5.2', '7.5.3'],
    severity: 'warning',
    fixable: true,
    scope: 'document',
    formats: ['markdown', 'yaml'],
  },
  examples: [
    {
      title: 'Calendar dates, known words; a date that is still open stays empty',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        'status: draft',
        'approved_date:',
        'next_review_date: 2027-01-31',
        'review_cycle: annual',
        '---',
        '',
        '# Backup Policy',
      ),
    },
    {
      title: 'A date written in another way',
      text: exampleText('---', 'type: policy', 'owner: Head of IT', 'next_review_date: ⟦31.01.2027⟧', '---', '', '# Backup Policy'),
      fixed: exampleText('---', 'type: policy', 'owner: Head of IT', 'next_review_date: 2027-01-31', '---', '', '# Backup Policy'),
    },
    {
      title: 'A day that does not exist',
      text: exampleText('---', 'type: policy', 'owner: Head of IT', 'approved_date: ⟦2026-02-30⟧', '---', '', '# Backup Policy'),
    },
    {
      title: 'A cadence where a date belongs',
      text: exampleText('---', 'type: policy', 'owner: Head of IT', 'next_review_date: ⟦annual⟧', '---', '', '# Backup Policy'),
      fixed: exampleText('---', 'type: policy', 'owner: Head of IT', 'review_cycle: annual', '---', '', '# Backup Policy'),
    },
    {
      title: 'A status with a slip of the pen',
      text: exampleText('---', 'type: policy', 'owner: Head of IT', 'approver: CEO', 'status: ⟦aproved⟧', '---', '', '# Backup Policy'),
      fixed: exampleText('---', 'type: policy', 'owner: Head of IT', 'approver: CEO', 'status: approved', '---', '', '# Backup Policy'),
    },
    {
      title: 'What people write below a label of the text',
      text: exampleText(
        ...['# Backup Policy', '', '| Owner | Head of IT |', '|---|---|', '| Status | Draft (waiting for legal) |'],
        ...['| Review cycle | Once a year, in spring |', '| Next review | 2027-01-31 at the latest |'],
      ),
    },
    {
      title: 'A month where a day belongs',
      text: exampleText('---', 'type: policy', 'owner: Head of IT', 'next_review_date: ⟦March 2027⟧', '---', '', '# Backup Policy'),
    },
    {
      title: 'Day and month can be swapped',
      text: exampleText('---', 'type: policy', 'owner: Head of IT', 'effective_date: ⟦03/04/2026⟧', '---', '', '# Backup Policy'),
    },
    {
      title: 'An owner written as a list',
      text: exampleText('---', 'type: policy', 'owner: ⟦[Head of IT]⟧', '---', '', '# Backup Policy'),
      fixed: exampleText('---', 'type: policy', 'owner: Head of IT', '---', '', '# Backup Policy'),
    },
    {
      title: 'A document control table',
      text: exampleText('# Backup Policy', '', '| Owner | Head of IT |', '|---|---|', '| Next review | ⟦March 2, 2027⟧ |'),
      fixed: exampleText('# Backup Policy', '', '| Owner | Head of IT |', '|---|---|', '| Next review | 2027-03-02 |'),
    },
  ],
  check({ document, catalog, report }) {
    const broken = document.frontMatter.problems[0]?.range.start;
    for (const field of document.metadata.fields) {
      // a value that a mistake of the YAML runs through is not the one that was meant
      if (broken !== undefined && field.value && field.valueRange.start <= broken && broken <= field.valueRange.end) continue;
      // a form may say so in its status
      if (field.key === 'status' && document.classification.type === 'template' && /^template$/i.test(field.text.trim())) continue;
      const key = metadataKeyByName(field.key);
      const problem = key && !field.blank ? valueProblem(field, key, catalog, document) : null;
      if (!problem) continue;
      const { message, mend } = problem;
      const fixes = mend
        ? [{ title: mend.title, preferred: mend.preferred, edits: [{ uri: document.uri, range: mend.range, newText: mend.newText }] }]
        : [];
      const severity = field.carrier === 'front-matter' ? 'warning' : 'info';
      report({ range: textRange(field), message, severity, fixes });
    }
  },
};
