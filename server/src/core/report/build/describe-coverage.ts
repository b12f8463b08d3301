import type { Control } from '../../catalog/catalog.ts';
import { stateWords } from '../../features/coverage-words.ts';
import type { FrameworkCoverage } from '../../isms/coverage.ts';
import type { IsmsService } from '../../service-api.ts';
import type { CoverageReport, ReportFramework } from '../model/coverage-report.ts';
import { type ReportContext, reportHead } from './report-context.ts';

function reasonOf(service: IsmsService, control: Control | undefined): string {
  return control ? stateWords(service, control).reason : '';
}

/** The coverage of what was asked for. */
export function coverageReport(frameworks: readonly FrameworkCoverage[], context: ReportContext): CoverageReport {
  return { ...reportHead(context), frameworks: frameworks.map((framework) => describeCoverage(framework, context)) };
}

/** Coverage of a framework as reports have it. */
export function describeCoverage(coverage: FrameworkCoverage, { service, pathOf }: ReportContext): ReportFramework {
  const framework = service.catalog.frameworks.get(coverage.id);
  const { covered, partial, stale, draft, mentioned, missing, excluded, conflict } = coverage.states;
  return {
    id: coverage.id,
    title: framework?.title ?? coverage.id,
    groups: framework?.groups.map(({ id, title }) => ({ id, title })) ?? [],
    attributes:
      framework?.attributes?.map(({ id, title, values }) => ({
        id,
        title,
        values: values.map((value) => ({ id: value.id, title: value.title })),
      })) ?? [],
    total: coverage.total,
    excluded: coverage.excluded,
    applicable: coverage.applicable,
    states: { covered, partial, stale, draft, mentioned, missing, excluded, conflict },
    effective: { ...coverage.effective },
    claimed: { ...coverage.claimed },
    decided: { ...coverage.decided },
    controls: coverage.controls.map(({ id, state, evidence, references }) => ({
      id,
      title: framework?.controls.get(id)?.title ?? '',
      group: framework?.controls.get(id)?.group ?? '',
      attributes: { ...framework?.controls.get(id)?.attributes },
      state,
      reason: reasonOf(service, framework?.controls.get(id)),
      evidence,
      references: references.map(({ uri, kind, line, status, extent, section }) => ({
        path: pathOf(uri),
        kind,
        line,
        status,
        extent,
        section,
      })),
    })),
  };
}
