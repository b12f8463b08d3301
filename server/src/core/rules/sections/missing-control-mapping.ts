import { exampleText } from '../example-text.ts';
import type { Rule } from '../rule.ts';
import { missingSection } from './missing-section.ts';

/** ANX215: the document does not say which controls it serves. */
export const missingControlMapping: Rule = missingSection({
  code: 'ANX215',
  kind: 'control-mapping',
  slug: 'missing-control-mapping',
  lacks: 'which controls it serves',
  rationale:
    'Only a document that names its controls counts for coverage, and an auditor who samples a control finds it by them. Every control id counts, in the front matter as well as in the text. Suggested for policies and standards.',
  clauses: ['6.1.3'],
  examples: [
    {
      title: 'The section is there',
      text: exampleText(
        '---',
        'type: standard',
        'owner: Head of IT',
        '---',
        '',
        '# Password Standard',
        '',
        '## Scope',
        '',
        'All staff.',
        '',
        '## Related controls',
        '',
        'This standard serves A.5.17.',
      ),
    },
    {
      title: 'The section is missing',
      text: exampleText('---', 'type: standard', 'owner: Head of IT', '---', '', '# ⟦Password Standard⟧', '', '## Scope', '', 'All staff.'),
      fixed: exampleText(
        '---',
        'type: standard',
        'owner: Head of IT',
        '---',
        '',
        '# Password Standard',
        '',
        '## Scope',
        '',
        'All staff.',
        '',
        '## Related controls',
        '',
        '<!-- List the control ids this document answers; the same ids belong in the metadata key `controls` or `satisfies`. -->',
        '',
        '[List the controls this document answers and the section that answers each.]',
      ),
    },
    {
      title: 'The section holds only a placeholder',
      text: exampleText(
        '---',
        'type: standard',
        'owner: Head of IT',
        '---',
        '',
        '# Password Standard',
        '',
        '## Scope',
        '',
        'All staff.',
        '',
        '## ⟦Related controls⟧',
        '',
        'TBD',
      ),
    },
  ],
});
