import type { PolicyDocument, Reference } from '../../document/policy-document.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Fix, Rule } from '../rule.ts';
import { claimItem, itemRemoval } from './claim-item.ts';

/** ANX305: a control is claimed twice. */
export const controlDuplicate: Rule = {
  meta: {
    code: 'ANX305',
    slug: 'control-duplicate',
    summary: 'A control is claimed twice in one document',
    rationale:
      'A second claim of the same control adds nothing, and where the two differ in extent nobody knows which one holds. Two claims for two sections of the document are fine.',
    clauses: ['7.5.2'],
    severity: 'warning',
    fixable: true,
    scope: 'document',
  },
  examples: [
    {
      title: 'Two sections answer the same control',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        'satisfies:',
        '  iso27001-2022:',
        '    - { ref: A.8.2, section: "#servers" }',
        '    - { ref: A.8.2, section: "#laptops" }',
        '---',
        '',
        '# Access Policy',
        '',
        '## Servers',
        '',
        'Two keys.',
        '',
        '## Laptops',
        '',
        'One key.',
      ),
    },
    {
      title: 'The same control twice in a list',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        'controls:',
        '  - A.5.15',
        '  - A.5.18',
        '  - ⟦A.5.15⟧',
        '---',
        '',
        '# Access Policy',
      ),
      fixed: exampleText('---', 'type: policy', 'owner: Head of IT', 'controls:', '  - A.5.15', '  - A.5.18', '---', '', '# Access Policy'),
    },
    {
      title: 'A range holds it already',
      text: exampleText('---', 'type: policy', 'owner: Head of IT', 'controls: [A.5.15-A.5.18, ⟦A.5.16⟧]', '---', '', '# Access Policy'),
      fixed: exampleText('---', 'type: policy', 'owner: Head of IT', 'controls: [A.5.15-A.5.18]', '---', '', '# Access Policy'),
    },
  ],
  check({ document, report }) {
    const seen = new Map<string, Reference>();
    for (const reference of document.references) {
      if (reference.kind !== 'claim' || reference.status !== 'current') continue;
      const keys = reference.controls.map((control) => `${reference.framework}:${control}@${reference.section}`);
      const firsts = keys.map((key) => seen.get(key));
      for (const key of keys) if (!seen.has(key)) seen.set(key, reference);
      const [first] = firsts;
      if (!first || !firsts.every((each) => each)) continue;
      report({
        range: reference.range,
        message: `${quoted(reference.text)} is claimed already in this document. Remove one of the two.`,
        fixes: removalFix(document, reference),
        related: [{ uri: document.uri, range: first.range, message: 'claimed here first' }],
      });
    }
  },
};

/** Only a bare id is removed unasked: a long form may carry a note that the other claim lacks. */
function removalFix(document: PolicyDocument, reference: Reference): Fix[] {
  const item = claimItem(document, reference);
  const range = item && itemRemoval(document, item);
  const holdsOthers = document.references.some(
    (other) => other !== reference && range && other.range.start >= range.start && other.range.end <= range.end,
  );
  if (!range || holdsOthers) return [];
  return [{ title: `Remove this ${quoted(reference.text)}`, preferred: item.bare, edits: [{ uri: document.uri, range, newText: '' }] }];
}
