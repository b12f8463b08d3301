import { nextId } from '../../isms/next-id.ts';
import { exampleText } from '../example-text.ts';
import type { Rule } from '../rule.ts';
import { missingField } from './missing-field.ts';

/** ANX113: the document has no id. */
export const idMissing: Rule = missingField({
  code: 'ANX113',
  key: 'id',
  slug: 'id-missing',
  severity: 'hint',
  rationale:
    'An id stays when a document is renamed or moved. The register of documents, the Statement of Applicability and other documents refer to it, and an auditor notes it in the report. Any scheme will do, as long as no two documents share an id. Asked only of documents that have other document control data.',
  clauses: ['7.5.2'],
  entry: 'id: POL-003',
  label: 'Document ID: POL-003',
  purpose: 'other documents can refer to this one',
  values: (context) => [nextId(context, context.document.classification.type ?? '', context.config.newDocuments)],
  examples: [
    {
      title: 'The id is in the table',
      text: exampleText('# Backup Policy', '', '| Document ID | POL-007 |', '|---|---|', '| Owner | Head of IT |'),
    },
    {
      title: 'Owner and version, but no id',
      text: exampleText('---', '⟦type⟧: policy', 'version: "1.0"', 'owner: Head of IT', '---', '', '# Backup Policy'),
    },
    {
      title: 'The id is still a placeholder',
      text: exampleText('# Backup Policy', '', '| Document ID | ⟦[ID]⟧ |', '|---|---|', '| Owner | Head of IT |'),
      path: 'policies/backup-policy.md',
      fixed: exampleText('# Backup Policy', '', '| Document ID | POL-001 |', '|---|---|', '| Owner | Head of IT |'),
    },
  ],
});
