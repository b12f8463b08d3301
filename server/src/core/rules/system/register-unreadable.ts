import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';

/** ANX910: a register in YAML or CSV has a form that cannot be read. */
export const registerUnreadable: Rule = {
  meta: {
    code: 'ANX910',
    slug: 'register-unreadable',
    summary: 'A register in YAML or CSV cannot be read as one, wholly or in part',
    rationale:
      'A Statement of Applicability, a risk register or a list of evidence may be kept as YAML or CSV. What cannot be read counts for nothing: a control that is excluded there is not, a risk is not seen. In YAML the rows are a list of `key: value` lines below `controls:`, `risks:` and so on; in CSV the first line names the columns. A key that is nearly one of the columns is probably a slip.',
    clauses: ['7.5.3'],
    severity: 'error',
    fixable: true,
    scope: 'document',
    formats: ['yaml', 'csv'],
  },
  examples: [
    {
      title: 'Rows below their key',
      path: 'registers/risks.yaml',
      text: exampleText('owner: CISO', 'risks:', '  - id: R-01', '    likelihood: 2', '    impact: 4'),
      files: { 'annexa.yaml': '' },
    },
    {
      title: 'A row that is none',
      path: 'registers/risks.yaml',
      text: exampleText('risks:', '  - id: R-01', '    likelihood: 2', '  - ⟦R-02⟧'),
      files: { 'annexa.yaml': '' },
    },
    {
      title: 'A misspelt column',
      path: 'registers/risks.yaml',
      text: exampleText('risks:', '  - id: R-01', '    ⟦likelyhood⟧: 2', '    impact: 4'),
      fixed: exampleText('risks:', '  - id: R-01', '    likelihood: 2', '    impact: 4'),
      files: { 'annexa.yaml': '' },
    },
    {
      title: 'The first line names no columns',
      path: 'registers/risks.csv',
      text: exampleText('⟦R-01;Fire;2;4⟧', 'R-02;Flood;1;5'),
      files: { 'annexa.yaml': exampleText('registers:', '  risks: [registers/risks.csv]') },
    },
    {
      title: 'A quote that is never closed',
      path: 'registers/risks.csv',
      text: exampleText('id,risk,likelihood,impact', 'R-01,⟦"⟧Fire,2,4'),
      files: { 'annexa.yaml': '' },
    },
  ],
  check({ document, report }) {
    for (const { kind, message, range, meant } of document.registerProblems)
      report({
        range,
        message,
        ...(kind === 'key' ? { severity: 'warning' as const } : {}),
        ...(meant === undefined
          ? {}
          : {
              fixes: [{ title: `Replace with ${quoted(meant)}`, preferred: true, edits: [{ uri: document.uri, range, newText: meant }] }],
            }),
      });
  },
};
