import { exampleText } from '../example-text.ts';
import type { Rule, RuleExample } from '../rule.ts';

/** As many are named in the message. */
const mostNamed = 8;

function example(type: string, clauses: readonly string[]): string {
  return exampleText(
    '---',
    `type: ${type}`,
    'status: approved',
    'owner: CISO',
    'approver: CEO',
    'version: "1.0"',
    'next_review_date: 2027-05-01',
    ...(clauses.length > 0 ? [`clauses: [${clauses.map((clause) => `"${clause}"`).join(', ')}]`] : []),
    '---',
    '',
    `# Our ${type}`,
    '',
    'What it says.',
  );
}

const complete: RuleExample['files'] = {
  'isms/handbook.md': example('policy', ['4.3', '5.2', '6.1.2', '6.1.3', '6.2']),
  'isms/applicability.md': example('soa', []),
  'isms/plan.md': example('plan', ['6.1.3', '9.2.2']),
  'isms/register.md': example('register', ['7.2', '7.5.3', '8.2', '8.3', '10.2']),
  'isms/report.md': example('report', ['8.1', '9.1', '9.2.2', '9.3.3']),
  'policies/devices.md': example('policy', []),
};

/** ANX901: documented information that the clauses ask for and no document holds. Reported by the engine at the config file. */
export const mandatoryDocumentMissing: Rule = {
  meta: {
    code: 'ANX901',
    slug: 'mandatory-document-missing',
    summary: 'The ISMS lacks documented information that every ISMS must have',
    rationale:
      'Clauses 4 to 10 of ISO/IEC 27001 name 19 things that have to exist in writing, from the scope to the results of corrective actions; a certification audit asks for each of them first. A document holds one if its `clauses:` name the clause, else if its type or title says so. Drafts count here, retired documents do not. There is one finding for the whole ISMS, at its outermost `annexa.yaml`, once it has a document; `annexa readiness` shows what answers each item and what comes next. Where a repository is only a part of an ISMS, turn the rule off in `annexa.yaml`.',
    clauses: ['7.5.1'],
    severity: 'info',
    fixable: false,
    scope: 'engine',
  },
  examples: [
    { title: 'A small ISMS that has all of it', path: 'annexa.yaml', text: exampleText('organization: Acme'), files: complete },
    {
      title: 'Two policies are a beginning',
      path: 'annexa.yaml',
      text: exampleText('language: en', '⟦organization⟧: Acme'),
      files: { 'isms/handbook.md': example('policy', ['5.2']), 'policies/devices.md': example('policy', []) },
    },
  ],
  check() {},
};

/**
 * What the finding says.
 * @param missing as `ISMS scope (4.3)`, in order of clause
 * @param total how many there are in all
 */
export function missingDocumentsMessage(missing: readonly string[], total: number): string {
  const more = missing.length - mostNamed;
  const named = missing.slice(0, mostNamed).join(', ') + (more > 0 ? ` and ${more} more` : '');
  const asked = `${total} things that ISO/IEC 27001 asks to have in writing`;
  const [what, lead] =
    missing.length === 1
      ? ['it', `No document holds ${named}, one of the ${asked}`]
      : ['each', `No document holds ${missing.length} of the ${asked}: ${named}`];
  return `${lead}. Create ${what} with \`annexa new\`, or name the clause under \`clauses:\` in the document that holds it; \`annexa readiness\` shows them all.`;
}
