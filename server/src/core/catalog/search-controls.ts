import Fuse, { type IFuseOptions } from 'fuse.js';
import type { Control, Framework } from './catalog.ts';

/** A control that a search found. */
export interface ControlMatch {
  readonly control: Control;
  /** The id of the earlier edition that led to it (`A.9.1.1`), null if it was found by its own id or words. */
  readonly replaced: string | null;
}

/** What may stand before the number of an Annex A control. */
const annexLead = /^(?:annex\s*)?a?[\s.]*/i;

const options: IFuseOptions<Control> = {
  keys: [
    { name: 'title', weight: 3 },
    { name: 'keywords', weight: 2 },
  ],
  useTokenSearch: true,
  tokenMatch: 'all',
  ignoreDiacritics: true,
  threshold: 0.3,
};

/** One search index per framework, made at the first question and kept as long as the catalogue is. */
const indexes = new WeakMap<Framework, Fuse<Control>>();

/**
 * Finds controls by what an author types: the beginning of an id (`A.5.1`, `a5.1`, `5.1`, exact), the beginning of an id
 * of the edition before, or words of title and keywords (fuzzy).
 * @param query trimmed or not; empty finds all
 * @returns catalogue order for ids, best match first for words
 */
export function searchControls(framework: Framework, query: string): readonly ControlMatch[] {
  const typed = query.trim();
  const number = typed.replace(annexLead, '');
  if (number === '') return [...framework.controls.values()].map(found);
  const isId = /^[\d.]+$/.test(number);
  const byIds = byId(framework, isId ? `A.${number}` : typed.toUpperCase());
  if (isId || byIds.length > 0) return byIds;
  let fuse = indexes.get(framework);
  if (!fuse) {
    fuse = new Fuse([...framework.controls.values()], options);
    indexes.set(framework, fuse);
  }
  return fuse.search(typed).map((result) => found(result.item));
}

function byId(framework: Framework, prefix: string): readonly ControlMatch[] {
  const controls = [...framework.controls.values()];
  const own = controls.filter((control) => control.id.startsWith(prefix));
  if (own.length > 0) return own.map(found);
  return controls.flatMap((control) => {
    const replaced = control.replaces?.find((id) => id.startsWith(prefix));
    return replaced === undefined ? [] : [{ control, replaced }];
  });
}

function found(control: Control): ControlMatch {
  return { control, replaced: null };
}
