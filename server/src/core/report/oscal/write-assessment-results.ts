import type { ReportControl, ReportFramework, ReportReference } from '../model/coverage-report.ts';
import type { IsmsReport, ReportDocument, ReportEvidence } from '../model/isms-report.ts';
import { pathReference } from '../text/path-reference.ts';
import { metadataOf, oneLine, property, startOf, uuidOf } from './oscal-parts.ts';

/** What a report holds that is found by path or control. */
interface Lookup {
  readonly asOf: string;
  readonly documents: ReadonlyMap<string, ReportDocument>;
  /** Control → its evidence. */
  readonly evidence: ReadonlyMap<string, readonly ReportEvidence[]>;
}

/**
 * OSCAL assessment results (1.2): for each framework a result, in it for each control that applies an observation of the
 * documents that claim or mention it and the evidence there is, and a finding with its state: satisfied if it is covered.
 * A document is examined, not what is done: whoever reads on needs tests and interviews beside it.
 */
export function writeAssessmentResults(report: IsmsReport): string {
  const lookup: Lookup = {
    asOf: report.asOf,
    documents: new Map(report.documents.map((document) => [document.path, document])),
    evidence: byControl(report.evidence ?? []),
  };
  const plan = uuidOf('assessment-plan');
  const results = {
    uuid: uuidOf(`assessment-results ${report.asOf}`),
    metadata: metadataOf('Coverage of controls by the documents of the information security management system', report),
    'import-ap': { href: `#${plan}`, remarks: 'There is no assessment plan as a file: what is looked at is described in the back matter.' },
    results: report.frameworks.map((framework) => resultOf(framework, lookup)),
    'back-matter': {
      resources: [
        {
          uuid: plan,
          title: 'What is assessed',
          description:
            'All documents of the information security management system are read. A control is satisfied if a policy, standard or procedure in force claims all of it.',
        },
      ],
    },
  };
  return `${JSON.stringify({ 'assessment-results': results }, null, 2)}\n`;
}

function byControl(evidence: readonly ReportEvidence[]): Map<string, ReportEvidence[]> {
  const found = new Map<string, ReportEvidence[]>();
  for (const piece of evidence)
    for (const control of piece.controls) {
      const there = found.get(control);
      if (there) there.push(piece);
      else found.set(control, [piece]);
    }
  return found;
}

function resultOf(framework: ReportFramework, lookup: Lookup) {
  const { id, title, controls, effective, claimed, decided } = framework;
  const applicable = controls.filter(({ state }) => state !== 'excluded');
  const excluded = controls.filter(({ state }) => state === 'excluded');
  const select = (some: readonly ReportControl[]) => some.map((control) => ({ 'control-id': control.id.toLowerCase() }));
  const ratios = Object.entries({ effective, claimed, decided }).map(([name, { k, n }]) => property(name, `${k}/${n}`));
  return {
    uuid: uuidOf(`result ${id} ${lookup.asOf}`),
    title: oneLine(title),
    description: oneLine(`How documents cover the controls of ${title}, as of ${lookup.asOf}.`),
    start: startOf(lookup.asOf),
    props: ratios,
    'reviewed-controls': {
      'control-selections': [
        {
          description: 'Controls that apply; those that the Statement of Applicability leaves out are left out here.',
          ...(applicable.length > 0 ? { 'include-controls': select(applicable) } : { 'include-all': {} }),
          ...(excluded.length > 0 && { 'exclude-controls': select(excluded) }),
        },
      ],
    },
    ...(applicable.length > 0 && {
      observations: applicable.map((control) => observationOf(control, id, lookup)),
      findings: applicable.map((control) => findingOf(control, id, lookup)),
    }),
  };
}

function observationOf(
  { id, title, references, evidence: state }: ReportControl,
  framework: string,
  { asOf, documents, evidence }: Lookup,
) {
  const claims = references.filter(({ kind }) => kind === 'claim');
  const shown = [
    ...(claims.length > 0 ? claims : references).map((reference) => ({
      href: pathReference(reference.path),
      description: oneLine(referenceWords(reference, documents.get(reference.path))),
      props: [property('reference-status', reference.status), property('extent', reference.extent)],
    })),
    ...(evidence.get(id) ?? []).map(({ path, title: name, collected, until, state: worth }) => ({
      href: pathReference(path),
      description: oneLine(
        `Evidence “${name}”, collected ${collected ?? 'on no stated day'}, ${until === null ? 'without an end' : `counts until ${until}`}`,
      ),
      props: [property('evidence-state', worth)],
    })),
  ];
  return {
    uuid: uuidOf(`observation ${framework}:${id} ${asOf}`),
    title: oneLine(`${id} ${title}`),
    description:
      claims.length > 0
        ? 'Documents that claim the control.'
        : references.length > 0
          ? 'Documents that mention the control, and do not claim it.'
          : 'No document claims or mentions the control.',
    props: [property('evidence', state)],
    methods: ['EXAMINE'],
    types: ['control-objective'],
    ...(shown.length > 0 && { 'relevant-evidence': shown }),
    collected: startOf(asOf),
  };
}

function findingOf({ id, title, state, reason }: ReportControl, framework: string, { asOf }: Lookup) {
  const isCovered = state === 'covered';
  return {
    uuid: uuidOf(`finding ${framework}:${id} ${asOf}`),
    title: oneLine(`${id} ${title}: ${state}`),
    description: oneLine(reason),
    props: [property('coverage-state', state)],
    target: {
      type: 'objective-id',
      'target-id': id.toLowerCase(),
      status: { state: isCovered ? 'satisfied' : 'not-satisfied', reason: isCovered ? 'pass' : state === 'partial' ? 'other' : 'fail' },
    },
    'related-observations': [{ 'observation-uuid': uuidOf(`observation ${framework}:${id} ${asOf}`) }],
  };
}

function referenceWords({ kind, line, section }: ReportReference, document: ReportDocument | undefined): string {
  const name = document ? [document.id ?? '', document.title].join(' ').trim() : 'A document';
  const place = section === null ? `line ${line + 1}` : `section “${section}”, line ${line + 1}`;
  return `${name} ${kind}s it in ${place}`;
}
