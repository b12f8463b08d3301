import type { ReportRisk } from '../model/risk-report.ts';

/** What is done about a risk, in words. */
export function treatmentWords({ treatments }: ReportRisk): string {
  return treatments.length === 0 ? 'not decided' : treatments.join(', ');
}

/** Who accepted what remains and when, in words; empty if nobody did. */
export function acceptanceWords({ acceptedBy, acceptedDate }: ReportRisk): string {
  return [acceptedBy, acceptedDate ?? ''].filter((part) => part !== '').join(', ');
}

/** `15 (high)`; empty where there is no score. */
export function scoreWords(score: number | null, level: string | null): string {
  if (score === null) return level ?? '';
  return level === null ? `${score}` : `${score} (${level.replaceAll('_', ' ')})`;
}
