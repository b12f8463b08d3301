import type { PolicyDocument } from '../../document/policy-document.ts';
import { statusOf } from '../../isms/life-cycle.ts';
import { exampleText } from '../example-text.ts';
import type { Rule } from '../rule.ts';
import { missingField } from './missing-field.ts';

/** ANX115: the document has no version. */
export const versionMissing: Rule = missingField({
  code: 'ANX115',
  key: 'version',
  slug: 'version-missing',
  severity: 'info',
  rationale:
    'Git knows every change; a reader with a printed page, and the auditor who compares it with what was approved, need a version they can read. A version history in the text counts as well. Asked only of documents that have other document control data.',
  clauses: ['7.5.2', '7.5.3'],
  entry: 'version: "1.0"',
  label: 'Version: 1.0',
  purpose: 'a copy can be told from the text in force',
  isSaidElsewhere: hasHistory,
  values: ({ document }) => [isBeforeApproval(statusOf(document)) ? '0.1' : '1.0'],
  examples: [
    {
      title: 'The version is in the front matter',
      text: exampleText('---', 'type: policy', 'version: "1.0"', 'owner: Head of IT', '---', '', '# Backup Policy'),
    },
    {
      title: 'A history tells the versions',
      text: exampleText(
        ...['---', 'type: policy', 'owner: Head of IT', '---', '', '# Backup Policy', '', '## Revision history', ''],
        ...['| Version | Date | Change |', '|---|---|---|', '| 1.0 | 2026-01-12 | First issue |'],
      ),
    },
    {
      title: 'Owner and status, but no version',
      text: exampleText('---', '⟦type⟧: policy', 'status: approved', 'owner: Head of IT', 'approver: CEO', '---', '', '# Backup Policy'),
    },
    {
      title: 'The version is still a placeholder',
      text: exampleText('---', 'type: policy', 'version: ⟦TBD⟧', 'owner: Head of IT', '---', '', '# Backup Policy'),
      fixed: exampleText('---', 'type: policy', 'version: "1.0"', 'owner: Head of IT', '---', '', '# Backup Policy'),
    },
  ],
});

function isBeforeApproval(status: string | null): boolean {
  return status === 'draft' || status === 'in_review';
}

function hasHistory({ metadata, sections }: PolicyDocument): boolean {
  if (metadata.fields.some(({ key, blank }) => key === 'revisions' && !blank)) return true;
  return sections.some(({ kinds, content }) => content === 'text' && kinds.includes('history'));
}
