import { metadataField } from '../../document/metadata/metadata.ts';
import type { RegisterCell } from '../../document/registers/register.ts';
import { type People, peopleIn } from '../../isms/people/people.ts';
import { nearest } from '../../text/edit-distance.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';
import { isFilled, textRange } from './document-control.ts';

/** Who answers for a document. */
const keys = ['owner', 'approver'] as const;
/** Columns that name somebody, by kind of register. */
const columns: Readonly<Record<string, readonly string[]>> = {
  soa: ['owner'],
  risks: ['owner'],
  exceptions: ['owner', 'approver'],
  evidence: ['owner'],
};

const people = exampleText(
  'people:',
  '  - name: Jane Doe',
  '    roles: [CISO]',
  '    department: Security',
  '  - name: Ben Okri',
  '    roles: [Head of IT]',
);

/** ANX119: somebody is named as owner or approver whom the people register does not know. */
export const ownerUnknown: Rule = {
  meta: {
    code: 'ANX119',
    slug: 'owner-unknown',
    summary: 'The owner or approver is nobody whom the people register knows',
    rationale:
      'A duty that belongs to nobody is not carried out. Where the ISMS has a register of people and roles (`people.yaml`), every owner and approver should be a person, role or department of it. A new name is either a slip or somebody to be added to the register. Without such a register nobody is unknown.',
    clauses: ['5.3', 'A.5.2'],
    severity: 'info',
    fixable: true,
    scope: 'workspace',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    {
      title: 'A person, a role, a department',
      text: exampleText('---', 'type: policy', 'owner: CISO (Jane Doe)', 'approver: Ben Okri', '---', '', '# Backup Policy'),
      files: { 'annexa.yaml': '', 'people.yaml': people },
    },
    {
      title: 'Without a register of people nobody is unknown',
      text: exampleText('---', 'type: policy', 'owner: Anybody', '---', '', '# Backup Policy'),
    },
    {
      title: 'Whoever seems unknown may stand in the row that cannot be read',
      text: exampleText('---', 'type: policy', 'owner: Anybody', '---', '', '# Backup Policy'),
      files: { 'annexa.yaml': '', 'people.yaml': exampleText(people.trimEnd(), '  - Anybody') },
    },
    {
      title: 'A slip',
      text: exampleText('---', 'type: policy', 'owner: ⟦Jane Do⟧', 'approver: Head of IT', '---', '', '# Backup Policy'),
      fixed: exampleText('---', 'type: policy', 'owner: Jane Doe', 'approver: Head of IT', '---', '', '# Backup Policy'),
      files: { 'annexa.yaml': '', 'people.yaml': people },
    },
    {
      title: 'Risk owners count too, each name once',
      path: 'risks.csv',
      text: exampleText('id,likelihood,impact,owner', 'R-01,2,3,CISO', 'R-02,2,3,⟦Facilities⟧', 'R-03,1,3,Facilities'),
      files: { 'annexa.yaml': '', 'people.yaml': people },
    },
  ],
  check({ document, index, report }) {
    if (document.classification.type === 'template') return;
    const known = peopleIn(index);
    if (!known.areAll) return;
    for (const key of keys) {
      const field = metadataField(document.metadata, key);
      if (!field || !isFilled(field)) continue;
      const { unknown } = known.meant(field.text);
      if (unknown.length === 0 || !unknown.some(isName)) continue;
      report({ range: textRange(field), message: message(unknown.filter(isName), 1) });
    }
    for (const { kind, rows } of document.registers)
      for (const [name, { cell, count }] of unknownIn(
        rows.flatMap(({ cells }) => (columns[kind] ?? []).flatMap((column) => cells[column] ?? [])),
        known,
      ))
        report({ range: cell.range, message: message([name], count) });
  },
  mend({ span }, { document, text, index }) {
    const meant = nearest(text.slice(span.start, span.end), peopleIn(index).names(), 3);
    if (meant === undefined) return [];
    const edits = [{ uri: document.uri, range: span, newText: meant }];
    return [{ title: `Replace with ${quoted(meant)}`, preferred: false, edits }];
  },
};

/** Names of nobody in the cells, each with its first cell and the number of cells that hold it. */
function unknownIn(cells: readonly RegisterCell[], known: People): Map<string, { cell: RegisterCell; count: number }> {
  const found = new Map<string, { cell: RegisterCell; count: number }>();
  const judged = new Map<string, readonly string[]>();
  for (const cell of cells) {
    let names = judged.get(cell.text);
    if (!names) {
      names = known.meant(cell.text).unknown.filter(isName);
      judged.set(cell.text, names);
    }
    for (const name of names) {
      const there = found.get(name);
      if (there) there.count++;
      else found.set(name, { cell, count: 1 });
    }
  }
  return found;
}

function message(names: readonly string[], count: number): string {
  const verb = names.length === 1 ? 'is' : 'are';
  const times = count > 1 ? ` It stands in ${count} rows.` : '';
  return `${names.map(quoted).join(', ')} ${verb} nobody whom the people register knows.${times} Name a person or role of it, or add this one to it.`;
}

/** What is still to be filled in, a sentence or a handle is no name to look up. */
function isName(text: string): boolean {
  return text.length <= 60 && /\p{L}{2}/u.test(text) && !/[[\]{}<>@\\]|^(?:n\/a|tbd|tba|none)$/iu.test(text);
}
