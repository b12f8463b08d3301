import type { Framework } from '../../catalog/catalog.ts';
import { searchControls } from '../../catalog/search-controls.ts';
import type { Candidate } from './completion-item.ts';

/** What is said of controls that stand in the place already. */
export interface KnownControls {
  /** Ids without their framework. */
  readonly ids: ReadonlySet<string>;
  /** `already claimed here`. */
  readonly note: string;
  /** True if to take one again would be a mistake, so that they come last. */
  readonly sink: boolean;
}

/**
 * The controls of a framework that fit what is typed, as candidates: by id, by the id of the edition before, by words.
 * @param query what is searched for
 */
export function controlCandidates(framework: Framework, query: string, known: KnownControls): Candidate[] {
  const number = query.trim().replace(/^\D*/, '');
  return searchControls(framework, query).map(({ control, replaced }): Candidate => {
    const isKnown = known.ids.has(control.id);
    const notes = [replaced ? `was ${replaced} in 2013` : '', isKnown ? known.note : ''].filter((note) => note !== '');
    return {
      label: control.id,
      kind: 'control',
      detail: notes.length > 0 ? `${control.title} (${notes.join(', ')})` : control.title,
      topic: { about: 'control', id: control.key },
      insert: control.id,
      words: [...(control.keywords ?? []), ...(replaced ? [replaced] : [])],
      // who has typed an id to its end means it, and must not get a longer one instead
      last: isKnown && known.sink && control.id.slice(2) !== number,
    };
  });
}
