import { documentReferences } from '../../isms/document-references.ts';
import { documentsNamed } from '../../isms/hierarchy.ts';
import { type RequirementUse, requirementsMeant, requirementUses } from '../../isms/requirement-uses.ts';
import { nearest } from '../../text/edit-distance.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Fix, Rule, RuleContext } from '../rule.ts';

const files = {
  'policies/access.md': exampleText(
    ...['---', 'id: POL-003', 'type: policy', 'owner: CISO', '---', '', '# Access Control Policy', '', '## Rules', ''],
    'Every access must be approved. {#req-ac-01}',
  ),
};
const procedure = (id: string): string =>
  exampleText(
    '---',
    'type: procedure',
    'owner: Head of IT',
    'implements: POL-003',
    `carries_out: [${id}]`,
    '---',
    '',
    '# Access Procedure',
  );
const path = 'procedures/access.md';

/** ANX509: a document says that it carries out a requirement that no policy has. */
export const requirementUnknown: Rule = {
  meta: {
    code: 'ANX509',
    slug: 'requirement-unknown',
    summary: 'A document says that it carries out a requirement that is not there',
    rationale:
      'When a policy drops or renames a requirement, the procedures that carry it out have to follow. Written as `POL-003#req-ac-01` or `../policies/access.md#req-ac-01`; an id alone will do where only one policy has it. Of links that lead nowhere `link-anchor-broken` tells.',
    clauses: ['7.5.3', 'A.5.37'],
    severity: 'warning',
    fixable: true,
    scope: 'workspace',
  },
  examples: [
    { title: 'The requirement is there', text: procedure('POL-003#req-ac-01'), path, files },
    { title: 'No policy has it', text: procedure('⟦POL-003#req-ac-02⟧'), path, files, fixed: procedure('POL-003#req-ac-01') },
    { title: 'No document has the id in front of it', text: procedure('⟦POL-033#req-ac-01⟧'), path, files },
  ],
  check(context) {
    for (const use of requirementUses(context.document)) if (use.place !== 'link') check(context, use);
  },
};

function check({ document, index, report }: RuleContext, use: RequirementUse): void {
  const meant = requirementsMeant(index, use);
  if (meant.length === 1) return;
  if (meant.length > 1) {
    const implemented = documentReferences(document).flatMap(({ key, text }) =>
      key === 'implements' ? documentsNamed(index, document, text) : [],
    );
    if (use.policy !== null || meant.filter((each) => implemented.includes(each.document)).length === 1) return;
    report({
      range: use.range,
      message: `Several documents have a requirement ${quoted(use.id)}. Write the id of the one that is meant in front of it: \`POL-001#${use.id}\`.`,
    });
    return;
  }
  const target = use.uri === null ? undefined : index.documentAt(use.uri);
  const policies = use.policy !== null ? index.documentsById(use.policy) : target ? [target] : [];
  if (policies.length === 0 && (use.policy !== null || use.uri !== null)) {
    report({
      range: use.range,
      message: `${quoted(use.policy ?? 'The path')} names no document of this workspace. Correct what stands in front of \`#\`.`,
    });
    return;
  }
  const ids = policies.flatMap(({ requirements }) => requirements.flatMap(({ id }) => id ?? []));
  const near = nearest(use.id, ids, 2);
  const where = policies.length > 0 ? 'The document' : 'No document';
  report({
    range: use.range,
    message: `${where} has ${policies.length > 0 ? 'no' : 'a'} requirement ${quoted(use.id)}. ${near ? `Did you mean \`${near}\`?` : 'Correct the id, or put it behind the statement it is for, as `{#req-…}`.'}`,
    fixes: near && use.idRange ? [fix(document.uri, use.idRange, near)] : [],
  });
}

function fix(uri: string, range: { start: number; end: number }, near: string): Fix {
  return { title: `Replace with \`${near}\``, preferred: false, edits: [{ uri, range, newText: near }] };
}
