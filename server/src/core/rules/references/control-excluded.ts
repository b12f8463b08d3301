import { statusOf } from '../../isms/life-cycle.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';

/** ANX308: a document claims a control that the Statement of Applicability excludes. */
export const controlExcluded: Rule = {
  meta: {
    code: 'ANX308',
    slug: 'control-excluded',
    summary: 'A document claims a control that the Statement of Applicability excludes',
    rationale:
      'The Statement of Applicability says that the control does not apply, and this document says how it is met. One of the two is wrong, and an auditor reads both. Either the control applies after all, or the claim goes. Where two statements decide differently, the one that includes the control counts.',
    clauses: ['6.1.3'],
    severity: 'warning',
    fixable: false,
    scope: 'workspace',
  },
  examples: [
    {
      title: 'The statement includes it',
      text: exampleText('---', 'type: policy', 'owner: Head of IT', 'controls: [A.7.4]', '---', '', '# Camera Policy'),
      files: {
        'soa.md': exampleText(
          '---',
          'type: soa',
          'owner: CISO',
          '---',
          '',
          '# Statement of Applicability',
          '',
          '| Control | Applicable | Justification |',
          '|---|---|---|',
          '| A.7.4 | yes | We have an office. |',
        ),
      },
    },
    {
      title: 'The statement excludes it',
      text: exampleText('---', 'type: policy', 'owner: Head of IT', 'controls: [⟦A.7.4⟧]', '---', '', '# Camera Policy'),
      files: {
        'soa.md': exampleText(
          '---',
          'type: soa',
          'owner: CISO',
          '---',
          '',
          '# Statement of Applicability',
          '',
          '| Control | Applicable | Justification |',
          '|---|---|---|',
          '| A.7.4 | no | All work from home. |',
        ),
      },
    },
  ],
  check({ document, index, report }) {
    if (document.classification.type === 'soa' || document.classification.type === 'template') return;
    const claims = document.references.filter(({ kind, status }) => kind === 'claim' && (status === 'current' || status === 'sub-item'));
    if (claims.length === 0) return;
    const status = statusOf(document);
    if (status === 'retired' || status === 'superseded') return;
    for (const { controls, range } of claims) {
      for (const control of controls) {
        const rows = index.applicabilityOf(control);
        const [row] = rows.filter((each) => each.row.applicable === false);
        if (!row || rows.some((each) => each.row.applicable === true)) continue;
        report({
          range,
          message: `${quoted(control)} is excluded by the Statement of Applicability. Include it there, or do not claim it here.`,
          related: [{ uri: row.document.uri, range: row.row.range, message: 'excluded here' }],
        });
        break;
      }
    }
  },
};
