import { exampleText } from '../example-text.ts';
import type { Rule } from '../rule.ts';

/** ANX908: a budget of the listing was hit, or a folder could not be read. Reported by the engine. */
export const workspaceIncomplete: Rule = {
  meta: {
    code: 'ANX908',
    slug: 'workspace-incomplete',
    summary: 'Part of the workspace was not looked at',
    rationale:
      'A limit on files, folders or time was hit, or a folder could not be read. What was not looked at is not checked and counts for nothing, so the run is incomplete and never reads as clean. Exclude folders that do not belong to the ISMS (`.gitignore` is honoured), or raise the limits under `limits` in `annexa.yaml`.',
    clauses: ['7.5.3'],
    severity: 'warning',
    fixable: false,
    scope: 'engine',
  },
  examples: [
    {
      title: 'A small workspace is read whole',
      text: exampleText('---', 'type: procedure', 'owner: Head of IT', '---', '', '# Backup procedure'),
    },
  ],
  check() {},
};
