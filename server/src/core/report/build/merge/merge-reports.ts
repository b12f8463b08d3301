import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Catalog } from '../../../catalog/catalog.ts';
import type { ReportControl } from '../../model/coverage-report.ts';
import type { FindingsSummary, ReportFinding, ReportTool } from '../../model/findings-report.ts';
import type { IsmsReport } from '../../model/isms-report.ts';
import type { ReportReadiness } from '../../model/readiness-report.ts';
import { byEnd } from '../describe-evidence.ts';
import { uniteDuties } from './unite-duties.ts';
import { uniteFramework } from './unite-frameworks.ts';
import { uniteReadiness } from './unite-readiness.ts';
import { uniteRisks } from './unite-risks.ts';

/** A report and the name that its paths get in a joined one. */
export interface MergeSource {
  readonly name: string;
  readonly report: IsmsReport;
}

/**
 * Joins the reports of several repositories to one of the whole ISMS. Paths begin with the name of their source; a control
 * is in the best state that it has in some source, and every number is counted anew from the joined rows. The as-of date is
 * the latest one; the sources keep theirs.
 * @param sources at least one, with names of their own
 */
export function mergeReports(sources: readonly MergeSource[], tool: ReportTool, catalog: Catalog): IsmsReport {
  const moved = sources.map(({ name, report }) => placeBelow(name, report));
  const organizations = new Set(moved.map(({ organization }) => organization));
  const applicability = byPath(moved.flatMap((report) => report.applicability));
  const documents = byPath(moved.flatMap((report) => report.documents));
  const ids = [...new Set(moved.flatMap(({ frameworks }) => frameworks.map(({ id }) => id)))];
  const frameworks = ids.map((id) =>
    uniteFramework(
      moved.flatMap((report) => report.frameworks.filter((each) => each.id === id)),
      applicability,
    ),
  );
  const risks = uniteRisks(moved.flatMap((report, i) => (report.risks ? [{ source: sources[i]?.name ?? '', risks: report.risks }] : [])));
  const readiness = uniteReadiness(
    moved.flatMap((report) => report.readiness ?? []),
    { catalog, documents, frameworks, applicability, risks: risks?.rows ?? [] },
  );
  const evidence = moved.flatMap((report) => (report.evidence ? [report.evidence] : []));
  const duties = moved.flatMap((report) => (report.duties ? [report.duties] : []));
  return {
    schema: 1,
    report: 'isms',
    tool,
    asOf: latest(moved.map(({ asOf }) => asOf)),
    complete: moved.every(({ complete }) => complete),
    organization: organizations.size === 1 ? ([...organizations][0] ?? null) : null,
    summary: sumUp(moved.map(({ summary }) => summary)),
    documents,
    frameworks,
    ...(readiness && { readiness }),
    ...(risks && { risks }),
    ...(evidence.length > 0 && { evidence: evidence.flat().sort(byEnd) }),
    ...(duties.length > 0 && { duties: uniteDuties(duties) }),
    applicability,
    findings: byPath(moved.flatMap(({ findings }) => findings)),
    inputs: byPath(moved.flatMap(({ inputs }) => inputs)),
    sources: sources.map(({ name, report: { organization, asOf, complete, tool } }) => {
      return { name, organization, asOf, complete, tool: `${tool.name} ${tool.version}` };
    }),
  };
}

/** @param days ISO dates */
function latest(days: readonly string[]): string {
  return days.reduce((last, day) => (day > last ? day : last), '');
}

function placeBelow(name: string, report: IsmsReport): IsmsReport {
  const below = <T extends { readonly path: string }>(each: T): T => ({ ...each, path: `${name}/${each.path}` });
  const finding = (each: ReportFinding): ReportFinding => ({
    ...below(each),
    fingerprint: bytesToHex(sha256(utf8ToBytes(`${name} ${each.fingerprint}`))).slice(0, each.fingerprint.length),
    ...(each.related && { related: each.related.map(below) }),
  });
  const control = (each: ReportControl): ReportControl => ({ ...each, references: each.references.map(below) });
  const { risks, readiness, evidence, duties } = report;
  return {
    ...report,
    documents: report.documents.map(below),
    applicability: report.applicability.map(below),
    findings: report.findings.map(finding),
    inputs: report.inputs.map(below),
    frameworks: report.frameworks.map((framework) => ({ ...framework, controls: framework.controls.map(control) })),
    ...(risks && { risks: { ...risks, rows: risks.rows.map(below) } }),
    ...(readiness && { readiness: readinessBelow(name, readiness) }),
    ...(evidence && { evidence: evidence.map(below) }),
    ...(duties && { duties: duties.map((owner) => ({ ...owner, duties: owner.duties.map(below) })) }),
  };
}

function readinessBelow(name: string, { items, phases, ...readiness }: ReportReadiness): ReportReadiness {
  const below = (path: string): string => `${name}/${path}`;
  return {
    ...readiness,
    items: items.map((item) => ({ ...item, answers: item.answers.map((answer) => ({ ...answer, path: below(answer.path) })) })),
    phases: phases.map((phase) => ({
      ...phase,
      steps: phase.steps.map((step) => ({ ...step, path: step.path === null ? null : below(step.path) })),
    })),
  };
}

function sumUp(summaries: readonly FindingsSummary[]): FindingsSummary {
  const sum = (key: Exclude<keyof FindingsSummary, 'known'>): number => summaries.reduce((total, each) => total + each[key], 0);
  return {
    files: sum('files'),
    documents: sum('documents'),
    unclassified: sum('unclassified'),
    errors: sum('errors'),
    warnings: sum('warnings'),
    infos: sum('infos'),
    hints: sum('hints'),
  };
}

/** In order of path; within a file as it was. */
function byPath<T extends { readonly path: string }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
