import { metadataText } from '../../document/metadata/metadata.ts';
import { cellOf } from '../../document/registers/register.ts';
import type {
  CoverageExplanation,
  ExplainedDecision,
  ExplainedDocument,
} from '../../features/coverage-explanation/coverage-explanation.ts';
import { explainDecision } from '../../features/coverage-explanation/explain-coverage.ts';
import { lifeCycleWords } from '../../features/life-cycle-words.ts';
import type { PlacedEntry } from '../../isms/index-view.ts';
import { lifeCycleOf } from '../../isms/life-cycle.ts';
import { baseName } from '../../text/uri.ts';
import type {
  ReportExplainedDecision,
  ReportExplainedDocument,
  ReportExplanation,
  ReportOwnControl,
} from '../model/coverage-explanation.ts';
import { documentsOfOwn, type OwnControl } from './own-control-entries.ts';
import type { ReportContext } from './report-context.ts';

/** Why a control has its coverage state, as reports have it. */
export function describeExplanation(explanation: CoverageExplanation, { pathOf }: Pick<ReportContext, 'pathOf'>): ReportExplanation {
  const { control, state, reason, tracing, documents, decisions, evidence, risks } = explanation;
  return {
    id: control.id,
    title: control.title,
    state,
    reason,
    tracing,
    documents: documents.map((document) => describeDocument(document, pathOf)),
    decisions: decisions.map((decision) => describeDecision(decision, pathOf)),
    evidence: {
      state: evidence.state,
      until: evidence.until,
      pieces: evidence.pieces.map(({ document, line, until, state, evidence: { title, kind, collected, expires } }) => ({
        path: pathOf(document.uri),
        line,
        title,
        kind,
        collected,
        expires,
        until,
        state,
      })),
    },
    risks: risks.map((risk) => describeRisk(risk, pathOf)),
  };
}

/** What the statements decide about a control of the organisation's own, the documents they name for it, and the risks that need it. */
export function describeOwnControl(own: OwnControl, context: ReportContext): ReportOwnControl {
  const { service, pathOf } = context;
  return {
    id: own.id,
    title: own.title,
    decisions: own.rows.map((placed) => describeDecision(explainDecision(placed, service.catalog, false), pathOf)),
    documents: [...new Set(documentsOfOwn(own, context))].map((document) => ({
      path: pathOf(document.uri),
      id: metadataText(document.metadata, 'id') ?? null,
      title: document.title?.text || baseName(document.uri),
      type: document.classification.type ?? '',
      state: lifeCycleOf(document, service.configFor(document.uri), service.asOf, service.index),
      words: lifeCycleWords(service, document),
    })),
    risks: service.index.entriesOf('risks', own.id).map((risk) => describeRisk(risk, pathOf)),
  };
}

function describeDecision({ document, line, ...decision }: ExplainedDecision, pathOf: ReportContext['pathOf']): ReportExplainedDecision {
  return { path: pathOf(document.uri), line, ...decision };
}

function describeRisk({ document, entry }: PlacedEntry, pathOf: ReportContext['pathOf']): ReportExplanation['risks'][number] {
  return {
    path: pathOf(document.uri),
    line: document.lines.lineAt(entry.row.range.start),
    id: entry.id,
    title: cellOf(entry.row, 'title'),
  };
}

function describeDocument(
  { document, life, words, facts, references }: ExplainedDocument,
  pathOf: ReportContext['pathOf'],
): ReportExplainedDocument {
  return {
    path: pathOf(document.uri),
    id: metadataText(document.metadata, 'id') ?? null,
    title: document.title?.text || baseName(document.uri),
    type: document.classification.type ?? '',
    state: life,
    words,
    facts: facts.map(({ document: where, ...fact }) => ({ ...fact, path: pathOf(where.uri) })),
    references: references.map(({ reference, status, extent, line, section, decides }) => ({
      kind: reference.kind,
      text: reference.text,
      line,
      form: reference.status,
      status,
      extent,
      section,
      decides,
    })),
  };
}
