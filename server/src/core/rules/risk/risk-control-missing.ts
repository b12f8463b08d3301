import { currentEdition } from '../../catalog/control-ids.ts';
import { filledText } from '../../isms/registers/cell-values.ts';
import type { Risk } from '../../isms/risks/risk.ts';
import { decisionOn } from '../../isms/statement/decision-on.ts';
import { areStatementsWhole } from '../../isms/statement/statements.ts';
import { exampleText } from '../example-text.ts';
import { isKnownLanguage } from '../known-language.ts';
import { quoted } from '../quoted.ts';
import { cellPlace, hasColumn, isEmptyCell, isRegisterDocument, reportAll } from '../register-reports.ts';
import type { Report, Rule, RuleContext } from '../rule.ts';
import { exampleRegister } from './example-register.ts';
import { isLive, nameOf, riskRegisters } from './risks-here.ts';

const statement = (...rows: readonly string[]): string =>
  exampleText(
    '---',
    'type: soa',
    'owner: CISO',
    '---',
    '',
    '# Statement of Applicability',
    '',
    '| Control | Applicable | Justification |',
    '|---|---|---|',
    ...rows,
  );

/** ANX704: a risk is mitigated by no control, or by one that does not apply. */
export const riskControlMissing: Rule = {
  meta: {
    code: 'ANX704',
    slug: 'risk-control-missing',
    summary: 'A mitigated risk names no control, or one that the Statement of Applicability excludes or leaves out',
    rationale:
      'The Statement of Applicability follows from the risks: a control is needed because some risk is mitigated by it. So a risk that is to be mitigated names its controls by id, and none of them may be excluded there: either the control applies after all, or the risk needs another. Controls in words alone count for nothing, since nobody can compare them; this is told once for a register. Unknown ids in Markdown are found by [control-unknown](control-unknown.md).',
    clauses: ['6.1.3'],
    severity: 'warning',
    fixable: false,
    scope: 'workspace',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    {
      title: 'Controls that apply; an accepted risk needs none',
      path: 'registers/risks.md',
      text: exampleRegister(
        'ID | Risk | Likelihood | Impact | Treatment | Controls',
        'R-01 | Fire | 2 | 4 | mitigate | A.7.5',
        'R-02 | Theft | 3 | 2 | accept | ',
      ),
      files: { 'soa.md': statement('| A.7.5 | yes | We have an office. |') },
    },
    {
      title: 'No control is named',
      path: 'registers/risks.md',
      text: exampleRegister(
        'ID | Risk | Likelihood | Impact | Treatment | Controls',
        'R-01 | Fire | 2 | 4 | mitigate | ⟦⟧',
        'R-02 | Theft | 3 | 2 | mitigate | A.7.9',
      ),
    },
    {
      title: 'The statement excludes what the risk needs',
      path: 'registers/risks.yaml',
      text: exampleText(
        'risks:',
        '  - id: R-01',
        '    likelihood: 2',
        '    impact: 4',
        '    treatment: mitigate',
        '    controls: [A.7.5, ⟦A.7.6⟧]',
      ),
      files: { 'soa.md': statement('| A.7.5 | yes | We have an office. |', '| A.7.6 | no | No secure areas. |') },
    },
    {
      title: 'The row for it may be the one that cannot be read',
      path: 'registers/risks.yaml',
      text: exampleText('risks:', '  - id: R-01', '    likelihood: 2', '    impact: 4', '    treatment: mitigate', '    controls: [A.7.6]'),
      files: { 'annexa.yaml': '', 'soa.yaml': exampleText('controls:', '  - control: A.7.5', '  - A.7.6') },
    },
    {
      title: 'The statement has no row for it',
      path: 'registers/risks.md',
      text: exampleRegister('ID | Risk | Likelihood | Impact | Treatment | Controls', 'R-01 | Fire | 2 | 4 | mitigate | A.7.5, ⟦A.7.8⟧'),
      files: { 'soa.md': statement('| A.7.5 | yes | We have an office. |') },
    },
    {
      title: 'Controls in words alone',
      path: 'registers/risks.csv',
      text: exampleText('id,risk,likelihood,impact,treatment,controls', 'R-01,Fire,2,4,mitigate,⟦smoke detectors⟧'),
    },
  ],
  check(context) {
    for (const { register, risks, repeats } of riskRegisters(context)) {
      const mitigated = risks.filter((risk) => isLive(risk) && risk.treatments.includes('mitigate'));
      if (!hasColumn(register, 'controls')) {
        if (mitigated.length > 0 && !repeats && isRegisterDocument(context.document) && isKnownLanguage(context.document, context.catalog))
          context.report({
            range: register.range,
            message: `The register does not say which controls mitigate its risks. Add a column \`Controls\` with ids of Annex A such as \`A.8.13\`.`,
          });
        continue;
      }
      const without = mitigated.filter((risk) => isEmptyCell(context.document, risk.entry.row, 'controls'));
      reportAll(
        context,
        without.map((risk) => ({
          range: cellPlace(risk.entry.row, 'controls', 'treatment'),
          message: `${quoted(nameOf(risk))} is to be mitigated, but names no control. Name those that lower it by id, such as \`A.8.13\`.`,
        })),
        (count) =>
          `${count} risks of this register are to be mitigated, but name no control; this is the first. Name those that lower them by id, such as \`A.8.13\`.`,
      );
      reportWordsAlone(context, mitigated);
      reportAll(
        context,
        unusable(context, risks),
        (count) =>
          `Risks of this register name controls that cannot be used ${count} times, this is the first. Compare them with the Statement of Applicability.`,
      );
    }
  },
};

/** One finding for a register that names its controls otherwise than by id. */
function reportWordsAlone({ report }: RuleContext, mitigated: readonly Risk[]): void {
  const inWords = mitigated.filter(({ entry }) => entry.references.length === 0 && filledText(entry.row, 'controls') !== '');
  const [first] = inWords;
  if (!first) return;
  report({
    range: cellPlace(first.entry.row, 'controls'),
    severity: 'info',
    message: `${inWords.length === 1 ? 'One mitigated risk names' : `${inWords.length.toLocaleString('en')} mitigated risks name`} controls in words alone. Add their ids of Annex A, such as \`A.8.13\`, so that the Statement of Applicability can be compared with them.`,
  });
}

/** Controls that are unknown, excluded or not in the Statement of Applicability. */
function unusable({ document, index, catalog }: RuleContext, risks: readonly Risk[]): Report[] {
  const found: Report[] = [];
  // asked only where a risk names a control at all; a row may stand in what could not be read
  let stated: boolean | undefined;
  for (const risk of risks) {
    if (!isLive(risk)) continue;
    for (const { status, framework, controls, text, range } of risk.entry.references) {
      if (status === 'unknown' && document.format !== 'markdown' && framework === currentEdition)
        found.push({ range, message: `There is no control ${quoted(text)} in Annex A. Name the controls that lower the risk.` });
      for (const control of controls) {
        const { excluded, included, stated: isDecided } = decisionOn(control, index);
        if (excluded && !included)
          found.push({
            range,
            message: `${quoted(nameOf(risk))} needs ${quoted(control)}, which the Statement of Applicability excludes. Include it there, or treat the risk by other controls.`,
            related: [{ uri: excluded.document.uri, range: excluded.row.range, message: 'excluded here' }],
          });
        stated ??= index.statements().length > 0 && areStatementsWhole(index);
        if (!isDecided && stated && catalog.control(currentEdition, control))
          found.push({
            range,
            severity: 'info',
            message: `${quoted(nameOf(risk))} needs ${quoted(control)}, which has no row in the Statement of Applicability. Add it there.`,
          });
      }
    }
  }
  return found;
}
