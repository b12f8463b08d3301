import { filledText } from '../../isms/registers/cell-values.ts';
import { judgeDate } from '../../isms/registers/judge-date.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import { cellPlace, isEmptyCell, reportAll } from '../register-reports.ts';
import type { Rule } from '../rule.ts';
import { exceptionName, liveExceptions } from './exceptions-here.ts';

/** ANX806: an exception has no end. */
export const exceptionOpenEnded: Rule = {
  meta: {
    code: 'ANX806',
    slug: 'exception-open-ended',
    summary: 'An exception has no day on which it ends',
    rationale:
      'An exception without an end is a change of the rule that nobody decided on. Give it a day, at most a year ahead, or change the document it departs from.',
    clauses: ['6.1.3', '8.1'],
    severity: 'warning',
    fixable: false,
    scope: 'document',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    {
      title: 'It ends on a day',
      path: 'registers/exceptions.csv',
      text: exampleText('id,exception,owner,approver,expires', 'EX-01,Old laptop,Head of IT,CISO,2026-12-31'),
    },
    {
      title: 'No day, and none that can be read',
      path: 'registers/exceptions.csv',
      text: exampleText(
        'id,exception,owner,approver,expires',
        'EX-01,Old laptop,Head of IT,CISO,⟦⟧',
        'EX-02,Lathe,Plant manager,CISO,⟦until replaced⟧',
      ),
    },
    {
      title: 'In the front matter of the policy it departs from',
      path: 'policies/access.md',
      text: exampleText(
        '---',
        'type: policy',
        'owner: CISO',
        'exceptions:',
        '  - { exception: ⟦Shared login⟧, owner: CTO, approver: CISO }',
        '---',
        '',
        '# Access Policy',
      ),
    },
  ],
  check(context) {
    const found = liveExceptions(context)
      .filter(
        ({ row }) =>
          // numbers that are no day are told by register-date-invalid
          isEmptyCell(context.document, row, 'expires') ||
          (filledText(row, 'expires') !== '' && judgeDate(filledText(row, 'expires')).kind === 'words'),
      )
      .map((entry) => ({
        range: cellPlace(entry.row, 'expires'),
        message: `${quoted(exceptionName(entry))} has no day on which it ends. Write one as \`YYYY-MM-DD\`, or change the document it departs from.`,
      }));
    reportAll(
      context,
      found,
      (count) => `${count} exceptions of this register have no day on which they end, this is the first. Give each one.`,
    );
  },
};
