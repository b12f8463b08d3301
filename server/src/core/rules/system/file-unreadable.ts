import type { Rule } from '../rule.ts';

/** ANX905: a file that could not be read. Reported by the engine. Has no example: no text shows an unreadable file. */
export const fileUnreadable: Rule = {
  meta: {
    code: 'ANX905',
    slug: 'file-unreadable',
    summary: 'A file could not be read',
    rationale:
      'The file is not valid UTF-8 text, or the system refused to open it. What is in it is not checked and counts for nothing: the run is incomplete, and incomplete never reads as clean. Save the file as UTF-8, or mend its permissions.',
    clauses: ['7.5.3'],
    severity: 'error',
    fixable: false,
    scope: 'engine',
  },
  examples: [],
  check() {},
};
