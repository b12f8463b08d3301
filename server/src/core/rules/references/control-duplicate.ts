import type { PolicyDocument, Reference } from '../../document/policy-document.ts';
import { firstIndex } from '../../text/first-index.ts';
import type { TextRange } from '../../text/text-range.ts';
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
    const claims = document.references.filter((reference) => reference.kind === 'claim').sort((a, b) => a.range.start - b.range.start);
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
        fixes: removalFix(document, reference, claims),
        related: [{ uri: document.uri, range: first.range, message: 'claimed here first' }],
      });
    }
  },
};

/** Only a bare id is removed unasked: a long form may carry a note that the other claim lacks. */
function removalFix(document: PolicyDocument, reference: Reference, claims: readonly Reference[]): Fix[] {
  const item = claimItem(document, reference);
  const range = item && itemRemoval(document, item);
  if (!range || claimsIn(claims, range) > 1) return [];
  return [{ title: `Remove this ${quoted(reference.text)}`, preferred: item.bare, edits: [{ uri: document.uri, range, newText: '' }] }];
}

/** How many claims start in a range, two at the most being counted. @param claims by position */
function claimsIn(claims: readonly Reference[], range: TextRange): number {
  const first = firstIndex(claims, (claim) => claim.range.start >= range.start);
  const startsInside = (claim: Reference | undefined): boolean => claim !== undefined && claim.range.start < range.end;
  return Number(startsInside(claims[first])) + Number(startsInside(claims[first + 1]));
}
