import { metadataText } from '../../document/metadata/metadata.ts';
import { hasEnded, isBeyondDraft } from '../../isms/life-cycle.ts';
import { circleFrom, successorsOf } from '../../isms/succession.ts';
import { baseName } from '../../text/uri.ts';
import { exampleText } from '../example-text.ts';
import { insertEntry, isInFrontMatter, textRange, yamlScalar } from '../metadata/document-control.ts';
import { writeField } from '../metadata/write-field.ts';
import { documentPlace } from '../places.ts';
import { quoted } from '../quoted.ts';
import type { Fix, MendContext, Rule } from '../rule.ts';
import { approvedStatus } from './is-stated-approved.ts';

/** ANX409: another document has taken the place of one that still says it is approved. */
export const supersededStillApproved: Rule = {
  meta: {
    code: 'ANX409',
    slug: 'superseded-still-approved',
    summary: 'A document that was superseded still says that it is approved',
    rationale:
      'Two documents that both claim to apply contradict each other sooner or later, and readers cannot tell which one to follow. Since its successor took effect the older one is no longer in force, whatever its status says: what it covers counts as stale. Set its status to `superseded`, and name the successor under `superseded_by`. While the successor is a draft the older document stays in force.',
    clauses: ['7.5.3', 'A.5.1'],
    severity: 'warning',
    fixable: true,
    scope: 'workspace',
  },
  examples: [
    {
      title: 'It says so',
      text: exampleText(
        '---',
        'id: POL-001',
        'type: policy',
        'status: superseded',
        'owner: CISO',
        'superseded_by: POL-002',
        '---',
        '',
        '# Tapes',
      ),
      files: {
        'policies/backup.md': exampleText('---', 'id: POL-002', 'type: policy', 'status: approved', 'owner: CISO', '---', '', '# Backup'),
      },
    },
    {
      title: 'The successor is still a draft',
      text: exampleText('---', 'id: POL-001', 'type: policy', 'status: approved', 'owner: CISO', '---', '', '# Tapes'),
      files: {
        'policies/backup.md': exampleText(
          '---',
          'id: POL-002',
          'type: policy',
          'status: draft',
          'supersedes: POL-001',
          '---',
          '',
          '# Backup',
        ),
      },
    },
    {
      title: 'Its successor is approved',
      text: exampleText('---', 'id: POL-001', 'type: policy', 'status: ⟦approved⟧', 'owner: CISO', '---', '', '# Tapes'),
      files: {
        'policies/backup.md': exampleText(
          '---',
          'id: POL-002',
          'type: policy',
          'status: approved',
          'supersedes: POL-001',
          '---',
          '',
          '# Backup',
        ),
      },
      fixed: exampleText(
        '---',
        'id: POL-001',
        'type: policy',
        'status: superseded',
        'owner: CISO',
        'superseded_by: POL-002',
        '---',
        '',
        '# Tapes',
      ),
    },
    {
      title: 'It names its successor itself',
      text: exampleText('---', 'type: policy', 'status: ⟦approved⟧', 'owner: CISO', 'superseded_by: backup.md', '---', '', '# Tapes'),
      files: { 'policies/backup.md': exampleText('---', 'type: policy', 'status: approved', 'owner: CISO', '---', '', '# Backup') },
      fixed: exampleText('---', 'type: policy', 'status: superseded', 'owner: CISO', 'superseded_by: backup.md', '---', '', '# Tapes'),
    },
  ],
  check({ document, index, asOf, report }) {
    const status = approvedStatus(document);
    if (!status || !hasEnded(document, asOf, index) || circleFrom(document, index)) return;
    const successor = successorsOf(document, index).find((other) => isBeyondDraft(other, asOf));
    const stated = metadataText(document.metadata, 'superseded_by');
    const name = successor ? (metadataText(successor.metadata, 'id') ?? successor.title?.text ?? baseName(successor.uri)) : (stated ?? '');
    report({
      range: textRange(status),
      message: `${quoted(name)} has taken the place of this document, but its status is still ${quoted(status.text)}. Set it to \`superseded\`${stated === undefined ? ', and name the successor under `superseded_by`' : ''}.`,
      related: successor ? [{ uri: successor.uri, range: documentPlace(successor), message: 'takes its place' }] : [],
    });
  },
  mend: (_, context) => {
    const fix = writeField(context, 'status', 'superseded');
    return fix ? [withSuccessor({ ...fix, title: 'Set `status` to `superseded`' }, context)] : [];
  },
};

/** Names the successor too, where nothing does and the front matter has room for it. */
function withSuccessor(fix: Fix, { document, index, asOf }: MendContext): Fix {
  if (metadataText(document.metadata, 'superseded_by') !== undefined || !document.metadata.fields.some(isInFrontMatter)) return fix;
  const successor = successorsOf(document, index).find((other) => isBeyondDraft(other, asOf));
  const id = successor && metadataText(successor.metadata, 'id');
  const edit = id === undefined ? null : insertEntry(document, 'superseded_by', `superseded_by: ${yamlScalar('superseded_by', id)}`);
  return edit ? { ...fix, title: `${fix.title} and name \`${id}\``, edits: [...fix.edits, { ...edit, uri: document.uri }] } : fix;
}
