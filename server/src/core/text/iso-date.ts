// the functions for dates alone: the whole of Temporal would be a twentieth of the server
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';

/** True for a day of the calendar written as `YYYY-MM-DD`; `2026-02-30` is none. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (month === 2 && isLeap ? 29 : (monthLengths[month - 1] ?? 0));
}

const monthLengths: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days from one ISO date to another; negative if `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return PlainDate.diffDays(plainDate(from), plainDate(to));
}

/** The ISO date a number of months later; the last day of a shorter month where the day does not exist. */
export function addMonths(date: string, months: number): string {
  return PlainDate.toString(PlainDate.addMonths(plainDate(date), months));
}

/** The first day of the month after the one an ISO date lies in. */
export function firstOfNextMonth(date: string): string {
  return addMonths(`${date.slice(0, 8)}01`, 1);
}

function plainDate(iso: string): PlainDate.Record {
  return PlainDate.create(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10)));
}

const monthNames: readonly (readonly string[])[] = [
  ['january', 'januar', 'jänner', 'janvier', 'enero', 'jan', 'janv', 'ene', 'janeiro', 'gennaio', 'januari', 'gen'],
  ['february', 'februar', 'février', 'fevrier', 'febrero', 'feb', 'févr', 'fev', 'fevereiro', 'febbraio', 'februari', 'febr'],
  ['march', 'märz', 'maerz', 'mars', 'marzo', 'mar', 'mär', 'mrz', 'março', 'marco', 'maart', 'mrt'],
  ['april', 'avril', 'abril', 'apr', 'avr', 'abr', 'aprile'],
  ['may', 'mai', 'mayo', 'maio', 'maggio', 'mei', 'mag'],
  ['june', 'juni', 'juin', 'junio', 'jun', 'junho', 'giugno', 'giu'],
  ['july', 'juli', 'juillet', 'julio', 'jul', 'juil', 'julho', 'luglio', 'lug'],
  ['august', 'août', 'aout', 'agosto', 'aug', 'ago', 'augustus'],
  ['september', 'septembre', 'septiembre', 'sep', 'sept', 'setembro', 'settembre', 'set', 'sett'],
  ['october', 'oktober', 'octobre', 'octubre', 'oct', 'okt', 'outubro', 'ottobre', 'out', 'ott'],
  ['november', 'novembre', 'noviembre', 'nov', 'novembro'],
  ['december', 'dezember', 'décembre', 'decembre', 'diciembre', 'dec', 'dez', 'déc', 'dic', 'dezembro', 'dicembre'],
];
const monthByName = new Map(monthNames.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));

/** The day so many days later. @param date ISO date */
export function addDays(date: string, days: number): string {
  return PlainDate.toString(PlainDate.addDays(plainDate(date), days));
}

/** The ISO date that a text is or says in another way; null if it says none, or not for certain. */
export function readDate(text: string): string | null {
  return isIsoDate(text) ? text : readWrittenDate(text);
}

/**
 * Reads a date that people write otherwise than ISO: `02.03.2026`, `March 2, 2026`, `2 March 2026`, `2026/03/02`,
 * `2026-3-2`, `20260302`, `2026年3月2日`, `25/12/2026`, or an ISO date with a time behind it.
 * @returns the ISO date; null if it is none, or if day and month could be swapped (`02/03/2026`)
 */
export function readWrittenDate(text: string): string | null {
  if (text.length > 60) return null;
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u00a0\u2007\u202f]/g, ' ');
  const yearFirst =
    /^(\d{4})[-/. ] ?(\d{1,2})[-/. ] ?(\d{1,2})(?:[t ]\d{1,2}:\d{2}.*)?$/.exec(bare) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(bare);
  if (yearFirst) return isoOf(yearFirst[1], yearFirst[2], yearFirst[3]);
  const eastern = /^(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]$/.exec(bare);
  if (eastern) return isoOf(eastern[1], eastern[2], eastern[3]);
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(bare);
  if (dotted) return isoOf(dotted[3], dotted[2], dotted[1]);
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(bare);
  if (slashed) {
    const [first, second] = [Number(slashed[1]), Number(slashed[2])];
    if (first > 12 || first === second) return isoOf(slashed[3], slashed[2], slashed[1]);
    return second > 12 ? isoOf(slashed[3], slashed[1], slashed[2]) : null;
  }
  const monthFirst = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(bare);
  if (monthFirst) return isoOf(monthFirst[3], monthByName.get(monthFirst[1] ?? ''), monthFirst[2]);
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|er|\.)?[\s-](?:de\s+)?(\p{L}+)\.?,?[\s-](?:de\s+|del\s+)?(\d{4})$/u.exec(bare);
  return dayFirst ? isoOf(dayFirst[3], monthByName.get(dayFirst[2] ?? ''), dayFirst[1]) : null;
}

function isoOf(year: string | undefined, month: string | number | undefined, day: string | undefined): string | null {
  const iso = `${year}-${String(month ?? '').padStart(2, '0')}-${String(day ?? '').padStart(2, '0')}`;
  return isIsoDate(iso) ? iso : null;
}
