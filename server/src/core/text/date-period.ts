import { addDays, firstOfNextMonth, isIsoDate, readWrittenDate } from './iso-date.ts';

/** A month, a quarter or a year: its first and last day, ISO dates. */
export interface DatePeriod {
  readonly first: string;
  readonly last: string;
}

const quarterBehind = /^(\d{4})[\s/_-]{0,3}[qt]([1-4])$/i;
const quarterBefore = /^(?:[qt]([1-4])[\s/_-]{0,3}|([1-4])\. ?quartal )(\d{4})$/i;
const yearAndMonth = /^(\d{4})(?:[-/.]| ?年 ?)(\d{1,2})(?: ?月)?$/;
const monthAndYear = /^(\d{1,2})[-/.](\d{4})$/;
const yearAlone = /^(\d{4})(?: ?年)?$/;
const namedMonth = /^\p{L}+\.?,? \d{4}$/u;

/** The period that is all of a text: `2026-Q3`, `Q3 2026`, `2026-07`, `07/2026`, `July 2026`, `2026`; null if it is none. */
export function readPeriod(text: string): DatePeriod | null {
  const behind = quarterBehind.exec(text);
  if (behind) return quarterOf(behind[1], behind[2]);
  const before = quarterBefore.exec(text);
  if (before) return quarterOf(before[3], before[1] ?? before[2]);
  const numbered = yearAndMonth.exec(text);
  if (numbered) return months(numbered[1], Number(numbered[2]), Number(numbered[2]));
  const turned = monthAndYear.exec(text);
  if (turned) return months(turned[2], Number(turned[1]), Number(turned[1]));
  const year = yearAlone.exec(text);
  if (year) return months(year[1], 1, 12);
  // a month by its name has a first day
  const first = namedMonth.test(text) ? readWrittenDate(`1 ${text.replace(/[.,]/g, '')}`) : null;
  return first === null ? null : { first, last: lastOfMonth(first) };
}

function quarterOf(year: string | undefined, quarter: string | undefined): DatePeriod | null {
  return months(year, Number(quarter) * 3 - 2, Number(quarter) * 3);
}

function months(year: string | undefined, from: number, to: number): DatePeriod | null {
  const [first = '', last = ''] = [from, to].map((month) => `${year}-${String(month).padStart(2, '0')}-01`);
  return isIsoDate(first) && isIsoDate(last) ? { first, last: lastOfMonth(last) } : null;
}

function lastOfMonth(date: string): string {
  return addDays(firstOfNextMonth(date), -1);
}
