import type { FrontMatterValue } from '../../document/front-matter/front-matter-value.ts';
import { metadataKeyByName } from '../../document/metadata/metadata-keys.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Fix, Rule } from '../rule.ts';

/** ANX107: a value that YAML reads as a number and thereby changes. */
export const metadataUnquoted: Rule = {
  meta: {
    code: 'ANX107',
    slug: 'metadata-unquoted',
    summary: 'A version, id or control is read as a number and changes',
    rationale:
      'Without quotes YAML takes `1.10` for the number 1.1, `5.10` for 5.1 and `0010` for 10. Annexa looks at what you wrote, but other tools that read the file see another version or another control. Quotes settle it; for a control, write the full id.',
    clauses: ['7.5.2', '7.5.3'],
    severity: 'warning',
    fixable: true,
    scope: 'document',
    formats: ['markdown', 'yaml'],
  },
  examples: [
    {
      title: 'In quotes',
      text: exampleText(
        '---',
        'type: policy',
        'id: "0010"',
        'version: "1.10"',
        'owner: Head of IT',
        'controls: [A.5.10]',
        '---',
        '',
        '# Acceptable Use Policy',
      ),
    },
    {
      title: 'A version that loses its zero',
      text: exampleText('---', 'type: policy', 'version: ⟦1.10⟧', 'owner: Head of IT', '---', '', '# Acceptable Use Policy'),
      fixed: exampleText('---', 'type: policy', 'version: "1.10"', 'owner: Head of IT', '---', '', '# Acceptable Use Policy'),
    },
    {
      title: 'Controls as bare numbers',
      text: exampleText('---', 'type: policy', 'owner: Head of IT', 'controls:', '  - ⟦5.10⟧', '---', '', '# Acceptable Use Policy'),
      fixed: exampleText('---', 'type: policy', 'owner: Head of IT', 'controls:', '  - A.5.10', '---', '', '# Acceptable Use Policy'),
    },
  ],
  check({ document, report }) {
    const { uri } = document;
    for (const reference of document.references) {
      if (reference.form !== 'unquoted-number') continue;
      const control = reference.status === 'current' ? reference.controls[0] : undefined;
      const newText = control ?? `"${reference.text}"`;
      const read = String(Number(reference.text));
      const seen = read === reference.text ? 'as a number' : `as the number \`${read}\``;
      const fix: Fix = { title: `Replace with \`${newText}\``, preferred: true, edits: [{ uri, range: reference.itemRange, newText }] };
      report({
        range: reference.range,
        message: `Without quotes ${quoted(reference.text)} is read ${seen}. Write \`${newText}\`.`,
        fixes: [fix],
      });
    }
    for (const field of document.metadata.fields) {
      const kind = metadataKeyByName(field.key)?.kind;
      if (kind !== 'text' && kind !== 'version' && kind !== 'references' && kind !== 'list') continue;
      for (const { range, source, value } of changedNumbers(field.value)) {
        const newText = `"${source}"`;
        const fix: Fix = { title: `Replace with \`${newText}\``, preferred: true, edits: [{ uri, range, newText }] };
        const severity = kind === 'version' ? 'info' : 'warning';
        report({
          range,
          severity,
          message: `Without quotes ${quoted(source)} is read as the number \`${value}\`. Write \`${newText}\`.`,
          fixes: [fix],
        });
      }
    }
  },
};

/** The plain scalars of a value that come out of YAML as a number written differently. */
export function* changedNumbers(value: FrontMatterValue | null): Generator<Extract<FrontMatterValue, { kind: 'scalar' }>> {
  if (value?.kind === 'list') for (const item of value.items) yield* changedNumbers(item);
  if (value?.kind === 'scalar' && value.style === 'plain' && typeof value.value === 'number' && String(value.value) !== value.source)
    yield value;
}
