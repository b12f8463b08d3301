import { type MetadataField, metadataField } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { nextId } from '../../isms/next-id.ts';
import { addMonths } from '../../text/iso-date.ts';
import { readReviewCycle } from '../../text/review-cycle.ts';
import { exampleText } from '../example-text.ts';
import { isKnownLanguage } from '../known-language.ts';
import { documentPlace, headLine } from '../places.ts';
import type { Fix, MendContext, Rule } from '../rule.ts';
import { ownerAskedAs } from '../sections/section-need.ts';
import { blankPlace, blankState, controlKeyCount, isBroken, isFilled } from './document-control.ts';
import { isFix } from './missing-field.ts';
import { approverOf, peopleFor } from './people.ts';
import { addEntries, type FieldValue, writeField } from './write-field.ts';

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
    fixable: true,
    scope: 'document',
    formats: ['markdown', 'yaml'],
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
    {
      title: 'The field is empty',
      text: exampleText('---', 'type: procedure', '⟦owner⟧:', '---', '', '# Backup Procedure'),
      files: { 'annexa.yaml': exampleText('new_documents: { owner: Head of IT }') },
      fixed: exampleText('---', 'type: procedure', 'owner: Head of IT', '---', '', '# Backup Procedure'),
    },
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
    if (!hasData && !isKnownLanguage(document, catalog)) return;
    const isYaml = document.format === 'yaml';
    // a list of people or of evidence that is nothing but its rows is kept by whoever keeps the documents
    if (isYaml && !hasData && document.classification.type !== 'soa') return;
    report({
      range: (isYaml ? document.registers[0]?.range : undefined) ?? headLine(document) ?? documentPlace(document),
      message: isYaml
        ? 'Nobody is named as owner. Name the one role or person who answers for this document, as `owner:` at the top of the file.'
        : hasData
          ? 'Nobody is named as owner. Name the one role or person who answers for this document, as `owner:` in the front matter or in a line `Owner: …` below the title.'
          : noDataMessage(saysReview(document)),
    });
  },
  mend: (_, context) =>
    peopleFor(context, 'owner', approverOf(context))
      .map((name) => (metadataField(context.document.metadata, 'owner') ? writeField(context, 'owner', name) : addOwner(context, name)))
      .filter(isFix),
};

/** Adds an owner; to a document without other control data all that is asked of one that has some. */
function addOwner(context: MendContext, name: string): Fix | null {
  const { document, text, catalog, config, asOf } = context;
  if (controlKeyCount(document) > 1) return writeField(context, 'owner', name);
  const { type: id, assumed } = document.classification;
  const type = catalog.documentTypes.get(id ?? '');
  const has = (key: string): boolean => metadataField(document.metadata, key) !== undefined;
  const asks = (key: string): boolean =>
    !has(key) && !assumed && (type?.metadata.required.includes(key) || type?.metadata.recommended.includes(key)) === true;
  const entries: FieldValue[] = [['owner', name]];
  if (asks('id')) entries.unshift(['id', nextId(context, id ?? '', config.newDocuments)]);
  if (asks('status')) entries.push(['status', 'draft']);
  if (asks('version')) entries.push(['version', '0.1']);
  if (asks('next_review_date') && !has('review_cycle'))
    entries.push(['next_review_date', addMonths(asOf, readReviewCycle(config.newDocuments.reviewCycle) ?? 12)]);
  return addEntries(document, text, entries);
}

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
