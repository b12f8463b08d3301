import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import { cellPlace, isEmptyCell, reportAll } from '../register-reports.ts';
import type { Rule } from '../rule.ts';
import { exceptionName, isRequested, liveExceptions } from './exceptions-here.ts';

/** ANX807: nobody has allowed an exception. */
export const exceptionUnapproved: Rule = {
  meta: {
    code: 'ANX807',
    slug: 'exception-unapproved',
    summary: 'An exception in force has no approver',
    rationale:
      'Who departs from a rule needs the word of somebody who may give it. One that was only asked for, by its status, is not reported.',
    clauses: ['6.1.3'],
    severity: 'warning',
    fixable: false,
    scope: 'document',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    {
      title: 'Allowed, or only asked for',
      path: 'registers/exceptions.csv',
      text: exampleText(
        'id,exception,owner,approver,expires,status',
        'EX-01,Old laptop,Head of IT,CISO,2026-12-31,active',
        'EX-02,Lathe,Plant manager,,2026-12-31,requested',
      ),
    },
    {
      title: 'In force by nobody’s word',
      path: 'registers/exceptions.csv',
      text: exampleText('id,exception,owner,approver,expires,status', 'EX-01,Old laptop,Head of IT,⟦⟧,2026-12-31,active'),
    },
    {
      title: 'In the front matter of the policy it departs from',
      path: 'policies/access.md',
      text: exampleText(
        '---',
        'type: policy',
        'owner: CISO',
        'exceptions:',
        '  - { id: ⟦EX-01⟧, exception: Shared login, owner: CTO, expires: 2026-12-31 }',
        '  - { id: EX-02, exception: Old laptop, owner: CTO, expires: 2026-12-31, status: requested }',
        '---',
        '',
        '# Access Policy',
      ),
    },
  ],
  check(context) {
    const found = liveExceptions(context)
      .filter((entry) => !isRequested(entry, context) && isEmptyCell(context.document, entry.row, 'approver'))
      .map((entry) => ({
        range: cellPlace(entry.row, 'approver'),
        message: `Nobody has allowed ${quoted(exceptionName(entry))}. Name who approved it, or set its status to \`requested\`.`,
      }));
    reportAll(
      context,
      found,
      (count) => `${count} exceptions of this register have no approver, this is the first. Name for each who approved it.`,
    );
  },
};
