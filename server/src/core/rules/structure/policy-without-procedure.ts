import { controlKey } from '../../catalog/catalog.ts';
import { currentEdition } from '../../catalog/control-ids.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { documentReferences } from '../../isms/document-references.ts';
import { carriesOut, detailsPolicy, documentsNamed, namersOf, spokenOf } from '../../isms/hierarchy.ts';
import { exampleText } from '../example-text.ts';
import { documentPlace } from '../places.ts';
import type { Rule, RuleContext } from '../rule.ts';

const policy = (id: string, title: string): string =>
  exampleText('---', `id: ${id}`, 'type: policy', 'owner: CISO', '---', '', `# ${title}`, '', '## Rules', '', 'Access must be approved.');
const procedure = exampleText(
  '---',
  'id: PRO-001',
  'type: procedure',
  'owner: CISO',
  'implements: POL-009',
  '---',
  '',
  '# Access Management Procedure',
);
const other = exampleText('---', 'id: PRO-002', 'type: procedure', 'owner: CISO', '---', '', '# Lunch Procedure');

/** ANX502: a policy of which nothing says how it is done. */
export const policyWithoutProcedure: Rule = {
  meta: {
    code: 'ANX502',
    slug: 'policy-without-procedure',
    summary: 'A policy on a topic that needs a procedure has none',
    rationale:
      'Some policies stay words unless somebody writes down who does what in which order: on access, assets, suppliers, incidents, continuity, vulnerabilities, change and backup. A procedure, standard, plan or work instruction counts if it names the policy under `implements`, claims a control of the topic, is about the same topic by its title, or is named or linked by the policy; so do steps in the policy itself. Silent where the workspace has no procedures at all, unless `coverage.tracing` asks for them.',
    clauses: ['8.1', 'A.5.37'],
    severity: 'info',
    fixable: false,
    scope: 'workspace',
  },
  examples: [
    {
      title: 'A procedure carries it out',
      text: policy('POL-009', 'Access Control Policy'),
      files: { 'procedures/access.md': procedure },
    },
    {
      title: 'A procedure speaks of it by its id',
      text: policy('POL-009', 'Access Control Policy'),
      files: {
        'procedures/joiners.md': exampleText(
          '---',
          'id: PRO-003',
          'type: procedure',
          'owner: CISO',
          '---',
          '',
          '# First Day Procedure',
          '',
          'Related policy: POL-009 (Access Control Policy)',
        ),
      },
    },
    {
      title: 'There are procedures, but none on this topic',
      text: policy('POL-001', '⟦Access Control Policy⟧'),
      files: { 'procedures/lunch.md': other },
    },
    {
      title: 'Nobody has a procedure, and the tracing policy asks for one',
      text: policy('POL-001', '⟦Access Control Policy⟧'),
      files: { 'annexa.yaml': exampleText('coverage:', '  tracing: policy-and-procedure') },
    },
    {
      title: 'The tracing policy asks for evidence as well',
      text: policy('POL-001', '⟦Access Control Policy⟧'),
      files: { 'annexa.yaml': exampleText('coverage:', '  tracing: policy-procedure-and-evidence') },
    },
  ],
  check(context) {
    const { document, catalog, config, index, report } = context;
    const topic = document.topic && catalog.topics.get(document.topic.id);
    const { type, assumed, declared } = document.classification;
    if (type !== 'policy' || !topic?.needsProcedure || (assumed && !declared)) return;
    const isStrict = config.coverage.tracing !== 'any';
    if (!isStrict && !index.hasType('procedure') && !index.hasType('standard')) return;
    // the how may stand in the policy itself
    if (document.sections.some(({ kinds, content }) => content === 'text' && kinds.includes('steps')) || laysOutProcess(document)) return;
    if (!detailsPolicy(document) && index.hasDetailOn(topic.id)) return;
    if (index.hasProcedureOn(topic.id) || isCarriedOut(context, topic.controls)) return;
    report({
      range: documentPlace(document),
      message: `No procedure or standard says how this policy on ${topic.title.en} is carried out (A.5.37). Write who does what in which order, and name the policy there under \`implements\`.`,
    });
  },
};

/** The end of a heading over what is done in which order. */
const processTitle = /(?<![\p{L}-])(?:process|workflow|procedures?|prozess|ablauf|verfahren|processus|procédure|proceso|procedimiento)$/iu;
/** The same where the noun goes first: `Proceso de gestión de cambios`. */
const processOf =
  /^(?:\d[\d.)]{0,6}\s+)?(?:processus|procédure|proceso|procedimiento|processo|procedimento)\s+(?:d['’]|(?:de|del|da|do|di)\s)/iu;
/** A process has so many stages. */
const fewestStages = 3;

/** True for a policy with a section such as `Change control process` that has its stages as headings or as numbered steps. */
function laysOutProcess({ sections, prose }: PolicyDocument): boolean {
  const stages = new Map<number, number>();
  for (const { parent } of sections) stages.set(parent, (stages.get(parent) ?? 0) + 1);
  const steps = prose.find(({ kind, form }) => kind === 'steps' && form === 'label')?.range.start;
  return sections.some(({ title, depth, range }, i) => {
    if (depth < 2 || !(processTitle.test(title.trimEnd()) || processOf.test(title))) return false;
    return (stages.get(i) ?? 0) >= fewestStages || (steps !== undefined && range.start < steps && steps < range.end);
  });
}

function isCarriedOut({ document, index }: RuleContext, controls: readonly string[]): boolean {
  if ([...namersOf(index, document), ...spokenOf(index, document)].some(carriesOut)) return true;
  const related = documentReferences(document).flatMap(({ text }) => documentsNamed(index, document, text));
  const linked = document.links.flatMap(({ uri }) => (uri === document.uri ? [] : (index.documentAt(uri) ?? [])));
  if ([...related, ...linked].some((each) => each.classification.isDocument && carriesOut(each))) return true;
  return controls.some((control) => index.claimsOf(controlKey(currentEdition, control)).some((claim) => carriesOut(claim.document)));
}
