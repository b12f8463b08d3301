import { exampleText } from '../example-text.ts';
import type { Rule } from '../rule.ts';
import { missingField } from './missing-field.ts';
import { approverOf } from './people.ts';

/** ANX114: the document does not say whether it is in force. */
export const statusMissing: Rule = missingField({
  code: 'ANX114',
  key: 'status',
  slug: 'status-missing',
  severity: 'info',
  rationale:
    'A reader must see whether a document binds or is still being written. Only `approved` and `published` documents count as in force; one that states no status counts only if it names an approver, an approval or an effective date. Asked only of documents that have other document control data.',
  clauses: ['7.5.2', '7.5.3'],
  entry: 'status: draft',
  label: 'Status: Draft',
  purpose: 'everybody sees whether it is in force',
  // what is in force by an approver it names would not be as a draft
  values: (context) => (approverOf(context) === undefined ? ['draft'] : ['draft', 'approved']),
  examples: [
    {
      title: 'The status is in the front matter',
      text: exampleText('---', 'type: policy', 'status: draft', 'owner: Head of IT', '---', '', '# Backup Policy'),
    },
    {
      title: 'Owner and version, but no status',
      text: exampleText('# Backup Policy', '', '**⟦Version⟧:** 1.0', '', '**Owner:** Head of IT', '', '## Scope', '', 'All servers.'),
      path: 'policies/backup-policy.md',
      fixed: exampleText(
        ...['# Backup Policy', '', '**Version:** 1.0', '', '**Owner:** Head of IT', '', '**Status:** Draft'],
        ...['', '## Scope', '', 'All servers.'],
      ),
    },
    {
      title: 'The status is empty',
      text: exampleText('---', 'type: policy', '⟦status⟧:', 'owner: Head of IT', '---', '', '# Backup Policy'),
      fixed: exampleText('---', 'type: policy', 'status: draft', 'owner: Head of IT', '---', '', '# Backup Policy'),
    },
  ],
});
