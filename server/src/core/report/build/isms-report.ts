import type { PolicyDocument } from '../../document/policy-document.ts';
import type { FrameworkCoverage } from '../../isms/coverage.ts';
import type { IsmsReport, ReportDocument, ReportInput } from '../model/isms-report.ts';
import { describeCoverage } from './describe-coverage.ts';
import { describeApplicability, describeDocument } from './describe-document.ts';
import { describeEvidence } from './describe-evidence.ts';
import { describeRisks } from './describe-risks.ts';
import { describeDuties } from './duties-report.ts';
import { type FoundFindings, findingsReport } from './findings-report.ts';
import { organizationOf } from './organization-of.ts';
import { describeReadiness } from './readiness-report.ts';
import type { ReportContext } from './report-context.ts';

/** What a whole report is made from. */
export interface ReportFacts extends Omit<FoundFindings, 'classification'> {
  readonly frameworks: readonly FrameworkCoverage[];
  readonly inputs: readonly ReportInput[];
}

/** Everything a report tells of an ISMS. */
export async function ismsReport(facts: ReportFacts, context: ReportContext): Promise<IsmsReport> {
  const { schema, tool, asOf, complete, summary, findings } = await findingsReport({ ...facts, classification: false }, context);
  const inputs = [...facts.inputs].sort((a, b) => (a.path < b.path ? -1 : 1));
  const documents = documentsByPath(context);
  const described: ReportDocument[] = [];
  // one after the other, so that not all texts are in memory at once
  for (const document of documents) described.push(describeDocument(document, context, await context.service.fingerprintIn(document)));
  return {
    schema,
    report: 'isms',
    tool,
    asOf,
    complete,
    organization: organizationOf(context.service),
    summary,
    documents: described,
    frameworks: facts.frameworks.map((coverage) => describeCoverage(coverage, context)),
    readiness: describeReadiness(context),
    risks: describeRisks(context),
    evidence: describeEvidence(context),
    duties: describeDuties(context),
    applicability: documents.flatMap((document) => describeApplicability(document, context)),
    findings,
    inputs,
  };
}

/** All ISMS documents in order of path, which is not that of URI: there a space is `%20`. */
export function documentsByPath({ service, pathOf }: ReportContext): PolicyDocument[] {
  return service
    .documents()
    .map((document) => ({ document, path: pathOf(document.uri) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ document }) => document);
}
