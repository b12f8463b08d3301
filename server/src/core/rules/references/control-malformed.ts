import type { Catalog } from '../../catalog/catalog.ts';
import { currentEdition } from '../../catalog/control-ids.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Fix, Rule } from '../rule.ts';

/** ANX302: something declared as a control that is no id at all. */
export const controlMalformed: Rule = {
  meta: {
    code: 'ANX302',
    slug: 'control-malformed',
    summary: 'A declared control is not written as an id',
    rationale:
      'Control ids look like `A.5.15`. What is written otherwise is not counted as coverage, though it looks so to the reader. A comma in the place of a dot is the usual slip; names of controls belong behind the id.',
    clauses: ['6.1.3', '7.5.2'],
    severity: 'error',
    fixable: true,
    scope: 'document',
  },
  examples: [
    {
      title: 'Ids, a range, and an id with its name',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        'controls:',
        '  - A.5.15',
        '  - A.5.16-A.5.18',
        '  - A.8.2 - Privileged access',
        '---',
        '',
        '# Access Policy',
      ),
    },
    {
      title: 'A comma in the place of a dot',
      text: exampleText('---', 'type: policy', 'owner: Head of IT', 'controls:', '  - ⟦A.5,23⟧', '---', '', '# Cloud Policy'),
      fixed: exampleText('---', 'type: policy', 'owner: Head of IT', 'controls:', '  - A.5.23', '---', '', '# Cloud Policy'),
    },
    {
      title: 'A name without an id',
      text: exampleText('---', 'type: policy', 'owner: Head of IT', 'controls:', '  - ⟦Access control⟧', '---', '', '# Access Policy'),
    },
  ],
  check({ document, catalog, report }) {
    for (const { kind, status, text, range, itemRange, framework } of document.references) {
      if (kind !== 'claim' || status !== 'malformed') continue;
      const reading = framework === currentEdition ? onlyReading(catalog, text) : null;
      const fix: Fix | null =
        reading === null
          ? null
          : {
              title: `Replace with \`${reading}\``,
              preferred: true,
              edits: [{ uri: document.uri, range: itemRange, newText: reading }],
            };
      const hint = reading ? `Write \`${reading}\`.` : 'Write an id such as `A.5.15`.';
      report({ range, message: `${quoted(text)} is not written as a control id. ${hint}`, fixes: fix ? [fix] : [] });
    }
  },
};

/** The only current control that a misspelt id can be read as: other or missing separators, an O for a zero; else null. */
function onlyReading(catalog: Catalog, text: string): string | null {
  const match =
    /^(?:iso(?:[ /-]{0,3}iec)?[ -]{0,3}2700[12](?:[: -]{0,3}2022)?[\s,:-]{0,9})?(?:annex\s{0,9})?a?[\s.,:;_/-]{0,9}(\d[\doil\s.,:;_/-]{0,40})$/i.exec(
      text.trim(),
    );
  if (!match) return null;
  const parts = (match[1] ?? '')
    .replaceAll(/o/gi, '0')
    .replaceAll(/[il]/gi, '1')
    .split(/[^\d]+/)
    .filter((part) => part !== '');
  const readings = new Set<string>();
  const add = (group: string, number: string) => {
    const id = `A.${Number(group)}.${Number(number)}`;
    if (catalog.control(currentEdition, id)) readings.add(id);
  };
  const [first, second] = parts;
  if (first && second && parts.length === 2) add(first, second);
  else if (first && parts.length === 1)
    for (let at = 1; at < first.length; at++) if (first[at] !== '0') add(first.slice(0, at), first.slice(at));
  const [only] = readings;
  return readings.size === 1 && only ? only : null;
}
