import { nearest } from '../../text/edit-distance.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Fix, Rule } from '../rule.ts';

/** ANX311: controls are claimed of a framework that the catalogue lacks. */
export const frameworkUnknown: Rule = {
  meta: {
    code: 'ANX311',
    slug: 'framework-unknown',
    summary: 'Controls are claimed of a framework Annexa has no catalogue of',
    rationale:
      'Claims of other frameworks are welcome and kept as they are, but their ids are not checked and count for no coverage. If the name was meant to be ISO/IEC 27001, write `iso27001-2022`.',
    clauses: ['6.1.3'],
    severity: 'info',
    fixable: true,
    scope: 'document',
  },
  examples: [
    {
      title: 'A framework of the catalogue',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        'satisfies:',
        '  iso27001-2022: [A.5.15]',
        '---',
        '',
        '# Access Policy',
      ),
    },
    {
      title: 'A slip in the name',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        'satisfies:',
        '  ⟦iso2701-2022⟧: [A.5.15]',
        '---',
        '',
        '# Access Policy',
      ),
      fixed: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        'satisfies:',
        '  iso27001-2022: [A.5.15]',
        '---',
        '',
        '# Access Policy',
      ),
    },
    {
      title: 'Another framework',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        'satisfies:',
        '  ⟦HOUSE-RULES⟧: [H-1, H-2]',
        '---',
        '',
        '# Access Policy',
      ),
    },
  ],
  check({ document, catalog, report }) {
    const told = new Set<number>();
    for (const { frameworkRange, framework } of document.references) {
      if (!frameworkRange || told.has(frameworkRange.start)) continue;
      told.add(frameworkRange.start);
      const meant = nearest(framework, catalog.frameworks.keys(), 3);
      const fixes: Fix[] = meant
        ? [{ title: `Replace with \`${meant}\``, preferred: false, edits: [{ uri: document.uri, range: frameworkRange, newText: meant }] }]
        : [];
      const hint = meant
        ? ` Did you mean \`${meant}\`?`
        : ` Known are ${[...catalog.frameworks.keys()].map((id) => `\`${id}\``).join(', ')}.`;
      report({
        range: frameworkRange,
        message: `There is no catalogue of ${quoted(framework)}, so its ids are not checked.${hint}`,
        fixes,
      });
    }
  },
};
