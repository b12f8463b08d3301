import { metadataText } from '../../document/metadata/metadata.ts';
import { metadataKeyByName } from '../../document/metadata/metadata-keys.ts';
import { addMonths, firstOfNextMonth, isIsoDate } from '../../text/iso-date.ts';
import { readReviewCycle } from '../../text/review-cycle.ts';
import type { Candidate, CompletionRequest } from './completion-item.ts';

/** What a review cycle counts from, the first that is known. */
const reviewBases: readonly (readonly [string, string])[] = [
  ['last_review_date', 'the last review'],
  ['approved_date', 'the approval'],
  ['effective_date', 'it came into force'],
];

/** True where a date is expected: keys of dates and keys of one's own that end in `_date`, also in lists such as `revisions`. */
export function isDateField({ context, key }: CompletionRequest): boolean {
  if (context.place !== 'value') return false;
  const field = context.path.at(-1) ?? '';
  if (context.path.length > 1) return /^date$|_date$|^expires$|^valid_until$/.test(field);
  const kind = metadataKeyByName(key)?.kind;
  return kind === 'date' || (kind === undefined && field.endsWith('_date'));
}

/** Today, and where the key suggests it other days that are likely; the detail says which day it is. */
export function dateCandidates({ service, document, key, context }: CompletionRequest): Candidate[] {
  const today = service.asOf;
  const known = context.path.length === 1 ? key : '';
  const stated = (name: string): string | undefined => {
    const text = document && name !== known ? metadataText(document.metadata, name) : undefined;
    return text !== undefined && isIsoDate(text) ? text : undefined;
  };
  const days: (readonly [string, string])[] = [];
  if (known === 'next_review_date') {
    const cycle = (document && readReviewCycle(metadataText(document.metadata, 'review_cycle') ?? '')) ?? 12;
    for (const [name, event] of reviewBases) {
      const base = stated(name);
      // a day that has passed would be overdue at once
      if (base !== undefined && addMonths(base, cycle) > today)
        days.push([addMonths(base, cycle), `${period(cycle)} after ${event} on ${base}`]);
    }
    days.push([addMonths(today, cycle), `${period(cycle)} from today`]);
  } else {
    days.push([today, 'today']);
    if (known === 'effective_date') {
      days.push([firstOfNextMonth(today), 'the first of next month']);
      const approved = stated('approved_date');
      if (approved !== undefined) days.push([approved, 'the day of approval']);
    }
  }
  const seen = new Set<string>();
  return days.flatMap(([day, detail]) => {
    if (seen.has(day)) return [];
    seen.add(day);
    return [{ label: day, kind: 'value', detail, insert: day } as const];
  });
}

function period(months: number): string {
  if (months % 12 === 0) return months === 12 ? 'one year' : `${months / 12} years`;
  return months === 1 ? 'one month' : `${months} months`;
}
