import { editDistance } from '../text/edit-distance.ts';
import type { Catalog, Control } from './catalog.ts';

/** Most suggestions given. */
const most = 5;

/**
 * Controls that may have been meant by an id that is none: first those with the same digits in another order, then by
 * how little has to be changed, then neighbours by number; words in the text that stand in a title count as well.
 * Deterministic: ties are in catalogue order.
 * @param framework framework id; an unknown one gives no suggestions
 * @param text the id as written, with whatever stands behind it (`A.5.51`, `A.8.42 backup`)
 * @returns at most five controls, the likeliest first
 */
export function suggestControls(catalog: Catalog, framework: string, text: string): readonly Control[] {
  // one wrong id is often copied through many documents
  const key = `${framework} ${text}`;
  const answers = remembered.get(catalog) ?? new Map<string, readonly Control[]>();
  remembered.set(catalog, answers);
  const known = answers.get(key);
  if (known) return known;
  if (answers.size >= 1000) answers.clear();
  const found = rank(catalog, framework, text);
  answers.set(key, found);
  return found;
}

const remembered = new WeakMap<Catalog, Map<string, readonly Control[]>>();

function rank(catalog: Catalog, framework: string, text: string): Control[] {
  const controls = [...(catalog.frameworks.get(framework)?.controls.values() ?? [])];
  const wanted = numbersOf(text);
  const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const ranked = controls
    .map((control, order) => ({ control, order, cost: costOf(wanted, words, control) }))
    .filter(({ cost }) => cost < Number.POSITIVE_INFINITY);
  ranked.sort((a, b) => a.cost - b.cost || a.order - b.order);
  return ranked.slice(0, most).map(({ control }) => control);
}

/**
 * The control whose id differs from `text` by two swapped neighbouring digits only; undefined if there is none or
 * more than one.
 */
export function transposedControl(catalog: Catalog, framework: string, text: string): Control | undefined {
  const wanted = numbersOf(text).join('.');
  const found: Control[] = [];
  for (const control of catalog.frameworks.get(framework)?.controls.values() ?? [])
    if (isSwap(wanted, numbersOf(control.id).join('.'))) found.push(control);
  return found.length === 1 ? found[0] : undefined;
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  const at = [...a].findIndex((digit, i) => digit !== b[i]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2) && a[at] !== '.' && a[at + 1] !== '.';
}

function numbersOf(text: string): string[] {
  return (/\d+(?:\D{1,2}\d+)*/.exec(text)?.[0].match(/\d+/g) ?? []).map((part) => String(Number(part)));
}

/** Infinite for a control that has nothing to do with the text. */
function costOf(wanted: readonly string[], words: readonly string[], control: Control): number {
  const inTitle = words.filter((word) => control.title.toLowerCase().includes(word)).length;
  const bonus = inTitle * 4;
  if (wanted.length === 0) return inTitle > 0 ? -bonus : Number.POSITIVE_INFINITY;
  const id = numbersOf(control.id);
  const a = wanted.join('.');
  const b = id.join('.');
  const distance = wanted[0] === id[0] ? Math.abs(Number(wanted[1] ?? 0) - Number(id[1])) : Number.POSITIVE_INFINITY;
  const near = distance <= 3 ? 2 + distance / 4 : Number.POSITIVE_INFINITY;
  const cost = Math.min(slipCost(a, b), near) + (wanted[0] === id[0] ? 0 : 0.75) - (distance === 1 ? 0.25 : 0);
  if (cost === Number.POSITIVE_INFINITY) return inTitle > 0 ? 4 - bonus : cost;
  return cost - bonus;
}

/** What it takes to mistype `b` as `a`: swapped neighbours are likeliest, then a wrong digit, then one too many or few. */
function slipCost(a: string, b: string): number {
  if (isSwap(a, b)) return 0.5;
  const mistakes = editDistance(a, b, 2);
  return mistakes > 2 ? Number.POSITIVE_INFINITY : mistakes + (a.length === b.length ? 0 : 0.5);
}
