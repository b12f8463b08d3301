import type { Catalog } from '../../catalog/catalog.ts';
import { currentEdition } from '../../catalog/control-ids.ts';
import type { IndexView } from '../index-view.ts';
import { statementsIn } from './statements.ts';

/** Controls of the current edition that no statement of the workspace decides about, in catalogue order. */
export function missingControls({ catalog, index }: { readonly catalog: Catalog; readonly index: IndexView }): string[] {
  const decided = new Set<string>();
  for (const { document } of index.registersOf('soa'))
    if (statementsIn(document).length > 0) for (const { control } of document.applicability) decided.add(control);
  return [...(catalog.frameworks.get(currentEdition)?.controls.keys() ?? [])].filter((id) => !decided.has(id));
}
