import type { Generator } from './artefact.ts';
import { ruleTable } from './rule-table.ts';

/** `docs/rules/README.md`: all rules at a glance. */
export const ruleIndex: Generator = {
  owns: 'docs/rules',
  generate: () => [
    {
      path: 'docs/rules/README.md',
      content: [
        '<!-- Made from the code of the rules. Do not edit. -->',
        '# Rules',
        'Each rule has a stable code and a name; both are accepted in `annexa.yaml` and in suppressions. The severity is the default; some findings of a rule may weigh less. “Fix” says whether the rule offers one.',
        ruleTable(''),
        '',
      ]
        .join('\n\n')
        .replace(/\n+$/, '\n'),
    },
  ],
};
