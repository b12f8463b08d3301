import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import { cellPlace, isEmptyCell, reportAll } from '../register-reports.ts';
import type { Rule } from '../rule.ts';
import { exceptionName, liveExceptions } from './exceptions-here.ts';

/** ANX805: nobody answers for an exception. */
export const exceptionOwnerMissing: Rule = {
  meta: {
    code: 'ANX805',
    slug: 'exception-owner-missing',
    summary: 'An exception has no owner',
    rationale:
      'Somebody has to see to it that an exception ends, and that what makes up for it is done until then. Name the one person or role who asked for it and answers for it.',
    clauses: ['5.3'],
    severity: 'warning',
    fixable: false,
    scope: 'document',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    {
      title: 'It has one',
      path: 'registers/exceptions.csv',
      text: exampleText('id,exception,owner,approver,expires', 'EX-01,Old laptop,Head of IT,CISO,2026-12-31'),
    },
    {
      title: 'It has none',
      path: 'registers/exceptions.csv',
      text: exampleText('id,exception,owner,approver,expires', 'EX-01,Old laptop,⟦⟧,CISO,2026-12-31'),
    },
    {
      title: 'In the front matter of the policy it departs from',
      path: 'policies/access.md',
      text: exampleText(
        '---',
        'type: policy',
        'owner: CISO',
        'exceptions:',
        '  - { exception: ⟦Shared login⟧, approver: CISO, expires: 2026-12-31 }',
        '  - { ref: EX-02, note: See the register }',
        '---',
        '',
        '# Access Policy',
      ),
    },
  ],
  check(context) {
    const found = liveExceptions(context)
      .filter(({ row }) => isEmptyCell(context.document, row, 'owner'))
      .map((entry) => ({
        range: cellPlace(entry.row, 'owner'),
        message: `Nobody answers for ${quoted(exceptionName(entry))}. Name the one person or role who sees to it that it ends.`,
      }));
    reportAll(
      context,
      found,
      (count) =>
        `${count} exceptions of this register have no owner, this is the first. Name for each the one person or role who answers for it.`,
    );
  },
};
