import { metadataField, metadataText } from '../../document/metadata/metadata.ts';
import { dateIn, isTextApproved } from '../../isms/life-cycle.ts';
import { exampleText } from '../example-text.ts';
import { textRange } from '../metadata/document-control.ts';
import { writeField } from '../metadata/write-field.ts';
import type { Rule } from '../rule.ts';
import { approvedStatus } from './is-stated-approved.ts';

/** ANX405: the text is another one than was approved. */
export const editedSinceApproval: Rule = {
  meta: {
    code: 'ANX405',
    slug: 'edited-since-approval',
    summary: 'The text of an approved document has changed since its approval',
    rationale:
      '`approved_hash` is a fingerprint of the text that was approved: of its title, of whom it applies to and of its body. How the text is laid out does not show in it, and neither do document control and the history of versions; a word, a link, a cell, a heading or their order does. Once it is another one, what people read is not what was approved, and the controls it covers turn stale. Have it approved again with `annexa approve`, which writes the new fingerprint, or set the status back until then.',
    clauses: ['7.5.2', '7.5.3', 'A.5.1'],
    severity: 'warning',
    fixable: true,
    scope: 'document',
  },
  examples: [
    {
      title: 'The text that was approved',
      text: exampleText(
        ...[
          '---',
          'type: procedure',
          'status: approved',
          'owner: Head of IT',
          'approved_hash: a1-09ff88dca8bbc15d1cd9639ab0f4d5fb',
          '---',
          '',
          '# Backup',
          '',
          'Daily.',
        ],
      ),
    },
    {
      title: 'A document that is being changed',
      text: exampleText(
        ...[
          '---',
          'type: procedure',
          'status: in_review',
          'owner: Head of IT',
          'approved_hash: a1-09ff88dca8bbc15d1cd9639ab0f4d5fb',
          '---',
          '',
          '# Backup',
          '',
          'Weekly.',
        ],
      ),
    },
    {
      title: 'Another word',
      text: exampleText(
        ...['---', 'type: procedure', 'status: approved', 'owner: Head of IT', 'approved_date: 2026-01-12'],
        ...['approved_hash: ⟦a1-09ff88dca8bbc15d1cd9639ab0f4d5fb⟧', '---', '', '# Backup', '', 'Weekly.'],
      ),
      fixed: exampleText(
        ...['---', 'type: procedure', 'status: in_review', 'owner: Head of IT', 'approved_date: 2026-01-12'],
        ...['approved_hash: a1-09ff88dca8bbc15d1cd9639ab0f4d5fb', '---', '', '# Backup', '', 'Weekly.'],
      ),
    },
  ],
  check({ document, report }) {
    const field = metadataField(document.metadata, 'approved_hash');
    if (!field || isTextApproved(document) !== false || !approvedStatus(document)) return;
    const date = dateIn(document, 'approved_date');
    const version = metadataText(document.metadata, 'version');
    const what = version === undefined ? '' : `, in a document that is still version \`${version.slice(0, 20).replaceAll('`', "'")}\``;
    report({
      range: textRange(field),
      message: `The text has changed since it was approved${date === null ? '' : ` on \`${date}\``}${what}. Have it approved again (\`annexa approve\`), or set \`status\` to \`in_review\` until then.`,
    });
  },
  mend: (_, context) => {
    // where it is stated more than once, the others would go on saying that it is approved
    if (context.document.metadata.fields.filter(({ key }) => key === 'status').length > 1) return [];
    const fix = writeField(context, 'status', 'in_review');
    return fix ? [{ ...fix, title: 'Set `status` to `in_review` while it is being changed' }] : [];
  },
};
