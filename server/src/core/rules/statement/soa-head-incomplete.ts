import { metadataText } from '../../document/metadata/metadata.ts';
import { isReleased, statementsIn } from '../../isms/statement/statements.ts';
import { controlPlace, howToAdd } from '../metadata/document-control.ts';
import { isFix } from '../metadata/missing-field.ts';
import { writeField } from '../metadata/write-field.ts';
import type { Rule } from '../rule.ts';
import { statementExample } from './statement-example.ts';

/** Any of these tells when somebody last looked at the whole statement. */
const reviews = ['last_review_date', 'approved_date', 'effective_date'];

/** ANX612: a released statement does not say when it was last reviewed, or for which edition it is. */
export const soaHeadIncomplete: Rule = {
  meta: {
    code: 'ANX612',
    slug: 'soa-head-incomplete',
    summary: 'A released Statement of Applicability does not say when it was reviewed or approved',
    rationale:
      'A customer who is handed the statement, and an auditor who compares it with the certificate, look at its head: version, who approved it and when, when it was last reviewed. Version, owner and approver have rules of their own; this one asks for a day. In YAML it also asks for the `edition` of the standard, which a Markdown statement says in its text.',
    clauses: ['6.1.3', '7.5.2'],
    severity: 'info',
    fixable: true,
    scope: 'document',
    formats: ['markdown', 'yaml'],
  },
  examples: [
    statementExample('A complete head', [
      ...['edition: ISO/IEC 27001:2022', 'status: approved', 'version: "2.0"', 'owner: CISO', 'approver: CEO', 'approved_date: 2026-11-02'],
      ...['controls:', '  - { control: A.5.1, applicable: yes }'],
    ]),
    statementExample('A draft has time', ['status: draft', 'owner: CISO', 'controls:', '  - { control: A.5.1, applicable: yes }']),
    statementExample(
      'Neither day nor edition',
      ['⟦status⟧: approved', 'version: "2.0"', 'owner: CISO', 'approver: CEO', 'controls:', '  - { control: A.5.1, applicable: yes }'],
      {
        fixed:
          'status: approved\nversion: "2.0"\nowner: CISO\napprover: CEO\nlast_review_date: 2026-11-22\ncontrols:\n  - { control: A.5.1, applicable: yes }\n',
      },
    ),
  ],
  check({ document, report }) {
    if (statementsIn(document).length === 0 || !isReleased(document)) return;
    const lacks = [
      ...(isDated(document) ? [] : ['when it was approved or last reviewed']),
      ...(document.format === 'yaml' && metadataText(document.metadata, 'edition') === undefined
        ? ['for which edition of the standard it is']
        : []),
    ];
    if (lacks.length === 0) return;
    const entry = isDated(document) ? 'edition: ISO/IEC 27001:2022' : 'last_review_date: 2027-01-31';
    report({
      range: controlPlace(document),
      message: `The statement is released, and does not say ${lacks.join(' or ')}. Add ${howToAdd(document, entry, entry)}.`,
    });
  },
  mend(_, context) {
    const { document, asOf } = context;
    const values = isDated(document) ? ([['edition', 'ISO/IEC 27001:2022']] as const) : ([['last_review_date', asOf]] as const);
    return values.map(([key, value]) => writeField(context, key, value)).filter(isFix);
  },
};

function isDated({ metadata }: Parameters<typeof statementsIn>[0]): boolean {
  return reviews.some((key) => metadataText(metadata, key) !== undefined) || metadata.fields.some(({ key }) => key === 'revisions');
}
