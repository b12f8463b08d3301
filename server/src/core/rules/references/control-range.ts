import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';
import { severalIds } from './claim-item.ts';

/** ANX306: a range of controls is claimed, or is no range. */
export const controlRange: Rule = {
  meta: {
    code: 'ANX306',
    slug: 'control-range',
    summary: 'Controls are claimed by a range, or a range is impossible',
    rationale:
      'A range is quickly written and claims more than its author thinks of: every control in between. An auditor asks for each of them, and a search for one id does not find it. Listing the ids makes the claim visible. A range that runs backwards, ends at a number no control has, or goes from one theme to another claims nothing; in front matter that is an error.',
    clauses: ['6.1.3', '7.5.2'],
    severity: 'info',
    fixable: true,
    scope: 'document',
  },
  examples: [
    {
      title: 'Each control by itself, and a range in the text',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        'controls: [A.5.15, A.5.16]',
        '---',
        '',
        '# Access Policy',
        '',
        'See A.5.15–A.5.16.',
      ),
    },
    {
      title: 'A range is claimed',
      text: exampleText('---', 'type: policy', 'owner: Head of IT', 'controls:', '  - ⟦A.5.15-A.5.17⟧', '---', '', '# Access Policy'),
      fixed: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        'controls:',
        '  - A.5.15',
        '  - A.5.16',
        '  - A.5.17',
        '---',
        '',
        '# Access Policy',
      ),
    },
    {
      title: 'Ranges that are none',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        'controls: [⟦A.5.18-A.5.15⟧, ⟦A.5.36-A.6.2⟧]',
        '---',
        '',
        '# Access Policy',
        '',
        'It serves ⟦A.5.30–A.5.77⟧.',
      ),
    },
  ],
  check({ document, report }) {
    const told = new Set<string>();
    for (const reference of document.references) {
      if (reference.form !== 'range') continue;
      const { kind, status, text, range, itemRange, controls } = reference;
      if (status === 'unknown') {
        if (told.has(`${kind} ${text}`)) continue;
        told.add(`${kind} ${text}`);
        report({
          range,
          severity: kind === 'claim' ? 'error' : 'info',
          message: `${quoted(text)} is not a range of controls of ISO 27001:2022. Name the first and the last control of one theme, such as \`A.5.15–A.5.18\`.`,
        });
      } else if (kind === 'claim' && status === 'current' && reference.place === 'front-matter') {
        const others = new Set(
          document.references
            .filter((other) => other !== reference && other.kind === 'claim' && other.section === reference.section)
            .flatMap((other) => other.controls),
        );
        const open = controls.filter((control) => !others.has(control));
        report({
          range,
          message: `${quoted(text)} claims ${controls.length} controls: each of them will be asked for. List those you mean.`,
          fixes:
            open.length === 0
              ? []
              : [
                  {
                    title:
                      open.length === controls.length
                        ? `List the ${controls.length} controls`
                        : `List the ${open.length} controls not claimed elsewhere`,
                    preferred: false,
                    edits: [{ uri: document.uri, range: itemRange, newText: severalIds(document, reference, open) }],
                  },
                ],
        });
      }
    }
  },
};
