import { nextRequirementId } from '../../document/structure/next-requirement-id.ts';
import type { TextRange } from '../../text/text-range.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';

const head = ['---', 'type: policy', 'owner: CISO', '---', '', '# Access Control Policy', '', '## Rules', ''];
const first = '- Every access must be approved. {#req-ac-01}';

/** ANX510: two requirements of a document have the same id. */
export const requirementDuplicate: Rule = {
  meta: {
    code: 'ANX510',
    slug: 'requirement-duplicate',
    summary: 'Two requirements of a document have the same id',
    rationale:
      'An id names one statement. Where two have it, nobody can tell which of them a procedure carries out, and a link leads to the first.',
    clauses: ['7.5.2'],
    severity: 'warning',
    fixable: true,
    scope: 'document',
  },
  examples: [
    { title: 'Each has its own', text: exampleText(...head, first, '- Every access must be logged. {#req-ac-02}') },
    {
      title: 'One was copied',
      text: exampleText(...head, first, '- Every access must be logged. {#⟦req-ac-01⟧}'),
      fixed: exampleText(...head, first, '- Every access must be logged. {#req-ac-02}'),
      leadsTo: ['requirement-untraced'],
    },
    {
      title: 'Another policy may have the same one',
      text: exampleText(...head, first),
      files: { 'policies/other.md': exampleText(...head, first).replace(/^id: .*$/m, 'id: POL-099') },
    },
    {
      title: 'In a comment, and in capitals',
      text: exampleText(...head, first, '- Every access must be logged. <!-- req: ⟦REQ-AC-01⟧ -->'),
      leadsTo: ['requirement-untraced'],
    },
  ],
  check({ document, report }) {
    const seen = new Map<string, TextRange>();
    for (const { id, idRange } of document.requirements) {
      if (id === null || idRange === null) continue;
      const known = seen.get(id.toLowerCase());
      if (!known) {
        seen.set(id.toLowerCase(), idRange);
        continue;
      }
      const next = nextRequirementId(document.requirements, id);
      report({
        range: idRange,
        message: `${quoted(id)} is the id of another requirement of this document already. Give this one its own, such as \`${next}\`.`,
        related: [{ uri: document.uri, range: known, message: 'the first one' }],
        fixes: [{ title: `Replace with \`${next}\``, preferred: false, edits: [{ uri: document.uri, range: idRange, newText: next }] }],
      });
    }
  },
};
