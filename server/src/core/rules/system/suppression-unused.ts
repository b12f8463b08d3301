import { exampleText } from '../example-text.ts';
import type { Rule } from '../rule.ts';

/** ANX906: a suppression that does nothing. Reported by `applySuppressions`, which alone knows. */
export const suppressionUnused: Rule = {
  meta: {
    code: 'ANX906',
    slug: 'suppression-unused',
    summary: 'A suppression does nothing',
    rationale:
      'A suppression is a documented exception: which rule, and why. One without a reason is not followed. One that no longer suppresses anything hides the next finding on its line, and one with a misspelt name never worked. Reasons stand behind a colon.',
    clauses: ['7.5.2'],
    severity: 'warning',
    fixable: true,
    scope: 'engine',
  },
  examples: [
    {
      title: 'A finding is suppressed with a reason',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Procedure',
        '',
        '<!-- annexa-disable-next-line control-legacy: the contract quotes the old edition -->',
        'The contract asks for A.12.3.1.',
      ),
    },
    {
      title: 'There is nothing to suppress any more',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Procedure',
        '',
        '<!-- annexa-disable-next-line ⟦control-legacy⟧: the contract quotes the old edition -->',
        'The contract asks for A.8.13.',
      ),
      fixed: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Procedure',
        '',
        'The contract asks for A.8.13.',
      ),
    },
    {
      title: 'No reason is given, so the finding stays',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Procedure',
        '',
        '⟦<!-- annexa-disable-next-line control-legacy -->⟧',
        'The contract asks for A.12.3.1.',
      ),
    },
    {
      title: 'There is no such rule',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Procedure',
        '',
        '<!-- annexa-disable-file ⟦contrl-legacy⟧: quotes the old edition -->',
        '',
        'All servers are backed up daily.',
      ),
    },
  ],
  check() {},
};
