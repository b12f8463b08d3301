import { metadataField } from '../../document/metadata/metadata.ts';
import { isMeantToBeInForce } from '../../isms/life-cycle.ts';
import { type Person, peopleIn } from '../../isms/people/people.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';
import { isFilled, textRange } from './document-control.ts';

/** ANX120: the owner has left, as the people register says. */
export const ownerLeft: Rule = {
  meta: {
    code: 'ANX120',
    slug: 'owner-left',
    summary: 'The owner has left the organisation or the role',
    rationale:
      'Whoever has left reviews nothing any more. The people register says until when somebody is there (`until`); from then on each document needs another owner. The first choice is the deputy, then whoever holds the same role now.',
    clauses: ['5.3', 'A.5.2', 'A.6.5'],
    severity: 'warning',
    fixable: true,
    scope: 'workspace',
    formats: ['markdown', 'yaml'],
  },
  examples: [
    {
      title: 'The last day is still ahead',
      text: exampleText('---', 'type: policy', 'owner: Jane Doe', '---', '', '# Backup Policy'),
      files: { 'annexa.yaml': '', 'people.yaml': exampleText('people:', '  - name: Jane Doe', '    until: 2026-12-31') },
    },
    {
      title: 'The last day has passed',
      text: exampleText('---', 'type: policy', 'owner: ⟦Jane Doe⟧', '---', '', '# Backup Policy'),
      fixed: exampleText('---', 'type: policy', 'owner: Ben Okri', '---', '', '# Backup Policy'),
      files: {
        'annexa.yaml': '',
        'people.yaml': exampleText('people:', '  - { name: Jane Doe, until: 2026-09-30, deputy: Ben Okri }', '  - { name: Ben Okri }'),
      },
    },
  ],
  check({ document, index, asOf, report }) {
    const owner = metadataField(document.metadata, 'owner');
    if (!owner || !isFilled(owner) || !isMeantToBeInForce(document)) return;
    const known = peopleIn(index);
    if (!known.areKnown) return;
    const { people, departments } = known.meant(owner.text);
    const [first] = people;
    // a role that somebody else holds by now is in good hands
    if (!first || departments.length > 0 || people.some((person) => !hasLeft(person, asOf))) return;
    const cell = first.row.cells.until ?? first.row.cells.name;
    const range = textRange(owner);
    const successors = [
      first.deputy,
      ...known
        .all()
        .filter((person) => !hasLeft(person, asOf) && sharesRole(person, first))
        .map(({ label }) => label),
    ];
    report({
      range,
      message: `${quoted(first.label)} has left on \`${first.until}\`. Name another owner.`,
      related: cell ? [{ uri: first.document.uri, range: cell.range, message: 'the last day' }] : [],
      fixes: [...new Set(successors.filter((name) => name !== null))].map((name) => ({
        title: `Replace with ${quoted(name)}`,
        preferred: false,
        edits: [{ uri: document.uri, range, newText: name }],
      })),
    });
  },
};

function hasLeft({ until }: Person, asOf: string): boolean {
  return until !== null && until < asOf;
}

function sharesRole(one: Person, other: Person): boolean {
  return one.roles.some((role) => other.roles.includes(role));
}
