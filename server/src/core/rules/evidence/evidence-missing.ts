import { lifeCycleOf } from '../../isms/life-cycle.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';

const procedure = (claim: string): string =>
  exampleText('---', 'type: procedure', 'owner: Head of IT', 'status: approved', `controls: [${claim}]`, '---', '', '# Restore Procedure');
const withEvidence = exampleText('coverage:', '  tracing: policy-procedure-and-evidence');

/** ANX801: nothing shows that a control operates, where the tracing policy asks for it. */
export const evidenceMissing: Rule = {
  meta: {
    code: 'ANX801',
    slug: 'evidence-missing',
    summary: 'Nothing shows that a claimed control operates',
    rationale:
      'A procedure says what is done, evidence shows that it was done: the second stage of a certification audit looks for it. Asked only where `coverage.tracing` in `annexa.yaml` is `policy-procedure-and-evidence`, of procedures and standards in force. Evidence is a row of an evidence register, a record or report that claims the control, or an entry with a date below `evidence` in the front matter.',
    clauses: ['8.1', '9.1'],
    severity: 'info',
    fixable: false,
    scope: 'workspace',
  },
  examples: [
    {
      title: 'A record shows it',
      text: procedure('A.8.13'),
      path: 'procedures/restore.md',
      files: {
        'annexa.yaml': withEvidence,
        'records/restore-test.md': exampleText(
          '---',
          'type: record',
          'owner: Head of IT',
          'collected_date: 2026-10-01',
          'controls: [A.8.13]',
          '---',
          '',
          '# Record of the restore test',
        ),
      },
    },
    {
      title: 'Nothing shows it',
      text: procedure('⟦A.8.13⟧, A.8.14'),
      path: 'procedures/restore.md',
      files: { 'annexa.yaml': withEvidence },
    },
    { title: 'Not asked for', text: procedure('A.8.13'), path: 'procedures/restore.md' },
  ],
  check({ document, index, config, asOf, report }) {
    if (config.coverage.tracing !== 'policy-procedure-and-evidence') return;
    const { type } = document.classification;
    if ((type !== 'procedure' && type !== 'standard') || lifeCycleOf(document, config, asOf, index) !== 'in-force') return;
    const claims = document.references.filter(({ kind, status }) => kind === 'claim' && (status === 'current' || status === 'sub-item'));
    const missing = claims.flatMap((claim) =>
      claim.controls.filter((id) => index.evidenceOf(id).length === 0).map((id) => ({ id, claim })),
    );
    const [first] = missing;
    if (!first) return;
    const ids = [...new Set(missing.map(({ id }) => quoted(id)))];
    report({
      range: first.claim.range,
      message: `Nothing shows that ${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ` and ${ids.length - 5} more` : ''} ${ids.length === 1 ? 'operates' : 'operate'}. Add a record that claims ${ids.length === 1 ? 'it' : 'them'}, or a row to the evidence register.`,
    });
  },
};
