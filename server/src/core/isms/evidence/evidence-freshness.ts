import type { EvidenceSettings } from '../../config/risk-settings.ts';
import { addMonths, daysBetween } from '../../text/iso-date.ts';
import { readReviewCycle } from '../../text/review-cycle.ts';
import type { Evidence, EvidenceFreshness } from './evidence.ts';

/** The last day on which a piece of evidence counts for a control: as it says, else by the cadence. Null without a date. */
export function countsUntil({ expires, collected }: Evidence, control: string, settings: EvidenceSettings): string | null {
  if (expires) return expires;
  const months = readReviewCycle(settings.controls[control] ?? settings.cadence);
  return collected && months !== null ? addMonths(collected, months) : null;
}

/** What the best of some evidence is worth for a control. @param asOf ISO date */
export function evidenceFreshness(all: Iterable<Evidence>, control: string, settings: EvidenceSettings, asOf: string): EvidenceFreshness {
  let until: string | null = null;
  for (const evidence of all) {
    // what is collected later proves nothing yet
    if (evidence.collected && evidence.collected > asOf) continue;
    const end = countsUntil(evidence, control, settings);
    if (end && (until === null || end > until)) until = end;
  }
  if (until === null) return { state: 'none', until };
  if (until < asOf) return { state: 'expired', until };
  return { state: daysBetween(asOf, until) <= settings.dueSoonDays ? 'due-soon' : 'fresh', until };
}
