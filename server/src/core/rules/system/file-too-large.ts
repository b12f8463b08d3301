import { exampleText } from '../example-text.ts';
import type { Rule } from '../rule.ts';

/** ANX904: a file above the size limit. Reported by the engine. */
export const fileTooLarge: Rule = {
  meta: {
    code: 'ANX904',
    slug: 'file-too-large',
    summary: 'A file is too large to be read',
    rationale:
      'Files above the limit (`limits.file_bytes` in `annexa.yaml`) are not read, so that one export does not hold up the editor. What is in them is not checked and counts for nothing: the run is incomplete. Split the file, raise the limit, or exclude the file.',
    clauses: ['7.5.3'],
    severity: 'warning',
    fixable: false,
    scope: 'engine',
  },
  examples: [
    { title: 'A file below the limit', text: exampleText('---', 'type: procedure', 'owner: Head of IT', '---', '', '# Backup Procedure') },
    {
      title: 'The limit is set to 20 bytes',
      text: exampleText('⟦⟧---', 'type: procedure', 'owner: Head of IT', '---', '', '# Backup Procedure'),
      files: { 'annexa.yaml': exampleText('limits:', '  file_bytes: 20') },
    },
  ],
  check() {},
};
