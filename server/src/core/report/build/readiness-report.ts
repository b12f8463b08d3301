import { metadataText } from '../../document/metadata/metadata.ts';
import type { Answer, ReadinessItem, RoadPhase } from '../../isms/readiness/readiness.ts';
import { baseName } from '../../text/uri.ts';
import type { ReadinessReport, ReportAnswer, ReportPhase, ReportReadiness, ReportReadinessItem } from '../model/readiness-report.ts';
import { type ReportContext, reportHead } from './report-context.ts';

/** How far the ISMS is on the way to certification, as a report of its own. */
export function readinessReport(context: ReportContext): ReadinessReport {
  return { ...reportHead(context), ...describeReadiness(context) };
}

/** How far the ISMS is on the way to certification, as reports have it. */
export function describeReadiness(context: ReportContext): ReportReadiness {
  const { documents, documented, operating, items, phases, next } = context.service.readiness();
  return {
    documents,
    documented,
    operating,
    items: items.map((item) => describeItem(item, context)),
    phases: phases.map((phase) => describePhase(phase, context)),
    next: next.map(({ id }) => id),
  };
}

function describeItem(item: ReadinessItem, context: ReportContext): ReportReadinessItem {
  return { ...item, answers: item.answers.map((answer) => describeAnswer(answer, context)) };
}

function describeAnswer({ document, range, by, why, weak, state, date, fresh }: Answer, { pathOf }: ReportContext): ReportAnswer {
  return {
    path: pathOf(document.uri),
    line: range === null ? 0 : document.lines.lineAt(range.start),
    id: metadataText(document.metadata, 'id') ?? null,
    title: document.title?.text || baseName(document.uri),
    by,
    why,
    weak,
    state,
    date,
    fresh,
  };
}

function describePhase({ steps, ...phase }: RoadPhase, { pathOf }: ReportContext): ReportPhase {
  return { ...phase, steps: steps.map(({ answer, ...step }) => ({ ...step, path: answer && pathOf(answer.document.uri) })) };
}
