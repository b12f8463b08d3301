import { exampleText } from '../example-text.ts';
import type { Rule } from '../rule.ts';

/** ANX907: a mistake in `annexa.yaml`. Reported by the engine. */
export const configInvalid: Rule = {
  meta: {
    code: 'ANX907',
    slug: 'config-invalid',
    summary: 'The configuration has a mistake',
    rationale:
      'What `annexa.yaml` says wrongly is not followed, and the rest of it is. A misspelt rule name or a folder pattern of the wrong kind would otherwise change the verdict without anybody noticing.',
    clauses: ['7.5.3'],
    severity: 'error',
    fixable: false,
    scope: 'engine',
  },
  examples: [
    { title: 'A rule is set to a severity', path: 'annexa.yaml', text: exampleText('rules:', '  section-empty: warning') },
    { title: 'A severity that does not exist', path: 'annexa.yaml', text: exampleText('rules:', '  section-empty: ⟦loud⟧') },
  ],
  check() {},
};
