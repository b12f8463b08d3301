const months: Readonly<Record<string, number>> = {
  monthly: 1,
  monatlich: 1,
  mensuel: 1,
  mensuelle: 1,
  mensual: 1,
  quarterly: 3,
  vierteljährlich: 3,
  quartalsweise: 3,
  trimestriel: 3,
  trimestrielle: 3,
  trimestral: 3,
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
  [/^(?:months?|monate?n?|mois|mes(?:es)?)$/, 1],
  [/^(?:years?|jahr(?:en?)?|ans?|années?|años?)$/, 12],
];

/** What brings a review forward does not change how often it takes place at least: `annual, or after an incident`. */
const occasion =
  /\s*(?:[,;(]|\s(?:or|and|oder|und|ou|et|o|y)\s(?=(?:upon|after|when|whenever|if|on|as|following|earlier|sooner|bei|nach|wenn|anlassbezogen|en|lors|après|si|tras|cuando|ante)(?!\p{L}))).*$/su;

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
    .replace(/[.\s]+$/, '');
  const known = Object.hasOwn(months, bare) ? months[bare] : undefined;
  if (known !== undefined) return known;
  const period = /^p(?:(\d{1,3})y)?(?:(\d{1,3})m)?$/.exec(bare);
  const counted = /^(?:every|alle|tous les|cada)?\s*(\d{1,3})[\s-]+(\p{L}+)$/u.exec(bare);
  const unit = counted ? unitMonths.find(([pattern]) => pattern.test(counted[2] ?? '')) : undefined;
  const total = period ? Number(period[1] ?? 0) * 12 + Number(period[2] ?? 0) : counted && unit ? Number(counted[1]) * unit[1] : 0;
  return total > 0 ? total : null;
}
