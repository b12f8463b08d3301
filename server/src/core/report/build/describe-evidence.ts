import type { EvidenceSettings } from '../../config/risk-settings.ts';
import type { Evidence, EvidenceState } from '../../isms/evidence/evidence.ts';
import { countsUntil } from '../../isms/evidence/evidence-freshness.ts';
import { readEvidence } from '../../isms/evidence/read-evidence.ts';
import { translatedRegisters } from '../../isms/translations/translated-registers.ts';
import { daysBetween } from '../../text/iso-date.ts';
import type { ReportEvidence } from '../model/isms-report.ts';
import type { ReportContext } from './report-context.ts';

/** The pieces of evidence of all records and registers, what ends first before the rest. */
export function describeEvidence({ service, pathOf }: ReportContext): ReportEvidence[] {
  const holders = service.documents().filter((document) => readEvidence(document).length > 0);
  const copies = translatedRegisters(holders, 'evidence', service);
  const rows = holders.flatMap((document) => {
    if (copies.has(document)) return [];
    const settings = service.configFor(document.uri).evidence;
    return readEvidence(document).map((evidence): ReportEvidence => {
      const until = untilOf(evidence, settings);
      return {
        path: pathOf(document.uri),
        line: document.lines.lineAt(evidence.range.start),
        title: evidence.title,
        kind: evidence.kind,
        controls: evidence.controls,
        collected: evidence.collected,
        until,
        state: stateOf(until, settings, service.asOf),
      };
    });
  });
  return rows.sort(byEnd);
}

/** Until when it counts for the control that wants it anew first. */
function untilOf(evidence: Evidence, settings: EvidenceSettings): string | null {
  const ends = evidence.controls.flatMap((control) => countsUntil(evidence, control, settings) ?? []);
  return ends.sort()[0] ?? evidence.expires;
}

function stateOf(until: string | null, { dueSoonDays }: EvidenceSettings, asOf: string): EvidenceState {
  if (until === null) return 'none';
  if (until < asOf) return 'expired';
  return daysBetween(asOf, until) <= dueSoonDays ? 'due-soon' : 'fresh';
}

/** What ends first before the rest. */
export function byEnd(a: ReportEvidence, b: ReportEvidence): number {
  const [first, second] = [a.until ?? '9999', b.until ?? '9999'];
  if (first !== second) return first < second ? -1 : 1;
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line;
}
