import type { ReportRisks } from '../../model/risk-report.ts';
import { byScore } from '../describe-risks.ts';

/** The risks of a source whose paths begin with its name. */
export interface NamedRisks {
  readonly source: string;
  readonly risks: ReportRisks;
}

/**
 * All risks, the highest score first. The scale is that of the first source that has risks; those that rate on another one
 * keep theirs under `otherScales`. Undefined where no source tells of risks.
 */
export function uniteRisks(parts: readonly NamedRisks[]): ReportRisks | undefined {
  const first = parts.find(({ risks }) => risks.rows.length > 0) ?? parts[0];
  if (!first) return undefined;
  const { scale } = first.risks;
  const otherScales = parts.flatMap(({ source, risks }) => {
    if (risks.rows.length === 0) return [];
    const own = JSON.stringify(risks.scale) === JSON.stringify(scale) ? [] : [{ source, scale: risks.scale }];
    return [...own, ...(risks.otherScales?.map((other) => ({ ...other, source: `${source}/${other.source}` })) ?? [])];
  });
  const rows = parts.flatMap(({ risks }) => risks.rows).sort(byScore);
  return { scale, ...(otherScales.length > 0 && { otherScales }), rows };
}
