import type { Framework } from '../../catalog/catalog.ts';
import { currentEdition, frameworkByName } from '../../catalog/control-ids.ts';
import { rangeTouches } from '../../text/text-range.ts';
import type { CompletionRequest, CompletionSource } from './completion-item.ts';
import { controlCandidates } from './control-candidates.ts';

/** Offers the controls of the framework in claims: by id, by the id of the edition before, by words. */
export const controlSource: CompletionSource = (request) => {
  const framework = claimedFramework(request);
  if (!framework) return null;
  const known = { ids: claimedElsewhere(request), note: 'already claimed here', sink: true };
  return controlCandidates(framework, request.typed, known);
};

/** The framework whose controls are claimed at the place, undefined if no control is expected there. */
function claimedFramework({ service, uri, key, context }: CompletionRequest): Framework | undefined {
  const { catalog } = service;
  const [, name, field] = context.path;
  if (context.place === 'key') return undefined;
  if (key === 'controls') {
    const isId = context.path.length === 1 || (context.place === 'value' && context.path.length === 2 && name === 'ref');
    return isId ? catalog.frameworks.get(service.configFor(uri).frameworks[0] ?? currentEdition) : undefined;
  }
  if (key !== 'satisfies' || name === undefined) return undefined;
  const isId = context.path.length === 2 || (context.place === 'value' && context.path.length === 3 && field === 'ref');
  const id = isId ? frameworkByName(catalog, name) : null;
  return id === null ? undefined : catalog.frameworks.get(id);
}

/** Controls that the document claims at other places than the cursor's. */
function claimedElsewhere({ document, offset }: CompletionRequest): ReadonlySet<string> {
  const claimed = new Set<string>();
  for (const reference of document?.references ?? [])
    if (reference.kind === 'claim' && !rangeTouches(reference.itemRange, offset))
      for (const control of reference.controls) claimed.add(control);
  return claimed;
}
