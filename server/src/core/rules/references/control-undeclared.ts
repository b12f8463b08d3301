import type { PolicyDocument, Reference } from '../../document/policy-document.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';
import { appendIds } from './claim-item.ts';
import { alsoHere } from './claimed-controls.ts';

/** ANX307: a heading or a table of controls names one that the front matter does not declare. */
export const controlUndeclared: Rule = {
  meta: {
    code: 'ANX307',
    slug: 'control-undeclared',
    summary: 'A heading or a table of controls names a control that is not declared',
    rationale:
      'A document that declares its controls is counted for these alone. A control that has a heading, or a place in the table of controls, is most likely covered too and was forgotten in the declaration, so that the coverage shows a gap that is none. Controls named in passing are not meant.',
    clauses: ['6.1.3', '7.5.2'],
    severity: 'hint',
    fixable: true,
    scope: 'document',
  },
  examples: [
    {
      title: 'All is declared, and one control is named in passing',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        'controls: [A.5.15]',
        '---',
        '',
        '# Access Policy',
        '',
        '## Access control (A.5.15)',
        '',
        'Logs are kept as A.8.15 asks.',
      ),
    },
    {
      title: 'A heading names another one',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        'controls: [A.5.15]',
        '---',
        '',
        '# Access Policy (A.5.15)',
        '',
        '## Access rights (⟦A.5.18⟧)',
        '',
        'Given by the owner.',
      ),
      fixed: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        'controls: [A.5.15, A.5.18]',
        '---',
        '',
        '# Access Policy (A.5.15)',
        '',
        '## Access rights (A.5.18)',
        '',
        'Given by the owner.',
      ),
    },
  ],
  check({ document, catalog, report }) {
    const type = catalog.documentTypes.get(document.classification.type ?? '');
    if (!type || type.coverage === false || type.level === 'record') return;
    const claims = document.references.filter(({ kind, status }) => kind === 'claim' && (status === 'current' || status === 'sub-item'));
    const last = claims.filter(({ place }) => place === 'front-matter').at(-1);
    if (!last) return;
    const known = new Set(document.references.filter(({ kind }) => kind === 'claim').flatMap(({ controls }) => controls));
    const open = document.references.filter(
      (reference) =>
        reference.kind === 'mention' &&
        reference.status === 'current' &&
        isProminent(document, reference) &&
        reference.controls.some((id) => !known.has(id)),
    );
    const [first] = open;
    if (!first) return;
    const ids = [...new Set(open.flatMap(({ controls }) => controls))].filter((id) => !known.has(id));
    const more = ids.length > 1 ? ` and ${ids.length - 1} more` : '';
    const edit = appendIds(document, last, ids);
    report({
      range: first.range,
      message: `${quoted(ids[0] as string)}${more} ${ids.length > 1 ? 'have' : 'has'} a place in this document, but ${ids.length > 1 ? 'are' : 'is'} not among the controls it declares. Declare what it covers.`,
      fixes: edit
        ? [
            {
              title: ids.length > 1 ? `Declare these ${ids.length} controls` : `Declare \`${ids[0]}\``,
              preferred: false,
              edits: [{ uri: document.uri, ...edit }],
            },
          ]
        : [],
      related: alsoHere(document, open.slice(1), ({ text }) => `${quoted(text)} stands here`),
    });
  },
};

/** In a heading, or in a section or table that lists the controls of the document. */
function isProminent({ sections }: PolicyDocument, { place, section, form }: Reference): boolean {
  if (form === 'range') return false;
  if (place === 'heading') return true;
  return sections[section]?.kinds.includes('control-mapping') ?? false;
}
