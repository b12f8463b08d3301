/** How much a finding weighs. */
export type Severity = 'hint' | 'info' | 'warning' | 'error';

/** All severities, lightest first. */
export const severities: readonly Severity[] = ['hint', 'info', 'warning', 'error'];

/** True if `severity` weighs at least as much as `threshold`. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(threshold);
}
