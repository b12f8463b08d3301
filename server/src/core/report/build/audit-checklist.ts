import { type Control, controlKey } from '../../catalog/catalog.ts';
import { currentEdition } from '../../catalog/control-ids.ts';
import { metadataText } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { cellOf } from '../../document/registers/register.ts';
import { soaDecision } from '../../document/registers/soa/soa-decision.ts';
import type { ControlCoverage } from '../../isms/coverage.ts';
import { evidenceReferences } from '../../isms/document-references.ts';
import { lifeOfKept } from '../../isms/readiness/answers.ts';
import { answersClause, declaredClauses } from '../../isms/readiness/holdings.ts';
import type { Readiness } from '../../isms/readiness/readiness.ts';
import { baseName } from '../../text/uri.ts';
import type { AuditChecklist, ChecklistDocument, ChecklistEntry, ChecklistGroup } from '../model/audit-checklist.ts';
import { itemStateWords } from '../readiness/readiness-words.ts';
import { organizationOf } from './organization-of.ts';
import { documentsOfOwn, isLeftOut, type OwnControl, ownControls, whyLeftOut } from './own-control-entries.ts';
import { type ReportContext, reportHead } from './report-context.ts';

/** The checklist for an internal audit of all clauses and of all controls that apply. */
export function auditChecklist(context: ReportContext): AuditChecklist {
  const { service } = context;
  const controls = service.coverage().find(({ id }) => id === currentEdition)?.controls ?? [];
  const applicable = controls.filter(({ state }) => state !== 'excluded');
  const own = ownControls(context);
  return {
    ...reportHead(context),
    organization: organizationOf(service),
    groups: [...clauseGroups(context), ...controlGroups(applicable, context), ...ownGroup(own, context)],
    excluded: [
      ...controls.filter(({ state }) => state === 'excluded').map(({ id }) => excludedControl(id, context)),
      ...own.filter(isLeftOut).map((control) => ({ id: control.id, title: control.title, justification: whyLeftOut(control, context) })),
    ],
  };
}

function clauseGroups(context: ReportContext): ChecklistGroup[] {
  const { catalog } = context.service;
  const readiness = context.service.readiness();
  return [...catalog.clauses.values()]
    .filter(({ parent }) => parent === null)
    .map(({ id, title }) => ({
      kind: 'clauses',
      title: `${id} ${title}`,
      entries: catalog.auditQuestions.clauses
        .filter(({ clause }) => clause.startsWith(`${id}.`))
        .map(({ clause, questions, evidence }) => ({
          id: clause,
          title: catalog.clauses.get(clause)?.title ?? '',
          questions,
          ...documentsOf(clauseDocuments(clause, readiness, context), context),
          evidence,
        })),
    }));
}

/** Documents that declare the clause, and those that hold what it asks for; sections by document. */
function clauseDocuments(clause: string, readiness: Readiness, { service }: ReportContext): Map<PolicyDocument, Set<string>> {
  const found = new Map<PolicyDocument, Set<string>>();
  for (const document of service.documents())
    if (declaredClauses(document).some((declared) => answersClause(declared, clause))) found.set(document, new Set());
  // what anybody finds necessary is every document there is
  for (const item of readiness.items)
    if (item.clause === clause && item.more === 0)
      for (const { document, by, range } of item.answers) {
        const sections = found.get(document) ?? new Set();
        found.set(document, sections);
        const section = by === 'section' ? document.sections.find(({ titleRange }) => titleRange.start === range?.start) : undefined;
        if (section) sections.add(section.title);
      }
  return found;
}

function controlGroups(controls: readonly ControlCoverage[], context: ReportContext): ChecklistGroup[] {
  const framework = context.service.catalog.frameworks.get(currentEdition);
  return (framework?.groups ?? []).flatMap(({ id, title }) => {
    const entries = controls.flatMap((coverage) => {
      const control = framework?.controls.get(coverage.id);
      return control?.group === id ? [controlEntry(control, coverage, context)] : [];
    });
    return entries.length === 0 ? [] : [{ kind: 'controls', title: `${id} ${title}`, entries }];
  });
}

function controlEntry(control: Control, { references, state }: ControlCoverage, context: ReportContext): ChecklistEntry {
  const { service } = context;
  const { controlTypes, capabilities } = service.catalog.auditQuestions;
  const found = new Map<PolicyDocument, Set<string>>();
  // a document that only mentions the control is read where none claims it; claims come first
  const isClaimed = references.some(({ kind }) => kind === 'claim');
  for (const { uri, kind, section } of references) {
    const document = service.document(uri);
    if (!document || (isClaimed && kind === 'mention' && !found.has(document))) continue;
    const sections = found.get(document) ?? new Set();
    found.set(document, sections);
    if (section !== null) sections.add(section);
  }
  const key = controlKey(currentEdition, control.id);
  for (const { document } of service.index.referencesTo(key)) if (isRecord(document, context)) found.set(document, new Set());
  const named = [...found.keys()].flatMap((document) => evidenceReferences(document).map(({ text }) => text));
  const rows = service.index.applicabilityOf(control.id).map(({ row: { row } }) => cellOf(row, 'evidence'));
  return {
    id: control.id,
    title: control.title,
    questions: [
      ...(state === 'conflict' ? ['The Statement of Applicability leaves it out and a document in force claims it: which holds?'] : []),
      `Is it done, by whom, and as the documents say? ${control.summary ?? ''}`.trim(),
      ...(control.attributes?.controlType ?? []).flatMap((type) => controlTypes[type] ?? []),
    ],
    ...documentsOf(found, context),
    evidence: [
      ...new Set([
        ...[...named, ...rows].filter((text) => text !== ''),
        ...(control.attributes?.operationalCapabilities ?? []).flatMap((capability) => capabilities[capability] ?? []),
      ]),
    ],
  };
}

/** Controls of the organisation's own: who wrote them down is asked what they are for, too. */
function ownGroup(own: readonly OwnControl[], context: ReportContext): ChecklistGroup[] {
  const entries = own.filter((control) => !isLeftOut(control)).map((control) => ownEntry(control, context));
  return entries.length === 0 ? [] : [{ kind: 'controls', title: 'Controls of your own', entries }];
}

function ownEntry(control: OwnControl, context: ReportContext): ChecklistEntry {
  const { id, title, rows } = control;
  const said = (column: string): string[] => rows.map(({ row: { row } }) => cellOf(row, column)).filter((text) => text !== '');
  const found = new Map(documentsOfOwn(control, context).map((document) => [document, new Set<string>()] as const));
  const named = [...found.keys()].flatMap((document) => evidenceReferences(document).map(({ text }) => text));
  return {
    id,
    title,
    questions: [
      ...(rows.length === 0 ? ['annexa.yaml names it, and no Statement of Applicability decides about it: does it apply?'] : []),
      'What calls for it beside the controls of Annex A, and does it still?',
      ['Is it done, by whom, and as the documents say?', ...said('summary')].join(' '),
    ],
    ...documentsOf(found, context),
    evidence: [...new Set([...named, ...said('evidence'), 'a sample that shows it at work'])],
  };
}

function excludedControl(id: string, { service }: ReportContext): AuditChecklist['excluded'][number] {
  const row = service.index.applicabilityOf(id).find(({ row: { applicable } }) => applicable === false)?.row.row;
  return {
    id,
    title: service.catalog.control(currentEdition, id)?.title ?? '',
    justification: row ? soaDecision(row, service.catalog).justification : '',
  };
}

function documentsOf(
  found: ReadonlyMap<PolicyDocument, ReadonlySet<string>>,
  context: ReportContext,
): Pick<ChecklistEntry, 'documents' | 'records'> {
  const all = [...found].map(([document, sections]) => ({
    isRecord: isRecord(document, context),
    entry: describe(document, sections, context),
  }));
  all.sort((a, b) => (a.entry.path < b.entry.path ? -1 : 1));
  const those = (records: boolean): ChecklistDocument[] => all.filter((each) => each.isRecord === records).map(({ entry }) => entry);
  return { documents: those(false), records: those(true) };
}

function describe(document: PolicyDocument, sections: ReadonlySet<string>, { service, pathOf }: ReportContext): ChecklistDocument {
  const { catalog, asOf, index } = service;
  const life = lifeOfKept(document, { catalog, asOf, index, configFor: (uri) => service.configFor(uri) });
  return {
    path: pathOf(document.uri),
    id: metadataText(document.metadata, 'id') ?? null,
    title: document.title?.text || baseName(document.uri),
    sections: [...sections],
    state: itemStateWords[life],
  };
}

function isRecord({ classification }: PolicyDocument, { service }: ReportContext): boolean {
  return classification.type !== 'template' && service.catalog.documentTypes.get(classification.type ?? '')?.level === 'record';
}
