const months: Readonly<Record<string, number>> = {
  monthly: 1,
  monatlich: 1,
  mensuel: 1,
  mensuelle: 1,
  mensual: 1,
  mensal: 1,
  mensile: 1,
  maandelijks: 1,
  毎月: 1,
  每月: 1,
  매월: 1,
  bulanan: 1,
  quarterly: 3,
  vierteljährlich: 3,
  quartalsweise: 3,
  trimestriel: 3,
  trimestrielle: 3,
  trimestral: 3,
  trimestrale: 3,
  'elk kwartaal': 3,
  每季: 3,
  四半期: 3,
  四半期ごと: 3,
  분기: 3,
  triwulanan: 3,
  'semi-annual': 6,
  'semi-annually': 6,
  semiannual: 6,
  semiannually: 6,
  'half-yearly': 6,
  'bi-annually': 6,
  biannually: 6,
  'twice a year': 6,
  halbjährlich: 6,
  semestriel: 6,
  semestrielle: 6,
  semestral: 6,
  semestrale: 6,
  halfjaarlijks: 6,
  半年ごと: 6,
  半年ごとに: 6,
  每半年: 6,
  반기: 6,
  annual: 12,
  annually: 12,
  yearly: 12,
  anual: 12,
  anualmente: 12,
  jährlich: 12,
  annuel: 12,
  annuelle: 12,
  annuellement: 12,
  'once a year': 12,
  'every year': 12,
  'at least annually': 12,
  'at least once a year': 12,
  'at least once per year': 12,
  'at least yearly': 12,
  'once per year': 12,
  'mindestens jährlich': 12,
  'on an annual basis': 12,
  'each year': 12,
  'einmal jährlich': 12,
  'einmal im jahr': 12,
  'jedes jahr': 12,
  'chaque année': 12,
  'une fois par an': 12,
  'tous les ans': 12,
  'cada año': 12,
  'una vez al año': 12,
  'uma vez por ano': 12,
  'todo ano': 12,
  annuale: 12,
  annualmente: 12,
  'ogni anno': 12,
  jaarlijks: 12,
  'ieder jaar': 12,
  年次: 12,
  毎年: 12,
  年1回: 12,
  年一回: 12,
  年に1回: 12,
  每年: 12,
  每年一次: 12,
  一年一次: 12,
  매년: 12,
  '연 1회': 12,
  tahunan: 12,
  'setiap tahun': 12,
  biennial: 24,
  biennially: 24,
  'every two years': 24,
  'alle zwei jahre': 24,
  bienal: 24,
  biennal: 24,
  biennale: 24,
  triennial: 36,
  'every three years': 36,
  'alle drei jahre': 36,
};
const unitMonths: readonly (readonly [RegExp, number])[] = [
  [/^(?:months?|monate?n?|mois|mes(?:es)?|mês|mesi?|maand(?:en)?|bulan)$/, 1],
  [/^(?:years?|jahr(?:en?)?|ans?|années?|años?|anos?|ann[oi]|jaar|tahun)$/, 12],
];

/** What brings a review forward does not change how often it takes place at least: `annual, or after an incident`. */
const occasion =
  /\s*(?:[,;(]|\s(?:or|and|oder|und|ou|et|o|y|\+)\s(?=(?:upon|after|when|whenever|if|on|as|following|earlier|sooner|bei|nach|wenn|anlassbezogen|en|lors|après|si|tras|cuando|ante)(?!\p{L}))).*$/su;

/**
 * Reads how often something is reviewed: `annual`, `semi-annual`, `P12M`, `P1Y`, `12 months`, `every 2 years`, also with
 * an occasion behind it (`annual or upon major changes`).
 * @returns whole months, null if the text is no such period
 */
export function readReviewCycle(text: string): number | null {
  const bare = text
    .trim()
    .toLowerCase()
    .slice(0, 200)
    .replace(occasion, '')
    .replace(/[.\s]+$/, '')
    // badges have no hyphens of their own
    .replace(/^(semi|half|bi)[ _](?=annual|yearly)/, '$1-');
  const known = Object.hasOwn(months, bare) ? months[bare] : undefined;
  if (known !== undefined) return known;
  const period = /^p(?:(\d{1,3})y)?(?:(\d{1,3})m)?$/.exec(bare);
  const counted = /^(?:every|each|alle|tous les|cada|a cada|ogni|elke|setiap)?\s*(\d{1,3})[\s-]+(\p{L}+)$/u.exec(bare);
  const unit = counted ? unitMonths.find(([pattern]) => pattern.test(counted[2] ?? '')) : undefined;
  const total = period ? Number(period[1] ?? 0) * 12 + Number(period[2] ?? 0) : counted && unit ? Number(counted[1]) * unit[1] : 0;
  return total > 0 ? total : null;
}
