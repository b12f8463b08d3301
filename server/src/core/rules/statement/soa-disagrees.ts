import { statementRows, statementsIn } from '../../isms/statement/statements.ts';
import { uriKey } from '../../text/uri.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';
import { type RowFault, reportRows } from './report-rows.ts';
import { statementExample } from './statement-example.ts';

/** ANX613: two statements decide differently about a control. */
export const soaDisagrees: Rule = {
  meta: {
    code: 'ANX613',
    slug: 'soa-disagrees',
    summary: 'Two Statements of Applicability decide differently about a control',
    rationale:
      'A second statement in the same folder tree is usually an old copy, or an export somebody kept. Where the two differ, nobody knows which one holds; for the coverage a control counts as included as soon as one of them includes it. Keep one, and give the old one the status `superseded` or `retired`.',
    clauses: ['6.1.3', '7.5.3'],
    severity: 'warning',
    fixable: false,
    scope: 'workspace',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    statementExample('The old one is superseded', ['controls:', '  - { control: A.7.4, applicable: yes }'], {
      files: { 'archive/soa.yaml': 'status: superseded\ncontrols:\n  - { control: A.7.4, applicable: no }\n' },
    }),
    statementExample('Two statements', ['controls:', '  - { control: ⟦A.7.4⟧, applicable: yes }'], {
      files: { 'archive/soa.yaml': 'controls:\n  - { control: A.7.4, applicable: no, justification: We rent no rooms }\n' },
    }),
    statementExample('One of them has not decided yet', ['controls:', '  - { control: A.7.4, applicable: yes }'], {
      files: { 'site/soa.yaml': 'controls:\n  - { control: A.7.4, applicable: undecided }\n' },
    }),
    {
      title: 'An export that somebody kept, with a row twice',
      path: 'isms/soa.csv',
      text: 'control,applicable,justification\n⟦A.7.4⟧,no,We rent no rooms\nA.7.4,no,We rent no rooms\n',
      files: { 'annexa.yaml': '', 'isms/soa.yaml': 'controls:\n  - { control: A.7.4, applicable: yes }\n' },
    },
  ],
  check(context) {
    const { document, index } = context;
    const own = uriKey(document.uri);
    const faults: RowFault[] = [];
    // what a second row for a control repeats is told at the first
    const asked = new Set<string>();
    for (const { decisions } of statementRows(document))
      for (const { control, applicable, range } of decisions) {
        if (applicable === null || asked.has(`${control} ${applicable}`)) continue;
        asked.add(`${control} ${applicable}`);
        const other = index
          .applicabilityOf(control)
          .find(
            ({ document: there, row }) => row.applicable === !applicable && uriKey(there.uri) !== own && statementsIn(there).length > 0,
          );
        if (!other) continue;
        const name = other.document.uri.slice(other.document.uri.lastIndexOf('/') + 1);
        faults.push({
          label: control,
          range,
          message: `${quoted(control)} is ${applicable ? 'included' : 'left out'} here and ${applicable ? 'left out' : 'included'} in ${quoted(decodeURIComponent(name))}. Make them agree, or mark the old statement as \`superseded\`.`,
          related: [{ uri: other.document.uri, range: other.row.range, message: 'decided differently here' }],
        });
        break;
      }
    reportRows(
      context,
      faults,
      (ids, count) =>
        `Another Statement of Applicability decides differently about ${count} controls: ${ids}. Mark the old one as \`superseded\`.`,
    );
  },
};
