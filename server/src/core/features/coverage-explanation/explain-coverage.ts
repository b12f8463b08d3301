import type { Catalog, Control } from '../../catalog/catalog.ts';
import type { PolicyDocument, Reference } from '../../document/policy-document.ts';
import { soaDecision } from '../../document/registers/soa/soa-decision.ts';
import { claimStatus, evidenceOf, tracesFully } from '../../isms/compute-coverage.ts';
import type { CoverageReferenceStatus } from '../../isms/coverage.ts';
import { countsUntil, evidenceFreshness } from '../../isms/evidence/evidence-freshness.ts';
import type { PlacedRow } from '../../isms/index-view.ts';
import { lifeCycleOf } from '../../isms/life-cycle.ts';
import type { IsmsService } from '../../service-api.ts';
import { lazily } from '../../text/lazily.ts';
import { type StateWords, stateWords } from '../coverage-words.ts';
import { lifeCycleWords } from '../life-cycle-words.ts';
import type {
  CoverageExplanation,
  ExplainedDecision,
  ExplainedDocument,
  ExplainedEvidence,
  ExplainedReference,
} from './coverage-explanation.ts';
import { lifeFacts } from './life-facts.ts';

/** The state of a control and all that makes it so: documents, sections, dates, decisions, evidence, risks. */
export function explainCoverage(service: IsmsService, control: Control): CoverageExplanation {
  const words = stateWords(service, control);
  const documents = explainDocuments(service, control, words.state);
  return {
    ...words,
    control,
    tracing: strictestTracing(service, documents),
    documents,
    decisions: explainDecisions(service, control, words.state),
    evidence: explainEvidence(service, control),
    risks: service.index.entriesOf('risks', control.id),
  };
}

/** What a reference has to be worth to decide for a state; claims in force speak for several. */
const deciding: Readonly<Record<StateWords['state'], readonly (CoverageReferenceStatus | null)[]>> = {
  conflict: ['ok'],
  excluded: [],
  covered: ['ok'],
  partial: ['ok'],
  stale: ['stale'],
  draft: ['draft', 'empty'],
  mentioned: ['mention'],
  missing: [],
  'not assessed': [],
};

function explainDocuments(service: IsmsService, control: Control, state: StateWords['state']): ExplainedDocument[] {
  const placed = new Map<PolicyDocument, Reference[]>();
  for (const { document, reference } of service.index.referencesTo(control.key)) {
    const there = placed.get(document);
    if (there) there.push(reference);
    else placed.set(document, [reference]);
  }
  const documents = [...placed].map(([document, references]): ExplainedDocument => {
    const life = lifeCycleOf(document, service.configFor(document.uri), service.asOf, service.index);
    const claims = references.some(({ kind }) => kind === 'claim');
    // a hover shows the first few of hundreds
    const words = lazily(() => lifeCycleWords(service, document));
    const facts = lazily(() => (claims ? lifeFacts(service, document, life) : []));
    return {
      document,
      life,
      get words() {
        return words();
      },
      get facts() {
        return facts();
      },
      references: references.map((reference) => explainReference(service, document, reference, state)),
    };
  });
  return documents.sort((a, b) => rankOf(a) - rankOf(b));
}

function explainReference(
  service: IsmsService,
  document: PolicyDocument,
  reference: Reference,
  state: StateWords['state'],
): ExplainedReference {
  const status = claimStatus(document, reference, service);
  const section = document.sections[reference.section];
  return {
    reference,
    status,
    extent: reference.extent,
    line: document.lines.lineAt(reference.range.start),
    section: section ? { title: section.title, line: document.lines.lineAt(section.titleRange.start) } : null,
    decides: deciding[state].includes(status) && (state !== 'covered' || tracesFully(document, reference)),
  };
}

/** What decides first, then claims, then the rest. */
function rankOf({ references }: ExplainedDocument): number {
  if (references.some(({ decides }) => decides)) return 0;
  return references.some(({ reference }) => reference.kind === 'claim') ? 1 : 2;
}

function strictestTracing(service: IsmsService, documents: readonly ExplainedDocument[]): CoverageExplanation['tracing'] {
  const counted = documents.filter(({ references }) =>
    references.some(({ reference, status }) => reference.kind === 'claim' && status !== null),
  );
  const asked = counted.map(({ document }) => service.configFor(document.uri).coverage.tracing);
  const order = ['policy-procedure-and-evidence', 'policy-and-procedure', 'any'] as const;
  return order.find((tracing) => asked.includes(tracing)) ?? null;
}

function explainDecisions({ index, catalog }: IsmsService, control: Control, state: StateWords['state']): ExplainedDecision[] {
  return index
    .applicabilityOf(control.id)
    .map((placed) => explainDecision(placed, catalog, (state === 'excluded' || state === 'conflict') && placed.row.applicable === false));
}

/** What a row of a Statement of Applicability decides. @param decides true if the state would change with it */
export function explainDecision({ document, row }: PlacedRow, catalog: Catalog, decides: boolean): ExplainedDecision {
  const { applicable, justification, status, targetDate } = soaDecision(row.row, catalog);
  return { document, line: document.lines.lineAt(row.range.start), applicable, justification, status, targetDate, decides };
}

function explainEvidence(service: IsmsService, control: Control): ExplainedEvidence {
  const { index, asOf } = service;
  const all = index.evidenceOf(control.id);
  const pieces = all.map(({ document, evidence }) => {
    // by the config that governs the first, as for the control as a whole
    const settings = service.configFor(all[0]?.document.uri ?? document.uri).evidence;
    const { state } = evidenceFreshness([evidence], control.id, settings, asOf);
    return {
      document,
      evidence,
      line: document.lines.lineAt(evidence.range.start),
      until: countsUntil(evidence, control.id, settings),
      state,
    };
  });
  pieces.sort((a, b) => ((a.until ?? '') === (b.until ?? '') ? 0 : (a.until ?? '') > (b.until ?? '') ? -1 : 1));
  return { ...evidenceOf(control.id, service), pieces };
}
