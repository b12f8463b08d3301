import type { PolicyDocument } from '../../document/policy-document.ts';
import { registerEdits } from '../../isms/statement/edit/register-edits.ts';
import { missingControls } from '../../isms/statement/missing-controls.ts';
import { areStatementsWhole, isReleased, statementsIn } from '../../isms/statement/statements.ts';
import { undecidedRows } from '../../isms/statement/undecided-rows.ts';
import { uriKey } from '../../text/uri.ts';
import { exampleText } from '../example-text.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { listed } from './report-rows.ts';
import { statementExample } from './statement-example.ts';

/** ANX601: controls of Annex A that no Statement of Applicability has a row for. */
export const soaControlMissing: Rule = {
  meta: {
    code: 'ANX601',
    slug: 'soa-control-missing',
    summary: 'The Statement of Applicability has no row for some controls of Annex A',
    rationale:
      'The necessary controls are compared with all 93 of Annex A, so that none is overlooked; an auditor looks for each of them in the statement, also for those that were left out. Where several files make up the statement, they count together; while one of them cannot be read wholly, nobody knows what is missing. A statement may be partial on purpose, or while it is written: then this is only an information. The fix adds the missing rows as undecided.',
    clauses: ['6.1.3'],
    severity: 'warning',
    fixable: true,
    scope: 'workspace',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    statementExample('Another file has the rest', ['controls:', '  - control: A.5.1–A.5.37', '    applicable: yes'], {
      files: { 'isms/more/soa.yaml': exampleText('controls:', ...['A.6.1–A.6.8', 'A.7.1–A.7.14', 'A.8.1–A.8.34'].map(row)) },
    }),
    statementExample('What is missing may stand in the row that cannot be read', ['controls:', '  - control: A.5.1', '  - A.5.2']),
    statementExample(
      'One control is overlooked',
      ['status: approved', '⟦controls⟧:', ...['A.5.1–A.5.37', 'A.6.1–A.6.8', 'A.7.1–A.7.3', 'A.7.5–A.7.14', 'A.8.1–A.8.34'].map(row)],
      {
        fixed: exampleText(
          ...['status: approved', 'controls:', ...['A.5.1–A.5.37', 'A.6.1–A.6.8', 'A.7.1–A.7.3'].map(row)],
          ...['  - control: A.7.4', '    title: Physical security monitoring', '    applicable: undecided'],
          ...['A.7.5–A.7.14', 'A.8.1–A.8.34'].map(row),
        ),
        leadsTo: ['soa-undecided'],
      },
    ),
    statementExample('A statement that is only begun', ['status: draft', '⟦controls⟧:', row('A.5.1'), row('A.5.2')], {
      leadsTo: ['soa-undecided'],
    }),
  ],
  check(context) {
    const { document, report } = context;
    const [statement] = statementsIn(document);
    if (!statement || !areStatementsWhole(context.index) || !isTheLargest(document, context)) return;
    const missing = missingControls(context);
    if (missing.length === 0) return;
    const verb = missing.length === 1 ? 'is' : 'are';
    report({
      range: statement.range,
      severity: isReleased(document) ? 'warning' : 'info',
      message: `${listed(missing)} ${verb} not in the Statement of Applicability. Decide about every control of Annex A, also those that are left out.`,
    });
  },
  mend(_, context) {
    const { document, text, catalog } = context;
    const missing = missingControls(context);
    const edits = registerEdits(document, text, 'soa', catalog)?.addRows(undecidedRows(document, missing, catalog)) ?? [];
    if (edits.length === 0) return [];
    const what = missing.length === 1 ? `\`${missing[0]}\`` : `the ${missing.length} missing controls`;
    return [{ title: `Add ${what} as undecided`, preferred: false, edits: edits.map((edit) => ({ ...edit, uri: document.uri })) }];
  },
};

/** Of several statements the one with most rows tells what they all lack. */
function isTheLargest(document: PolicyDocument, { index }: RuleContext): boolean {
  let best: PolicyDocument | undefined;
  for (const { document: other } of index.registersOf('soa'))
    if (statementsIn(other).length > 0 && (!best || other.applicability.length > best.applicability.length)) best = other;
  return best !== undefined && uriKey(best.uri) === uriKey(document.uri);
}

/** A row of the examples. */
function row(control: string): string {
  return `  - { control: ${control}, applicable: yes }`;
}
