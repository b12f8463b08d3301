import { addDays, firstOfNextMonth, isIsoDate, readWrittenDate } from '../../text/iso-date.ts';

/** What a cell for a day says. */
export type DateReading =
  /** One day, as ISO date. */
  | { readonly kind: 'day'; readonly iso: string }
  /** Day and month may be swapped: both readings. */
  | { readonly kind: 'swapped'; readonly days: readonly [string, string] }
  /** A month, a quarter or a year: its first and last day. */
  | { readonly kind: 'span'; readonly first: string; readonly last: string }
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
const quarter = /^(?:(\d{4})[-/ ]{0,2}[qt]([1-4])|[qt]([1-4])[-/ ]{0,2}(\d{4}))$/i;
const yearAndMonth = /^(\d{4})[-/.](\d{1,2})$/;
const monthAndYear = /^(\d{1,2})[-/.](\d{4})$/;

/** Judges what a cell for a day says. @param text as the cell has it, not empty */
export function judgeDate(text: string): DateReading {
  const said = text.trim();
  if (isIsoDate(said)) return { kind: 'day', iso: said };
  if (said.length > 200) return { kind: 'words' };
  const written = readWrittenDate(said);
  if (written !== null) return { kind: 'day', iso: written };
  return swappedDays(said) ?? spanOf(said) ?? dayAmongWords(said) ?? { kind: dateLike.test(said) ? 'none-such' : 'words' };
}

function swappedDays(text: string): DateReading | null {
  const [, first = '', second = '', year = ''] = swappable.exec(text) ?? [];
  const days = [`${year}-${two(second)}-${two(first)}`, `${year}-${two(first)}-${two(second)}`] as const;
  return days.every(isIsoDate) ? { kind: 'swapped', days } : null;
}

function spanOf(text: string): DateReading | null {
  const ofQuarter = quarter.exec(text);
  if (ofQuarter) {
    const [year, number] = [ofQuarter[1] ?? ofQuarter[4] ?? '', Number(ofQuarter[2] ?? ofQuarter[3])];
    return months(year, number * 3 - 2, number * 3);
  }
  const numbered = yearAndMonth.exec(text);
  if (numbered) return months(numbered[1] ?? '', Number(numbered[2]), Number(numbered[2]));
  const turned = monthAndYear.exec(text);
  if (turned) return months(turned[2] ?? '', Number(turned[1]), Number(turned[1]));
  if (/^\d{4}$/.test(text)) return months(text, 1, 12);
  // a month by its name has a first day
  const first = /^\p{L}+\.?,? \d{4}$/u.test(text) ? readWrittenDate(`1 ${text.replace(/[.,]/g, '')}`) : null;
  return first === null ? null : { kind: 'span', first, last: lastOfMonth(first) };
}

function months(year: string, from: number, to: number): DateReading | null {
  const [first, last] = [`${year}-${two(String(from))}-01`, `${year}-${two(String(to))}-01`];
  return isIsoDate(first) && isIsoDate(last) ? { kind: 'span', first, last: lastOfMonth(last) } : null;
}

function lastOfMonth(date: string): string {
  return addDays(firstOfNextMonth(date), -1);
}

function dayAmongWords(text: string): DateReading | null {
  const days = text.match(isoInText) ?? [];
  const [day] = days;
  return days.length === 1 && day !== undefined && isIsoDate(day) ? { kind: 'among-words', iso: day } : null;
}

function two(number: string): string {
  return number.padStart(2, '0');
}
