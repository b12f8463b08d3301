import { controlKey } from '../../catalog/catalog.ts';
import { currentEdition } from '../../catalog/control-ids.ts';
import { soaDecision } from '../../document/registers/soa/soa-decision.ts';
import { isOutOfUse } from '../../isms/life-cycle.ts';
import { claimantsOf } from '../../isms/statement/claimants.ts';
import { isReleased, statementRows } from '../../isms/statement/statements.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { type RowFault, reportRows } from './report-rows.ts';
import { claimingPolicy, statementExample } from './statement-example.ts';

/** ANX608: a control applies, and no document says how it is met. */
export const soaUndocumented: Rule = {
  meta: {
    code: 'ANX608',
    slug: 'soa-undocumented',
    summary: 'A control applies, and no document claims it',
    rationale:
      'The statement says that the control is needed, and no policy, standard or procedure claims it, so nobody can read how it is met. Claim it in the document that lays it down (`controls:` in its front matter), or write one. Controls that are planned or not begun are left alone: their documents may still have to be written.',
    clauses: ['6.1.3', '7.5.1'],
    severity: 'info',
    fixable: false,
    scope: 'workspace',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    statementExample(
      'A policy claims it, another is planned',
      [
        'controls:',
        '  - { control: A.7.4, applicable: yes, status: implemented }',
        '  - { control: A.7.5, applicable: yes, status: planned }',
      ],
      { files: { 'policies/office.md': claimingPolicy('A.7.4') } },
    ),
    statementExample(
      'No document speaks of it',
      ['controls:', '  - { control: A.7.4, applicable: yes }', '  - { control: ⟦A.7.5⟧, applicable: yes, status: implemented }'],
      { files: { 'policies/office.md': claimingPolicy('A.7.4') } },
    ),
    statementExample(
      'Where no document declares controls, naming them is enough',
      ['controls:', '  - { control: A.7.4, applicable: yes }', '  - { control: ⟦A.7.5⟧, applicable: yes, status: implemented }'],
      {
        files: {
          'policies/office.md': exampleText('---', 'type: policy', 'owner: CISO', '---', '', '# Office Policy', '', 'Serves A.7.4.'),
        },
      },
    ),
    statementExample('Left out, undecided, and one of your own', [
      'controls:',
      '  - { control: A.7.4, applicable: no, justification: We rent no rooms }',
      '  - { control: A.7.5, applicable: undecided }',
      '  - { control: NW.1, applicable: yes, status: implemented }',
    ]),
    {
      title: 'A row for several controls, of which a policy claims one',
      path: 'isms/soa.csv',
      text: 'control,applicable,status\n⟦A.7.4–A.7.6⟧,yes,implemented\n',
      files: { 'annexa.yaml': '', 'policies/office.md': claimingPolicy('A.7.5') },
    },
  ],
  check(context) {
    const { document, catalog } = context;
    const severity = isReleased(document) ? 'warning' : 'info';
    const faults: RowFault[] = [];
    const rows = statementRows(document);
    // a statement alone that names documents belongs to some that are kept elsewhere
    const isAlone = ![...layingDown].some((type) => context.index.hasType(type));
    if (isAlone && rows.some(({ row }) => row.cells.documents !== undefined || row.cells.evidence !== undefined)) return;
    // a house that declares nothing in front matter names its controls in the text
    const isDeclaring = rows.some(({ decisions }) => decisions.some(({ control }) => claimantsOf(control, context).length > 0));
    const isSaid = (control: string): boolean => claimantsOf(control, context).length > 0 || (!isDeclaring && isNamed(control, context));
    for (const { row, decisions } of rows) {
      const { status } = soaDecision(row, catalog);
      if (status === 'planned' || status === 'not_started') continue;
      const bare = decisions.filter(({ own, applicable, control }) => !own && applicable && !isSaid(control));
      for (const { control, range } of bare.slice(0, 1)) {
        const label = bare.length > 1 ? (row.cells.control?.text ?? control) : control;
        const message = `${quoted(label)} applies, and no document claims ${bare.length > 1 ? `${bare.length} of its controls` : 'it'}. Claim it in the document that says how it is met, or write one.`;
        faults.push({ label, range, message, severity });
      }
    }
    reportRows(
      context,
      faults,
      (ids, count) => `${count} controls apply, and no document claims them: ${ids}. Claim each in the document that says how it is met.`,
    );
  },
};

/** Types of documents that say how a control is met. */
const layingDown: ReadonlySet<string> = new Set([
  'policy',
  'standard',
  'procedure',
  'plan',
  'guideline',
  'work-instruction',
  'methodology',
]);

/** True if a document in use that lays something down names a control. */
function isNamed(control: string, { index }: RuleContext): boolean {
  return index
    .referencesTo(controlKey(currentEdition, control))
    .some(({ document }) => layingDown.has(document.classification.type ?? '') && !isOutOfUse(document));
}
