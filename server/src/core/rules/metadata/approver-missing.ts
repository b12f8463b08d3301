import type { FrontMatterValue } from '../../document/front-matter/front-matter-value.ts';
import { type MetadataField, metadataField } from '../../document/metadata/metadata.ts';
import { metadataKeyByName } from '../../document/metadata/metadata-keys.ts';
import { isPlaceholder } from '../../document/sections/titles.ts';
import { statusOf } from '../../isms/life-cycle.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';
import { blankPlace, blankState, hasMoreThanStatus, howToAdd, isFilled, isKeyAsked, textRange } from './document-control.ts';
import { isFix } from './missing-field.ts';
import { ownerOf, peopleFor } from './people.ts';
import { writeField } from './write-field.ts';

/** ANX110: the document claims to be approved, and nobody has approved it. */
export const approverMissing: Rule = {
  meta: {
    code: 'ANX110',
    slug: 'approver-missing',
    summary: 'An approved document does not say who approved it',
    rationale:
      'Approval is an act of somebody with the authority for it. An auditor asks who that was. Name the person or role as `approver`, in the document control table, in a section on the approval or in the last entry of the history. A draft needs none yet.',
    clauses: ['7.5.2', 'A.5.1'],
    severity: 'warning',
    fixable: true,
    scope: 'document',
    formats: ['markdown', 'yaml'],
  },
  examples: [
    {
      title: 'The approver is named',
      text: exampleText(
        ...['---', 'type: policy', 'status: approved', 'owner: Head of IT', 'approver: Managing Director', '---', '', '# Backup Policy'],
      ),
    },
    { title: 'A draft', text: exampleText('---', 'type: policy', 'status: draft', 'owner: Head of IT', '---', '', '# Backup Policy') },
    {
      title: 'A section tells the approval',
      text: exampleText(
        ...['---', 'type: policy', 'status: approved', 'owner: Head of IT', '---', '', '# Backup Policy'],
        ...['', '## Approval', '', 'Approved by the Managing Director on 12 January 2026.'],
      ),
    },
    {
      title: 'Approved by nobody',
      text: exampleText('---', 'type: policy', 'status: ⟦approved⟧', 'owner: Head of IT', '---', '', '# Backup Policy'),
    },
    {
      title: 'The approver is still a placeholder',
      text: exampleText(
        '# Backup Policy',
        '',
        '| Owner | Head of IT |',
        '|---|---|',
        '| Status | Approved |',
        '| Approved by | ⟦[Name]⟧ |',
      ),
      path: 'policies/backup-policy.md',
      files: { 'annexa.yaml': exampleText('new_documents: { approver: Managing director }') },
      fixed: exampleText(
        ...['# Backup Policy', '', '| Owner | Head of IT |', '|---|---|', '| Status | Approved |', '| Approved by | Managing director |'],
      ),
    },
  ],
  check({ document, catalog, report }) {
    const { metadata, sections } = document;
    const status = metadataField(metadata, 'status');
    const state = status && !status.blank ? statusOf(document) : null;
    if (!status || (state !== 'approved' && state !== 'published') || !isKeyAsked(document, catalog, 'approver')) return;
    // a table of facts about something else has a status too
    if (!hasMoreThanStatus(document)) return;
    const field = metadataField(metadata, 'approver');
    if (field && isFilled(field)) return;
    if (sections.some(({ kinds, content }) => content === 'text' && kinds.includes('approval'))) return;
    if (metadata.fields.some(isRevisionWithApprover)) return;
    report({
      range: field ? blankPlace(field) : textRange(status),
      message: field
        ? `${blankState(field)}, though the document is ${quoted(status.text)}. Name who approved it.`
        : `The document is ${quoted(status.text)}, but nobody is named as approver. Add ${howToAdd(document, 'approver: Managing Director', 'Approved by: Managing Director')}, with whoever approved it.`,
    });
  },
  mend: (_, context) =>
    peopleFor(context, 'approver', ownerOf(context))
      .map((name) => writeField(context, 'approver', name))
      .filter(isFix),
};

/** A history in the front matter, one of whose entries names who approved it. */
function isRevisionWithApprover({ key, value }: MetadataField): boolean {
  return key === 'revisions' && value?.kind === 'list' && value.items.some(namesApprover);
}

function namesApprover(item: FrontMatterValue): boolean {
  if (item.kind !== 'map') return false;
  return item.entries.some(
    ({ key, value }) => metadataKeyByName(key)?.key === 'approver' && value.kind === 'scalar' && !isPlaceholder(value.text),
  );
}
