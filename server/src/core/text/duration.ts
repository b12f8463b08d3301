/** Minutes of a unit. */
const units: readonly (readonly [pattern: RegExp, minutes: number])[] = [
  [/^(?:s|sec|secs|seconds?|sek|sekunden?|secondes?|segundos?)$/u, 1 / 60],
  [/^(?:m|min|mins|minutes?|minuten?|minutos?)$/u, 1],
  [/^(?:h|hr|hrs|hours?|std|stunden?|heures?|horas?)$/u, 60],
  [/^(?:d|days?|tage?n?|arbeitstage?n?|werktage?n?|jours?|días?|dias?|bd)$/u, 1440],
  [/^(?:w|wk|wks|weeks?|wochen?|semaines?|semanas?)$/u, 10_080],
  [/^(?:mo|months?|monate?n?|mois|mes|meses)$/u, 43_200],
  [/^(?:y|yr|yrs|years?|jahre?n?|ans?|années?|años?)$/u, 525_600],
];

const numbers: Readonly<Record<string, number>> = {
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, ten: 10, twelve: 12, half: 0.5 },
  ...{ eine: 1, einen: 1, ein: 1, zwei: 2, drei: 3, vier: 4, fünf: 5, sechs: 6, acht: 8, zwölf: 12 },
  ...{ un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, huit: 8, douze: 12 },
  ...{ una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, ocho: 8, doce: 12 },
};

/** A number and what is counted: `4 hours`, `24h`, `1.5 d`, `two days`, `2 business days`. A word stands apart: `und` is no `un d`. */
const amount =
  /(?<![\p{L}\d.,])(?:(\d{1,6}(?:[.,]\d{1,3})?)\)?[\s-]?|(\p{L}{2,6})\)?[\s-])(?:(?:business|working|calendar|full|jours? ouvr\p{L}{1,4})\s)?(\p{L}{1,12})(?![\p{L}\d])/gu;
const isoPeriod = /^P(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,4})M)?)?$/i;
const none =
  /^(?:0|zero|none|near[- ]?zero|no (?:data )?loss|no gap|on (?:every )?(?:write|push|commit|save|change|set)|synchronous(?:ly)?|immediate(?:ly)?|instant(?:aneous)?|real[- ]time|continuous|sofort|kein(?:er)?|keine? datenverlust|unverzüglich|immédiat|aucune?|nulle?|inmediat[oa]|ninguna?|cero)(?!\p{L})/u;

/**
 * How long a text says that something takes, in minutes; the longest where it names several (`2–4 hours`). Null if it
 * names no duration. English, German, French and Spanish.
 * @param unit unit of a bare number, as a header names it (`RTO (hours)`); null if there is none
 */
export function readDuration(text: string, unit: string | null = null): number | null {
  const plain = text.trim().toLowerCase().slice(0, 200);
  const period = isoPeriod.exec(plain);
  if (period && plain.length > 1) return Number(period[1] ?? 0) * 1440 + Number(period[2] ?? 0) * 60 + Number(period[3] ?? 0);
  let longest: number | null = null;
  for (const [, digits, word = '', name = ''] of plain.matchAll(amount)) {
    const number = digits === undefined ? numbers[word] : Number(digits.replace(',', '.'));
    const minutes = minutesOf(name);
    if (number !== undefined && minutes !== null) longest = Math.max(longest ?? 0, number * minutes);
  }
  if (longest !== null) return longest;
  if (none.test(plain)) return 0;
  const bare = /^[<>≤≥~\s]{0,3}(\d{1,6}(?:[.,]\d{1,3})?)$/.exec(plain)?.[1];
  const minutes = unit === null ? null : minutesOf(unit);
  return bare === undefined || minutes === null ? null : Number(bare.replace(',', '.')) * minutes;
}

/** Words for how often, with the minutes between. */
const intervals: readonly (readonly [RegExp, number])[] = [
  [/continuous|real[- ]?time|streaming|point[- ]in[- ]time|laufend|kontinuierlich|en continu|contin[uú]o|continua/u, 0],
  [/hourly|stündlich|toutes les heures|cada hora|every hour/u, 60],
  [/daily|nightly|every (?:day|night)|täglich|nächtlich|jede nacht|quotidien|chaque (?:jour|nuit)|diari[oa]|cada (?:día|noche)/u, 1440],
  [/weekly|every week|wöchentlich|hebdomadaire|chaque semaine|semanal/u, 10_080],
  [/monthly|monatlich|mensuel|mensual/u, 43_200],
];

/** The shortest time between two of something, in minutes: `hourly`, `every 4 hours`, `täglich`; null if a text does not say. */
export function readInterval(text: string, unit: string | null = null): number | null {
  const plain = text.trim().toLowerCase().slice(0, 200);
  const named = intervals.filter(([pattern]) => pattern.test(plain)).map(([, minutes]) => minutes);
  if (named.length > 0) return Math.min(...named);
  return /every|each|alle|toutes|tous|cada|per|pro|par|^\W*\d/u.test(plain) ? readDuration(plain, unit) : null;
}

function minutesOf(name: string): number | null {
  return units.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
