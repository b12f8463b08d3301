import type { Finding, Fix, SuppressedFinding } from '../../rules/rule.ts';
import type { FindingsOptions, ReportFix } from '../findings/findings-format.ts';
import type { ReportFinding } from '../model/findings-report.ts';
import { describeFindings } from './describe-findings.ts';
import type { ReportContext } from './report-context.ts';

/** What a report leaves out, and how findings are mended: told by formats that have a place for it. */
export type FindingsDetails = Pick<FindingsOptions, 'known' | 'suppressed' | 'fixes'>;

/** For formats that have none. */
export const noDetails: FindingsDetails = { known: [], suppressed: [], fixes: new Map() };

/** Findings of one run, each in one of the lists. */
export interface PartedRun {
  readonly findings: readonly Finding[];
  readonly known: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
}

/** The details of a run. Fingerprints differ between all findings of all lists. */
export async function findingsDetails({ findings, known, suppressed }: PartedRun, context: ReportContext): Promise<FindingsDetails> {
  const all = [...findings, ...known, ...suppressed.map(({ finding }) => finding)];
  const described = await describeFindings(all, context);
  const from = findings.length + known.length;
  return {
    known: described.slice(findings.length, from),
    suppressed: suppressed.map(({ finding, reason, comment }, i) => ({
      finding: described[from + i] as ReportFinding,
      reason,
      comment: { path: context.pathOf(finding.uri), range: rangeOf(finding.uri, comment, context) },
    })),
    fixes: new Map(
      all.flatMap(({ fixes }, i) => {
        const fix = fixes.find(({ preferred }) => preferred);
        return fix ? [[(described[i] as ReportFinding).fingerprint, describeFix(fix, context)] as const] : [];
      }),
    ),
  };
}

function describeFix({ title, edits }: Fix, context: ReportContext): ReportFix {
  const uris = [...new Set(edits.map(({ uri }) => uri))];
  const changes = uris.map((uri) => ({
    path: context.pathOf(uri),
    edits: edits
      .filter((edit) => edit.uri === uri)
      .sort((a, b) => a.range.start - b.range.start)
      .map(({ range, newText }) => ({ range: rangeOf(uri, range, context), newText })),
  }));
  return { title, changes: changes.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

function rangeOf(uri: string, span: Finding['span'], { service }: ReportContext): Finding['range'] {
  const { start, end } = service.linesOf(uri)?.rangeOf(span) ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return { start: { line: start.line, character: start.character }, end: { line: end.line, character: end.character } };
}
