import { type Catalog, controlIdOf, controlKey } from './catalog.ts';

/** Frameworks that share the `A.n.m` grammar of ISO/IEC 27001 Annex A. */
export const currentEdition = 'iso27001-2022';
export const formerEdition = 'iso27001-2013';

/** What an id turned out to be, see `ReferenceStatus` of the document facts. */
export interface IdVerdict {
  readonly status: 'current' | 'sub-item' | 'legacy' | 'unknown';
  /** Canonical ids of current controls: the control itself, or the successors of a legacy id. */
  readonly controls: readonly string[];
}

/**
 * Decides what an Annex A id is: **by the lists**, not by its shape. Three levels under A.9–A.18 are of 2013; under
 * A.5–A.8 they are the organisation's own sub-number of a 2022 control unless the document declares 2013.
 * @param id canonical, `A.5.15`, `A.9.2.3`
 * @param declares2013 the document declares the 2013 edition
 */
export function judgeId(catalog: Catalog, id: string, declares2013: boolean): IdVerdict {
  let verdicts = known.get(catalog);
  if (!verdicts) {
    verdicts = { former: new Map(), current: new Map() };
    known.set(catalog, verdicts);
  }
  const kept = declares2013 ? verdicts.former : verdicts.current;
  let verdict = kept.get(id);
  if (!verdict) {
    verdict = judge(catalog, id, declares2013);
    kept.set(id, verdict);
  }
  return verdict;
}

/** Verdicts that were asked for before: a workspace names the same few hundred ids over and over. */
const known = new WeakMap<Catalog, { readonly former: Map<string, IdVerdict>; readonly current: Map<string, IdVerdict> }>();

function judge(catalog: Catalog, id: string, declares2013: boolean): IdVerdict {
  const levels = id.split('.');
  const domain = Number(levels[1]);
  const current = catalog.frameworks.get(currentEdition);
  if (levels.length === 3) {
    if (current?.controls.has(id) && !(declares2013 && isFormerObjective(catalog, id))) return { status: 'current', controls: [id] };
    if (isFormerObjective(catalog, id) && (declares2013 || domain > 8))
      return { status: 'legacy', controls: successorsOfObjective(catalog, id) };
    return { status: 'unknown', controls: [] };
  }
  const former = catalog.control(formerEdition, id);
  if (former && (declares2013 || domain > 8)) return { status: 'legacy', controls: catalog.successors(former.key).map(controlIdOf) };
  const parent = levels.slice(0, 3).join('.');
  if (current?.controls.has(parent)) return { status: 'sub-item', controls: [parent] };
  return { status: 'unknown', controls: [] };
}

function isFormerObjective(catalog: Catalog, id: string): boolean {
  return catalog.frameworks.get(formerEdition)?.objectives?.some((objective) => objective.id === id) ?? false;
}

function successorsOfObjective(catalog: Catalog, objective: string): string[] {
  const found = new Set<string>();
  for (const control of catalog.frameworks.get(formerEdition)?.controls.keys() ?? [])
    if (control.startsWith(`${objective}.`))
      for (const key of catalog.successors(controlKey(formerEdition, control))) found.add(controlIdOf(key));
  return [...found];
}

/** All current controls from one id to another of the same theme, in order; null if the pair is no range. */
export function expandRange(catalog: Catalog, from: string, to: string): string[] | null {
  const ids = [...(catalog.frameworks.get(currentEdition)?.controls.keys() ?? [])];
  const start = ids.indexOf(from);
  const end = ids.indexOf(to);
  const sameTheme = from.slice(0, from.lastIndexOf('.')) === to.slice(0, to.lastIndexOf('.'));
  return start >= 0 && end > start && sameTheme ? ids.slice(start, end + 1) : null;
}

const frameworkAliases: readonly (readonly [RegExp, string])[] = [
  [/^iso(?:[ /_-]*iec)?[ _-]*27001(?:[ :_-]*2022)?(?:[ _-]*annex[ _-]*a)?$/i, currentEdition],
  [/^(?:iso(?:[ /_-]*iec)?[ _-]*)?27002(?:[ :_-]*2022)?$/i, currentEdition],
  [/^annex[ _-]*a$/i, currentEdition],
  [/^iso(?:[ /_-]*iec)?[ _-]*2700[12][ :_-]*2013$/i, formerEdition],
];

/** The framework id that a name in front matter means (`ISO 27001:2022`, `iso27001`), null if it is none of ours. */
export function frameworkByName(catalog: Catalog, name: string): string | null {
  const bare = name.trim();
  const lower = bare.toLowerCase();
  if (catalog.frameworks.has(lower)) return lower;
  return frameworkAliases.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
}
