import type { Finding } from '../../rules/rule.ts';
import { findingCounts } from '../count-findings.ts';
import type { FindingsReport, ReportClassification } from '../model/findings-report.ts';
import { describeFindings } from './describe-findings.ts';
import { type ReportContext, reportHead } from './report-context.ts';

/** What was asked for and found. */
export interface FoundFindings {
  /** URIs of the Markdown files that were asked for. */
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
  /** Number of findings left out, as a baseline knows them; undefined without a baseline. */
  readonly known: number | undefined;
  /** True to say of each file why it is a document or not. */
  readonly classification: boolean;
}

/** The findings of what was asked for. */
export async function findingsReport(found: FoundFindings, context: ReportContext): Promise<FindingsReport> {
  const { files, findings, known, classification } = found;
  const documents = files.filter((uri) => context.service.document(uri)?.classification.isDocument === true).length;
  return {
    ...reportHead(context),
    summary: {
      files: files.length,
      documents,
      unclassified: files.length - documents,
      ...findingCounts(findings),
      ...(known !== undefined && { known }),
    },
    findings: await describeFindings(findings, context),
    ...(classification && { classification: files.map((uri) => classificationOf(uri, context)) }),
  };
}

function classificationOf(uri: string, { service, pathOf }: ReportContext): ReportClassification {
  const facts = service.document(uri)?.classification;
  return {
    path: pathOf(uri),
    isDocument: facts?.isDocument ?? false,
    type: facts?.type ?? null,
    declared: facts?.declared ?? false,
    points: facts?.points ?? null,
    reasons: facts?.reasons ?? [],
  };
}
