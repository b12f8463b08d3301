import { metadataField } from '../../document/metadata/metadata.ts';
import { comparable } from '../../text/comparable.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';
import { textRange } from './document-control.ts';

/** Nobody stands above these: where they own a document, they approve it too. */
const topManagement =
  /(?:^|\P{L})(?:ceo|board|managing director|(?:top|senior|executive) (?:management|leadership)|executives?|management team|chief executive(?: officer)?|founders?|president|geschäftsführ\p{L}*|geschäftsleitung|vorstand|direction(?: générale)?|directeur général|directrice générale|pdg|dirección(?: general)?|director general|alta dirección|diretoria|direzione|directie|経営者|社長|取締役\p{L}*|總經理|总经理|대표\p{L}*|direksi|direktur utama)(?:\P{L}|$)/iu;

/** ANX117: whoever owns the document has approved it too. */
export const ownerIsApprover: Rule = {
  meta: {
    code: 'ANX117',
    slug: 'owner-is-approver',
    summary: 'The owner has approved the document alone',
    rationale:
      'Approval is a second look by somebody with authority. Where the owner approves what the owner wrote, there was none, and an auditor will ask about the separation of duties. Top management is left out: nobody stands above it.',
    clauses: ['5.3', '7.5.2', 'A.5.3'],
    severity: 'info',
    fixable: false,
    scope: 'document',
    formats: ['markdown', 'yaml'],
  },
  examples: [
    {
      title: 'Two roles',
      text: exampleText('---', 'type: policy', 'owner: Head of IT', 'approver: Managing Director', '---', '', '# Backup Policy'),
    },
    {
      title: 'Top management owns and approves',
      text: exampleText('---', 'type: policy', 'owner: CEO', 'approver: CEO', '---', '', '# Information Security Policy'),
    },
    {
      title: 'One role does both',
      text: exampleText('---', 'type: policy', 'owner: Head of IT', 'approver: ⟦Head of IT⟧', '---', '', '# Backup Policy'),
    },
    {
      title: 'The same name, written a little differently',
      text: exampleText('# Backup Policy', '', '| Owner | Jane Doe |', '|---|---|', '| Approved by | **⟦Jane Doe⟧** |'),
      path: 'policies/backup-policy.md',
    },
  ],
  check({ document, report }) {
    const owner = metadataField(document.metadata, 'owner');
    const approver = metadataField(document.metadata, 'approver');
    if (!owner || !approver || owner.blank || approver.blank || document.classification.type === 'template') return;
    // what is still to be filled in is nobody yet
    if (/[[{<]/.test(owner.text) || topManagement.test(owner.text)) return;
    const name = comparable(owner.text);
    if (name === '' || name !== comparable(approver.text)) return;
    report({
      range: textRange(approver),
      message: `${quoted(approver.text)} owns the document and approves it. Let somebody else with the authority for it approve it.`,
      related: [{ uri: document.uri, range: textRange(owner), message: 'named as owner here' }],
    });
  },
};
