import type {
  FrontMatterEntry,
  FrontMatterList,
  FrontMatterMap,
  FrontMatterScalar,
  FrontMatterValue,
} from '../../document/front-matter/front-matter-value.ts';
import type { Reference } from '../../document/policy-document.ts';
import type { TextRange } from '../../text/text-range.ts';

/**
 * What holds claims in front matter, and where a further one goes: the items of a list (`[A.5.1]`, `- ref: A.5.1`), the
 * keys of a map (`A.5.1: Policies`), or one text (`A.5.1, A.5.2`).
 */
export type ClaimContainer =
  | { readonly kind: 'list'; readonly value: FrontMatterList }
  | { readonly kind: 'map'; readonly value: FrontMatterMap }
  | { readonly kind: 'text'; readonly value: FrontMatterScalar; readonly inFlow: boolean };

/** Keys under which the long form of a claim has its id. */
const idKeys: ReadonlySet<string> = new Set(['ref', 'id', 'control', 'control_id']);

/** The innermost container of a claim; undefined if it stands outside the front matter. */
export function containerOf(entries: readonly FrontMatterEntry[], { range }: Pick<Reference, 'range'>): ClaimContainer | undefined {
  const entry = entries.find(({ value }) => holds(value.range, range));
  return entry && inValue(entry.value, range, false);
}

function inValue(value: FrontMatterValue, range: TextRange, inFlow: boolean): ClaimContainer | undefined {
  if (value.kind === 'scalar') return { kind: 'text', value, inFlow };
  const isFlow = inFlow || value.flow;
  if (value.kind === 'map') return inMap(value, range, isFlow);
  const item = value.items.find((each) => holds(each.range, range));
  if (!item) return undefined;
  if (item.kind === 'scalar' || (item.kind === 'map' && hasId(item, range))) return { kind: 'list', value };
  return inValue(item, range, isFlow);
}

function inMap(map: FrontMatterMap, range: TextRange, inFlow: boolean): ClaimContainer | undefined {
  if (map.entries.some(({ keyRange }) => holds(keyRange, range))) return { kind: 'map', value: map };
  const entry = map.entries.find(({ value }) => holds(value.range, range));
  return entry && inValue(entry.value, range, inFlow);
}

function hasId(map: FrontMatterMap, range: TextRange): boolean {
  return map.entries.some(({ key, value }) => idKeys.has(key.toLowerCase()) && value.kind === 'scalar' && holds(value.range, range));
}

/** The key under which a map of the long form has its id: `ref` of `{ ref: A.5.1, extent: partial }`. */
export function idKeyOf(map: FrontMatterMap): string | undefined {
  return map.entries.find(({ key }) => idKeys.has(key.toLowerCase()))?.key;
}

function holds(outer: TextRange, inner: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
