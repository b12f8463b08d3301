import type { Requirement } from '../../document/policy-document.ts';
import { carriersOf } from '../../isms/requirement-uses.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';

/** More of them are told as related places. */
const mostRelated = 20;

const policy = (id: string): string =>
  exampleText(
    ...['---', 'id: POL-003', 'type: policy', 'owner: CISO', '---', '', '# Access Control Policy', '', '## Rules', ''],
    `- Every access must be approved by the owner of the system. {#${id}}`,
    '- Shared accounts are to be avoided.',
  );
const procedure = exampleText(
  ...['---', 'type: procedure', 'owner: Head of IT', 'implements: POL-003', 'carries_out: [POL-003#req-ac-01]', '---', ''],
  '# Access Procedure',
);

/** ANX508: a requirement with an id that nobody carries out. */
export const requirementUntraced: Rule = {
  meta: {
    code: 'ANX508',
    slug: 'requirement-untraced',
    summary: 'A requirement with an id is carried out by no other document',
    rationale:
      'A policy gives a statement an id by writing `{#req-ac-01}` or `<!-- req: req-ac-01 -->` behind it. A procedure says that it carries it out: `carries_out: [POL-003#req-ac-01]` in the front matter, `<!-- carries out: POL-003#req-ac-01 -->` in the section that does, or a link to `access.md#req-ac-01`. What nobody carries out is a promise. Statements without an id are only counted, unless the option `all` is set. An error where `coverage.tracing` asks for procedures.',
    clauses: ['8.1', 'A.5.37'],
    severity: 'info',
    fixable: false,
    scope: 'workspace',
    options: {
      all: {
        type: 'boolean',
        default: false,
        description: 'Tell also of statements without an id, which nothing can trace; one finding for a document.',
      },
    },
  },
  examples: [
    { title: 'A procedure carries it out', text: policy('req-ac-01'), files: { 'procedures/access.md': procedure } },
    { title: 'Nobody carries it out', text: policy('⟦req-ac-02⟧'), files: { 'procedures/access.md': procedure } },
    {
      title: 'Statements without an id are told where the config asks for it',
      text: exampleText(
        ...['---', 'type: policy', 'owner: CISO', '---', '', '# Access Control Policy', '', '## Rules', ''],
        '⟦Every access must be approved.⟧ Nobody need ask twice.',
      ),
      files: { 'annexa.yaml': 'rules: { requirement-untraced: { all: true } }\n' },
    },
  ],
  check({ document, index, config, options, report }) {
    const severity = config.coverage.tracing === 'any' ? 'info' : 'error';
    const nameless: Requirement[] = [];
    for (const requirement of document.requirements) {
      const { id, idRange } = requirement;
      if (id === null || idRange === null) nameless.push(requirement);
      else if (carriersOf(index, document, id).length === 0)
        report({
          range: idRange,
          severity,
          message: `No other document says that it carries out ${quoted(id)}. Name it under \`carries_out\` in the procedure that does, or write that procedure.`,
        });
    }
    const [first, ...others] = options.all === true ? nameless : [];
    if (!first) return;
    report({
      range: first.range,
      severity,
      message: `${others.length === 0 ? 'This requirement has' : `This requirement and ${others.length} more have`} no id, so no procedure can say that it carries ${others.length === 0 ? 'it' : 'them'} out. Add an id behind it, such as \`{#req-01}\`.`,
      related: others.slice(0, mostRelated).map(({ range }) => ({ uri: document.uri, range, message: 'here as well' })),
    });
  },
};
