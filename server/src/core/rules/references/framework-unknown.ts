import { nearest } from '../../text/edit-distance.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';

/** ANX311: controls are claimed of a framework that the catalogue lacks. */
export const frameworkUnknown: Rule = {
  meta: {
    code: 'ANX311',
    slug: 'framework-unknown',
    summary: 'Controls are claimed of a framework Annexa has no catalogue of',
    rationale:
      'Claims of other frameworks are welcome and kept as they are, but their ids are not checked and count for no coverage. That is told once for a workspace. If the name was meant to be ISO/IEC 27001, write `iso27001-2022`.',
    clauses: ['6.1.3'],
    severity: 'info',
    fixable: true,
    scope: 'workspace',
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
  check({ document, catalog, index, report }) {
    const told = new Set<string>();
    for (const { kind, status, framework, frameworkRange, range } of document.references) {
      if (kind !== 'claim' || status !== 'foreign' || told.has(framework)) continue;
      told.add(framework);
      const other = catalog.otherStandards.byName(framework);
      const meant = other ? undefined : nearest(framework, catalog.frameworks.keys(), 3);
      if (meant && frameworkRange) {
        report({
          range: frameworkRange,
          message: `There is no catalogue of ${quoted(framework)}, so its ids are not checked. Did you mean \`${meant}\`?`,
          fixes: [
            { title: `Replace with \`${meant}\``, preferred: false, edits: [{ uri: document.uri, range: frameworkRange, newText: meant }] },
          ],
        });
        continue;
      }
      // one cause for the whole workspace: the first document tells it
      const claimants = index.claimantsOf(framework);
      if (claimants[0] && claimants[0].uri !== document.uri) continue;
      const name = catalog.otherStandards.get(other ?? '')?.title ?? quoted(framework);
      const where = claimants.length > 1 ? ` in ${claimants.length} documents` : '';
      report({
        range: frameworkRange ?? range,
        message: `Claims of ${name}${where} are kept, but not checked and not counted: Annexa has no catalogue of it. Nothing has to be done.`,
      });
    }
  },
};
