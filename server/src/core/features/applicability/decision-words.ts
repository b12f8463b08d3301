import { saysApplicable } from '../../document/references/applicability.ts';

/** What says that a control does not apply, by what says that it does (lower case). */
const opposites: Readonly<Record<string, string>> = {
  yes: 'no',
  y: 'n',
  ja: 'nein',
  oui: 'non',
  sí: 'no',
  si: 'no',
  sim: 'não',
  true: 'false',
  applicable: 'not applicable',
  included: 'excluded',
  inc: 'exc',
  anwendbar: 'nicht anwendbar',
  '✓': '✗',
  '✔': '✘',
  '✅': '❌',
  '☑': '☐',
};
const words: Readonly<Record<string, readonly [no: string, notApplicable: string]>> = {
  en: ['No', 'Not applicable'],
  de: ['Nein', 'Nicht anwendbar'],
  fr: ['Non', 'Non applicable'],
  es: ['No', 'No aplicable'],
  pt: ['Não', 'Não aplicável'],
};

/**
 * The word with which a column says that a control does not apply: the one it uses already, else the opposite of what it
 * uses, else that of the language.
 * @param cells what stands in the column
 */
export function exclusionWord(cells: readonly string[], header: string, language: string): string {
  const used = mostFrequent(cells.filter((cell) => decisionOf(cell) === false));
  if (used !== undefined) return used;
  const positive = mostFrequent(cells.filter((cell) => decisionOf(cell) === true)) ?? '';
  const core = /^[*_`]*([\p{L}]+|[✓✔✅☑])/u.exec(positive)?.[1] ?? '';
  const opposite = Object.hasOwn(opposites, core.toLowerCase()) ? opposites[core.toLowerCase()] : undefined;
  if (opposite !== undefined) return inCaseOf(core, opposite);
  if (positive === '' && /inc(?:luded)?\s*\/\s*exc(?:luded)?/i.test(header)) return /included/i.test(header) ? 'Excluded' : 'Exc';
  return (words[language] ?? words.en)?.[0] ?? 'No';
}

/** What a status column says of a control that is left out: as its neighbours do, else in the language's words. */
export function exclusionStatus(ofExcluded: readonly string[], language: string): string {
  return mostFrequent(ofExcluded.filter((cell) => cell !== '')) ?? (words[language] ?? words.en)?.[1] ?? 'Not applicable';
}

/** What a cell decides, emphasis or not; null if it decides nothing. */
export function decisionOf(cell: string): boolean | null {
  return saysApplicable(cell.replace(/[*_`]{1,3}/g, ''));
}

function mostFrequent(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  let best: string | undefined;
  for (const text of texts) {
    const count = (counts.get(text) ?? 0) + 1;
    counts.set(text, count);
    if (best === undefined || count > (counts.get(best) ?? 0)) best = text;
  }
  return best;
}

function inCaseOf(model: string, text: string): string {
  const first = model[0] ?? '';
  if (first === first.toLowerCase()) return text;
  if (model.length > 1 && model === model.toUpperCase()) return text.toUpperCase();
  return text[0]?.toUpperCase() + text.slice(1);
}
