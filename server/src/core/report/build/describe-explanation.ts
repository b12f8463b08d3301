import { metadataText } from '../../document/metadata/metadata.ts';
import { cellOf } from '../../document/registers/register.ts';
import type { CoverageExplanation, ExplainedDocument } from '../../features/coverage-explanation/coverage-explanation.ts';
import { baseName } from '../../text/uri.ts';
import type { ReportExplainedDocument, ReportExplanation } from '../model/coverage-explanation.ts';
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
    decisions: decisions.map(({ document, line, ...decision }) => ({ path: pathOf(document.uri), line, ...decision })),
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
    risks: risks.map(({ document, entry }) => ({
      path: pathOf(document.uri),
      line: document.lines.lineAt(entry.row.range.start),
      id: entry.id,
      title: cellOf(entry.row, 'title'),
    })),
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
