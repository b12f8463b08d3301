import { controlKey } from '../../catalog/catalog.ts';
import { currentEdition } from '../../catalog/control-ids.ts';
import { metadataText } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { soaDecision } from '../../document/registers/soa/soa-decision.ts';
import { ownFacts } from '../../features/document-list.ts';
import { isIsoDate, readWrittenDate } from '../../text/iso-date.ts';
import { findingCounts } from '../count-findings.ts';
import type { ReportApplicability, ReportDocument } from '../model/isms-report.ts';
import type { ReportContext } from './report-context.ts';

/** A document as reports have it. @param fingerprint the one it has at hand by default */
export function describeDocument(
  document: PolicyDocument,
  { service, pathOf }: ReportContext,
  fingerprint: string | null = document.fingerprint,
): ReportDocument {
  const facts = ownFacts(service, document);
  const field = (key: string): string | null => metadataText(document.metadata, key) ?? null;
  return {
    path: pathOf(document.uri),
    id: facts.id,
    title: facts.title,
    type: facts.type,
    typeTitle: facts.typeTitle,
    language: document.language,
    owner: facts.owner,
    approver: field('approver'),
    status: facts.status,
    state: facts.state,
    version: facts.version,
    classification: field('classification'),
    approvedDate: dateOf(field('approved_date')),
    effectiveDate: dateOf(field('effective_date')),
    lastReviewDate: dateOf(field('last_review_date')),
    nextReviewDate: facts.nextReview,
    overdueDays: facts.overdueDays,
    controls: claimedControls(document),
    fingerprint,
    findings: findingCounts(service.findings(document.uri)),
  };
}

/** Rows of the Statement of Applicability that a document is. */
export function describeApplicability(document: PolicyDocument, { service, pathOf }: ReportContext): ReportApplicability[] {
  return document.applicability.map(({ control, own, applicable, range, row }) => {
    const { justification, status, targetDate, documents } = soaDecision(row, service.catalog);
    const line = document.lines.lineAt(range.start);
    return { path: pathOf(document.uri), line, control, own, applicable, justification, status, targetDate, documents };
  });
}

/** Ids of the 2013 edition are claimed as what became of them. */
function claimedControls({ references }: PolicyDocument): string[] {
  const keys = references.flatMap(({ kind, framework, status, controls }) =>
    kind === 'claim' ? controls.map((id) => controlKey(status === 'legacy' ? currentEdition : framework, id)) : [],
  );
  return [...new Set(keys)];
}

function dateOf(text: string | null): string | null {
  if (text === null) return null;
  return isIsoDate(text) ? text : readWrittenDate(text.slice(0, 40));
}
