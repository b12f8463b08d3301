import { type MetadataField, metadataField } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { exampleText } from '../example-text.ts';
import { documentPlace, headLine } from '../places.ts';
import type { Rule } from '../rule.ts';
import { ownerAskedAs } from '../sections/section-need.ts';
import { blankPlace, blankState, controlKeyCount, isBroken, isFilled } from './document-control.ts';

/** ANX109: nobody is named as owner. */
export const ownerMissing: Rule = {
  meta: {
    code: 'ANX109',
    slug: 'owner-missing',
    summary: 'No owner is named',
    rationale:
      'An auditor asks for the one role or person who answers for a document and keeps it true. Name it as `owner` in the front matter, in the document control table or in a section on ownership. An empty field or a placeholder counts as no owner. Where a text has no field for an owner, an author or an approver named there is accepted. Policies that have no owner field at all are reported by [missing-ownership](missing-ownership.md).',
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
    {
      title: 'Only an author is named',
      text: exampleText(
        '# Backup Procedure',
        '',
        '| Version | 2.1 |',
        '|---|---|',
        '| Author | Jane Doe |',
        '',
        '## Steps',
        '',
        '1. Copy.',
      ),
    },
    { title: 'There is no such field', text: exampleText('⟦---⟧', 'type: procedure', '---', '', '# Backup Procedure') },
    {
      title: 'There are no document control data at all',
      text: exampleText('# ⟦Backup Procedure⟧', '', '## Steps', '', '1. Copy the files.'),
      path: 'procedures/backup-procedure.md',
      files: { 'annexa.yaml': exampleText('documents:', '  types:', '    procedure: ["procedures/**"]') },
    },
  ],
  check({ document, catalog, report }) {
    if (ownerAskedAs(document, catalog) !== 'field') return;
    const field = metadataField(document.metadata, 'owner');
    if (field && isFilled(field)) return;
    if (document.sections.some((section) => section.kinds.includes('ownership') && section.content === 'text')) return;
    if (document.prose.some((evidence) => evidence.kind === 'ownership')) return;
    // in a text that only says who wrote or approved it, that one can be asked; front matter has a key for the owner
    if (!field && (isBroken(document) || document.metadata.fields.some(isAnswerable))) return;
    if (field) {
      report({
        range: blankPlace(field),
        message: `${blankState(field)}. Name the one role or person who answers for this document.`,
      });
      return;
    }
    const hasData = controlKeyCount(document) > 0;
    report({
      range: headLine(document) ?? documentPlace(document),
      message: hasData
        ? 'Nobody is named as owner. Name the one role or person who answers for this document, as `owner:` in the front matter or in a line `Owner: …` below the title.'
        : noDataMessage(saysReview(document)),
    });
  },
};

/** Says of a document without any control data what nobody sees. */
function noDataMessage(saysReview: boolean): string {
  const unseen = saysReview ? ' and which version it is' : ', which version it is and when it is reviewed';
  const keys = saysReview ? '`owner`, `version` and `status`' : '`owner`, `version`, `status` and `next_review_date`';
  return `This document has no document control data: nobody sees who answers for it${unseen}. Add at least ${keys}, in front matter or in a table below the title.`;
}

/** True if the text says when it is looked at again. */
function saysReview({ sections, prose }: PolicyDocument): boolean {
  return (
    sections.some(({ kinds, content }) => content === 'text' && kinds.includes('review')) || prose.some(({ kind }) => kind === 'review')
  );
}

function isAnswerable(field: MetadataField): boolean {
  return (field.key === 'author' || field.key === 'approver') && field.carrier !== 'front-matter' && isFilled(field);
}
