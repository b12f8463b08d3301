import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';
import { alsoHere } from './claimed-controls.ts';

/** ANX309: a declared control is never named in a text that names others. */
export const controlNotDiscussed: Rule = {
  meta: {
    code: 'ANX309',
    slug: 'control-not-discussed',
    summary: 'A declared control is never named in the text, though others are',
    rationale:
      'Where a text says which part answers which control, a reader looks for the declared ones in vain if one is left out. Name it where its subject is dealt with, or take it out of the declaration. Documents that name no control in their text are left alone, and so are controls claimed for a section.',
    clauses: ['7.5.2'],
    severity: 'hint',
    fixable: false,
    scope: 'document',
  },
  examples: [
    {
      title: 'Every declared control is named, or belongs to a section',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        'satisfies:',
        '  iso27001-2022:',
        '    - A.5.15',
        '    - { ref: A.8.2, section: "#servers" }',
        '---',
        '',
        '# Access Policy (A.5.15)',
        '',
        '## Servers',
        '',
        'Two keys.',
      ),
    },
    {
      title: 'The text names no control at all',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        'controls: [A.5.15, A.8.2]',
        '---',
        '',
        '# Access Policy',
        '',
        'Two keys.',
      ),
    },
    {
      title: 'One is left out',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        'controls: [A.5.15, ⟦A.8.2⟧]',
        '---',
        '',
        '# Access Policy',
        '',
        'Whoever needs access asks for it (A.5.15).',
      ),
    },
  ],
  check({ document, report }) {
    const named = new Set<string>();
    let names = false;
    for (const { kind, place, section, status, controls } of document.references) {
      const isOwn = status !== 'foreign' && status !== 'malformed';
      if (kind === 'mention' && isOwn) names = true;
      if (kind === 'mention' || place !== 'front-matter' || section >= 0) for (const control of controls) named.add(control);
    }
    if (!names) return;
    const silent = document.references.filter(
      ({ kind, status, form, controls }) =>
        kind === 'claim' &&
        (status === 'current' || status === 'sub-item') &&
        form !== 'range' &&
        controls.every((control) => !named.has(control)),
    );
    const [first] = silent;
    if (!first) return;
    const more = silent.length > 1 ? ` and ${silent.length - 1} more` : '';
    report({
      range: first.range,
      message: `${quoted(first.text)}${more} ${silent.length > 1 ? 'are' : 'is'} declared, but the text, which names other controls, never says where. Name it where it is dealt with, or do not declare it.`,
      related: alsoHere(document, silent.slice(1), ({ text }) => `${quoted(text)} is declared here`),
    });
  },
};
