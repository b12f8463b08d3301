import { documentChanges } from '../../isms/statement/documents-column.ts';
import { registerEdits } from '../../isms/statement/edit/register-edits.ts';
import { statementsIn } from '../../isms/statement/statements.ts';
import type { Rule } from '../rule.ts';
import { listed } from './report-rows.ts';
import { claimingPolicy, statementExample } from './statement-example.ts';

/** ANX615: the column of documents is not what the documents claim. */
export const soaDocumentsOutdated: Rule = {
  meta: {
    code: 'ANX615',
    slug: 'soa-documents-outdated',
    summary: 'The documents that the Statement of Applicability names are not those that claim the controls',
    rationale:
      'Which document answers which control is said once, in the document itself. The column in the statement repeats it for readers, and is filled by `annexa soa sync` or by the fix, never by hand. Told only where the statement has begun to name documents; titles and links that somebody wrote are left alone.',
    clauses: ['6.1.3', '7.5.3'],
    severity: 'info',
    fixable: true,
    scope: 'workspace',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    statementExample('As the policy claims', ['controls:', '  - { control: A.7.4, applicable: yes, documents: [POL-001] }'], {
      files: { 'policies/office.md': claimingPolicy('A.7.4') },
    }),
    statementExample(
      'A claim that is new',
      ['⟦controls⟧:', '  - { control: A.7.4, applicable: yes, documents: [POL-001] }', '  - { control: A.7.5, applicable: yes }'],
      {
        files: { 'policies/office.md': claimingPolicy('A.7.4, A.7.5') },
        fixed:
          'controls:\n  - { control: A.7.4, applicable: yes, documents: [POL-001] }\n  - { control: A.7.5, applicable: yes, documents: [POL-001] }\n',
      },
    ),
    statementExample(
      'What a person wrote stays',
      ['controls:', '  - { control: A.7.4, applicable: yes, documents: [Handbook, POL-001] }'],
      {
        files: { 'policies/office.md': claimingPolicy('A.7.4') },
      },
    ),
    statementExample('Nobody has begun to name documents', ['controls:', '  - { control: A.7.4, applicable: yes }'], {
      files: { 'policies/office.md': claimingPolicy('A.7.4') },
    }),
    statementExample('A claim that is gone', ['⟦controls⟧:', '  - { control: A.7.4, applicable: yes, documents: [POL-001] }'], {
      files: { 'policies/office.md': claimingPolicy('A.7.5') },
    }),
  ],
  check(context) {
    const { document, report } = context;
    const [statement] = statementsIn(document);
    if (!statement?.rows.some(({ cells }) => (cells.documents?.text ?? '') !== '')) return;
    const changed = documentChanges(document, context).map(({ row }) => row.cells.control?.text ?? '');
    if (changed.length === 0) return;
    report({
      range: statement.range,
      message: `The documents of ${listed(changed)} are not those that claim ${changed.length === 1 ? 'it' : 'them'}. Run \`annexa soa sync\`, or take the fix.`,
    });
  },
  mend(_, context) {
    const { document, text, catalog } = context;
    const edits = registerEdits(document, text, 'soa', catalog)?.setCells(documentChanges(document, context)) ?? [];
    if (edits.length === 0) return [];
    return [
      {
        title: 'Name the documents that claim the controls',
        preferred: false,
        edits: edits.map((edit) => ({ ...edit, uri: document.uri })),
      },
    ];
  },
};
