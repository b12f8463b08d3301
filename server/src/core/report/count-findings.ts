import type { Severity } from '../config/severity.ts';
import type { FindingCounts } from './model/findings-report.ts';

/** How many findings there are of each severity. */
export function countFindings(findings: readonly { readonly severity: Severity }[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const finding of findings) counts[finding.severity]++;
  return counts;
}

/** The same under the names that reports have. */
export function findingCounts(findings: readonly { readonly severity: Severity }[]): FindingCounts {
  const { error, warning, info, hint } = countFindings(findings);
  return { errors: error, warnings: warning, infos: info, hints: hint };
}

/** `1 file`, `2 files`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
