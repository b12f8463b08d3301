import { dateIn } from '../../isms/registers/cell-values.ts';
import { daysBetween } from '../../text/iso-date.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import { cellPlace, reportAll } from '../register-reports.ts';
import type { Report, Rule } from '../rule.ts';
import { exceptionName, liveExceptions } from './exceptions-here.ts';

/** ANX804: an exception has ended and is still there. */
export const exceptionExpired: Rule = {
  meta: {
    code: 'ANX804',
    slug: 'exception-expired',
    summary: 'An exception has ended, but is not closed',
    rationale:
      'An exception is allowed until a day. After it the rule holds again, or somebody decides anew: an exception that simply goes on is a gap that nobody has accepted. Close it, or have it extended by the one who may.',
    clauses: ['6.1.3', '8.1'],
    severity: 'warning',
    fixable: false,
    scope: 'document',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    {
      title: 'Still allowed, or closed',
      path: 'registers/exceptions.csv',
      text: exampleText(
        'id,exception,owner,approver,expires,status',
        'EX-01,No MFA on the lathe,Plant manager,CISO,2026-12-31,active',
        'EX-02,Old laptop,Head of IT,CISO,2026-01-31,closed',
      ),
    },
    {
      title: 'Ended',
      path: 'registers/exceptions.yaml',
      text: exampleText(
        'exceptions:',
        '  - { id: EX-01, exception: No MFA on the lathe, owner: Plant manager, approver: CISO, expires: ⟦2026-10-31⟧ }',
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
        '  - { id: EX-01, exception: Shared login, owner: CTO, approver: CISO, expires: ⟦2026-10-31⟧ }',
        '  - { exception: Old laptop, owner: CTO, approver: CISO, expires: 2026-12-31 }',
        '  - EX-03',
        '---',
        '',
        '# Access Policy',
      ),
    },
  ],
  check(context) {
    const found: Report[] = liveExceptions(context).flatMap((entry) => {
      const expires = dateIn(entry.row, 'expires');
      if (!expires || expires >= context.asOf) return [];
      const days = daysBetween(expires, context.asOf);
      return [
        {
          range: cellPlace(entry.row, 'expires'),
          message: `${quoted(exceptionName(entry))} ended on \`${expires}\`, ${days === 1 ? '1 day' : `${days} days`} ago. Close it, or have it extended by its approver.`,
        },
      ];
    });
    reportAll(
      context,
      found,
      (count) => `${count} exceptions of this register have ended, this is the first. Close them, or have them extended.`,
    );
  },
};
