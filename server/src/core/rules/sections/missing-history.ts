import { exampleText } from '../example-text.ts';
import type { Rule } from '../rule.ts';
import { missingSection } from './missing-section.ts';

/** ANX213: the document does not say what changed from version to version. */
export const missingHistory: Rule = missingSection({
  code: 'ANX213',
  kind: 'history',
  slug: 'missing-history',
  lacks: 'what changed from version to version',
  rationale:
    'The certificate names the version of the Statement of Applicability, so its readers must see what changed and when. `revisions` in the front matter counts as well. Suggested for that document; elsewhere the history of the repository serves.',
  clauses: ['7.5.2', '7.5.3'],
  examples: [
    {
      title: 'The section is there',
      text: exampleText(
        '---',
        'type: soa',
        'owner: Head of IT',
        '---',
        '',
        '# Statement of Applicability',
        '',
        'Which controls we use.',
        '',
        '## Revision history',
        '',
        '1.1: A.8.11 added.',
      ),
    },
    {
      title: 'The section is missing',
      text: exampleText('---', 'type: soa', 'owner: Head of IT', '---', '', '# ⟦Statement of Applicability⟧', '', 'Which controls we use.'),
      fixed: exampleText(
        '---',
        'type: soa',
        'owner: Head of IT',
        '---',
        '',
        '# Statement of Applicability',
        '',
        'Which controls we use.',
        '',
        '## Revision history',
        '',
        '<!-- Keep one row per version: number, date, author, what changed. Git keeps the diff; this keeps the reason. -->',
        '',
        '[List version, date, author and reason of each change.]',
      ),
    },
    {
      title: 'The section holds only a placeholder',
      text: exampleText(
        '---',
        'type: soa',
        'owner: Head of IT',
        '---',
        '',
        '# Statement of Applicability',
        '',
        'Which controls we use.',
        '',
        '## ⟦Revision history⟧',
        '',
        'TBD',
      ),
    },
  ],
});
