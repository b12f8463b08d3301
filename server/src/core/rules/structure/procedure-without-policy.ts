import { documentReferences } from '../../isms/document-references.ts';
import { carriesOut, documentsNamed, laysDown, namersOf, spokenOf } from '../../isms/hierarchy.ts';
import { exampleText } from '../example-text.ts';
import { documentPlace } from '../places.ts';
import { quoted } from '../quoted.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { hasContentElsewhere } from '../sections/section-need.ts';
import { typeName } from './missing-content.ts';

/** Types that carry a policy out, and need to say which. */
const asked: ReadonlySet<string> = new Set(['procedure', 'standard', 'work-instruction']);
const policyFile = exampleText('---', 'id: POL-002', 'type: policy', 'owner: CISO', '---', '', '# Backup Policy');
const head = (...lines: string[]): string => exampleText('---', 'type: procedure', 'owner: Head of IT', ...lines);

/** ANX501: a procedure or standard that hangs in the air. */
export const procedureWithoutPolicy: Rule = {
  meta: {
    code: 'ANX501',
    slug: 'procedure-without-policy',
    summary: 'A procedure or standard names no policy that it carries out',
    rationale:
      'A policy says what holds, a procedure or standard how it is done, a record shows that it was. Without the link up, nobody sees which rule a step serves, and nobody notices when the policy changes. Name the policy under `implements`, by its id or path. A link to a policy, a policy that names the procedure, and a sentence that names a policy will do as well. Silent in a workspace without policies.',
    clauses: ['5.2', '7.5.3', 'A.5.37'],
    severity: 'info',
    fixable: false,
    scope: 'workspace',
  },
  examples: [
    {
      title: 'The policy is named',
      text: head('implements: [POL-002]', '---', '', '# Restore Procedure', '', '1. The operator restores.'),
      path: 'procedures/restore.md',
      files: { 'policies/backup.md': policyFile },
    },
    {
      title: 'The text speaks of the policy',
      text: head('---', '', '# Restore Procedure', '', 'It carries out the backup policy.'),
      path: 'procedures/restore.md',
      files: { 'policies/backup.md': policyFile },
    },
    {
      title: 'No policy is named',
      text: head('---', '', '# ⟦Restore Procedure⟧', '', '1. The operator restores.'),
      path: 'procedures/restore.md',
      files: { 'policies/backup.md': policyFile },
    },
    {
      title: 'What is named is another procedure',
      text: head('implements: [⟦PRO-001⟧]', '---', '', '# Restore Procedure', '', '1. The operator restores.'),
      path: 'procedures/restore.md',
      files: {
        'policies/backup.md': policyFile,
        'procedures/first.md': exampleText(
          '---',
          'id: PRO-001',
          'type: procedure',
          'owner: CISO',
          'implements: POL-002',
          '---',
          '',
          '# First Procedure',
        ),
      },
    },
  ],
  check(context) {
    const { document, catalog, index, report } = context;
    const { type, assumed, declared } = document.classification;
    if (!asked.has(type ?? '') || (assumed && !declared) || !index.hasType('policy')) return;
    const named = documentReferences(document).filter(({ key }) => key === 'implements');
    const meant = named.map((reference) => ({ ...reference, documents: documentsNamed(index, document, reference.text) }));
    // of a name that nobody has another rule tells
    if (
      meant.some(
        ({ documents }) => documents.length === 0 || documents.some((each) => laysDown(each) || each.classification.type === 'standard'),
      )
    )
      return;
    const [first] = meant;
    if (first && meant.every(({ documents }) => documents.every(carriesOut))) {
      const other = first.documents[0] as (typeof first.documents)[number];
      report({
        range: first.range,
        message: `\`implements\` names ${quoted(first.text)}, which is a ${typeName(other, catalog)} and lays nothing down. Name the policy that this ${typeName(document, catalog)} carries out, and the other one under \`related\`.`,
      });
      return;
    }
    if (first || isTied(context) || hasContentElsewhere(document)) return;
    report({
      range: documentPlace(document),
      message: `This ${typeName(document, catalog)} names no policy that it carries out (A.5.37). Add \`implements\` with the id of the policy, or link to it.`,
    });
  },
};

/** True if the document speaks of a policy, or a policy of it. */
function isTied({ document, index }: RuleContext): boolean {
  if (document.policyNamed !== null) return true;
  const related = documentReferences(document).flatMap(({ text }) => documentsNamed(index, document, text));
  const linked = document.links.flatMap(({ uri }) => (uri === document.uri ? [] : (index.documentAt(uri) ?? [])));
  return [...related, ...linked, ...namersOf(index, document), ...spokenOf(index, document)].some(
    (each) => each.classification.isDocument && laysDown(each),
  );
}
