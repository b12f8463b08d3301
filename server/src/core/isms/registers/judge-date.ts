import { type DatePeriod, readPeriod } from '../../text/date-period.ts';
import { isIsoDate, readWrittenDate } from '../../text/iso-date.ts';

/** What a cell for a day says. */
export type DateReading =
  /** One day, as ISO date. */
  | { readonly kind: 'day'; readonly iso: string }
  /** Day and month may be swapped: both readings. */
  | { readonly kind: 'swapped'; readonly days: readonly [string, string] }
  /** A month, a quarter or a year. */
  | ({ readonly kind: 'span' } & DatePeriod)
  /** One day among other words. */
  | { readonly kind: 'among-words'; readonly iso: string }
  /** It looks like a date and is none, or not for certain: `2026-02-30`, `31.12.26`, `H1 2027`. */
  | { readonly kind: 'none-such' }
  /** It does not look like one: `ongoing`, `every 6 months`. */
  | { readonly kind: 'words' };

const isoInText = /(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])/g;
/** Numbers with signs between them, or a year among words. */
const dateLike = /^\d{1,4}(?:[-./]\d{1,2}){1,2}(?:[-./]\d{1,4})?$|\b(?:19|20)\d{2}\b/;
const swappable = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/;

/** Judges what a cell for a day says. @param text as the cell has it, not empty */
export function judgeDate(text: string): DateReading {
  const said = text.trim();
  if (isIsoDate(said)) return { kind: 'day', iso: said };
  if (said.length > 200) return { kind: 'words' };
  const written = readWrittenDate(said);
  if (written !== null) return { kind: 'day', iso: written };
  const period = readPeriod(said);
  return (
    swappedDays(said) ??
    (period && { kind: 'span', ...period }) ??
    dayAmongWords(said) ?? { kind: dateLike.test(said) ? 'none-such' : 'words' }
  );
}

function swappedDays(text: string): DateReading | null {
  const [, first = '', second = '', year = ''] = swappable.exec(text) ?? [];
  const days = [`${year}-${two(second)}-${two(first)}`, `${year}-${two(first)}-${two(second)}`] as const;
  return days.every(isIsoDate) ? { kind: 'swapped', days } : null;
}

function dayAmongWords(text: string): DateReading | null {
  const days = text.match(isoInText) ?? [];
  const [day] = days;
  return days.length === 1 && day !== undefined && isIsoDate(day) ? { kind: 'among-words', iso: day } : null;
}

function two(number: string): string {
  return number.padStart(2, '0');
}
