import { metadataField } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { readPeriod } from '../../text/date-period.ts';
import { isIsoDate } from '../../text/iso-date.ts';
import { baseName } from '../../text/uri.ts';
import { dateOf } from '../life-cycle.ts';

const keys: readonly string[] = ['last_review_date', 'approved_date', 'effective_date'];
/** A day, a month, a quarter or a year, in a title or file name. */
const period = /(?<!\d)20\d\d(?:[ _-]?q[1-4]|-\d\d(?:-\d\d)?)?(?!\d)|(?<![a-z\d])q[1-4][ _/-]{0,3}20\d\d(?!\d)/i;

/**
 * The day a record is of, as far as the document tells: the latest of its dates that has been reached, else the period in
 * its title or file name (`Access review 2026-Q3`), at its end.
 * @returns an ISO date not after `asOf`; null if nothing tells
 */
export function recordDate(document: PolicyDocument, asOf: string): string | null {
  let latest: string | null = null;
  for (const key of keys) {
    const field = metadataField(document.metadata, key);
    const date = field && !field.blank ? dateOf(field) : null;
    if (date !== null && date <= asOf && (latest === null || date > latest)) latest = date;
  }
  return latest ?? periodIn(document.title?.text ?? '', asOf) ?? periodIn(baseName(document.uri), asOf);
}

/** The last day of the period a text names, today where it still runs; null if it names none, or one to come. */
function periodIn(text: string, asOf: string): string | null {
  const found = period.exec(text.slice(0, 200))?.[0];
  if (found === undefined) return null;
  const named = isIsoDate(found) ? { first: found, last: found } : readPeriod(found);
  if (!named || named.first > asOf) return null;
  return named.last <= asOf ? named.last : asOf;
}
