import { isOutOfUse } from '../../isms/life-cycle.ts';
import { decisionOn } from '../../isms/statement/decision-on.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';
import { claimItem, itemRemoval } from './claim-item.ts';

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
    fixable: true,
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
      text: exampleText('---', 'type: policy', 'owner: Head of IT', 'controls: [⟦A.7.4⟧, A.7.2]', '---', '', '# Camera Policy'),
      fixed: exampleText('---', 'type: policy', 'owner: Head of IT', 'controls: [A.7.2]', '---', '', '# Camera Policy'),
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
    if (isOutOfUse(document)) return;
    for (const { controls, range } of claims) {
      for (const control of controls) {
        const { excluded, included } = decisionOn(control, index);
        if (!excluded || included) continue;
        report({
          range,
          message: `${quoted(control)} is excluded by the Statement of Applicability. Include it there, or do not claim it here.`,
          related: [{ uri: excluded.document.uri, range: excluded.row.range, message: 'excluded here' }],
        });
        break;
      }
    }
  },
  mend({ span }, { document }) {
    const claim = document.references.find(({ kind, range }) => kind === 'claim' && range.start === span.start);
    // of a range or a sub-item more than the control would go
    if (!claim || claim.form === 'range' || claim.controls.length !== 1) return [];
    const item = claimItem(document, claim);
    const range = item?.bare ? itemRemoval(document, item) : null;
    return range ? [{ title: `Do not claim \`${claim.text}\``, preferred: false, edits: [{ uri: document.uri, range, newText: '' }] }] : [];
  },
};
