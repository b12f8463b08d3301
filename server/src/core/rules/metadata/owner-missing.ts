import { metadataField } from '../../document/metadata.ts';
import { exampleText } from '../example-text.ts';
import { documentPlace, headLine } from '../places.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';
import { ownerAskedAs } from '../sections/section-need.ts';

/** ANX109: nobody is named as owner. */
export const ownerMissing: Rule = {
  meta: {
    code: 'ANX109',
    slug: 'owner-missing',
    summary: 'No owner is named',
    rationale:
      'An auditor asks for the one role or person who answers for a document and keeps it true. Name it as `owner` in the front matter, in the document control table or in a section on ownership. An empty field or a placeholder counts as no owner. Policies that have no owner field at all are reported by [missing-ownership](missing-ownership.md).',
    clauses: ['5.3', '7.5.2', 'A.5.2'],
    severity: 'warning',
    fixable: false,
    scope: 'document',
  },
  examples: [
    {
      title: 'The owner is in the front matter',
      text: exampleText('---', 'type: procedure', 'owner: Head of IT', '---', '', '# Backup Procedure'),
    },
    {
      title: 'The owner is in a table',
      text: exampleText('# Backup Procedure', '', '| Version | 2.1 |', '|---|---|', '| Owner | Head of IT |'),
    },
    {
      title: 'A sentence says who owns it',
      text: exampleText('---', 'type: procedure', '---', '', '# Backup Procedure', '', 'The Head of IT is the owner of this procedure.'),
    },
    { title: 'The field is empty', text: exampleText('---', 'type: procedure', '⟦owner⟧:', '---', '', '# Backup Procedure') },
    { title: 'The field holds a placeholder', text: exampleText('---', 'type: policy', 'owner: ⟦[TBD]⟧', '---', '', '# Backup Policy') },
    { title: 'There is no such field', text: exampleText('⟦---⟧', 'type: procedure', '---', '', '# Backup Procedure') },
  ],
  check({ document, catalog, report }) {
    if (ownerAskedAs(document, catalog) !== 'field') return;
    const field = metadataField(document.metadata, 'owner');
    if (field && !field.blank) return;
    if (document.sections.some((section) => section.kinds.includes('ownership') && section.content === 'text')) return;
    if (document.prose.some((evidence) => evidence.kind === 'ownership')) return;
    if (!field) {
      report({
        range: headLine(document) ?? documentPlace(document),
        message:
          'Nobody is named as owner. Name the one role or person who answers for this document, as `owner:` in the front matter or in a line `Owner: …` below the title.',
      });
      return;
    }
    const isEmpty = field.valueRange.start === field.valueRange.end;
    const state =
      isEmpty || field.text === ''
        ? `${quoted(field.written)} is empty`
        : `${quoted(field.written)} is still the placeholder ${quoted(field.text)}`;
    report({
      range: isEmpty ? field.keyRange : field.valueRange,
      message: `${state}. Name the one role or person who answers for this document.`,
    });
  },
};
