import type { Control, Framework } from '../../catalog/catalog.ts';
import { currentEdition, frameworkByName } from '../../catalog/control-ids.ts';
import { searchControls } from '../../catalog/search-controls.ts';
import { rangeTouches } from '../../text/text-range.ts';
import { controlFacts, themeOf } from '../control-facts.ts';
import type { Candidate, CompletionRequest, CompletionSource } from './completion-item.ts';

/** Offers the controls of the framework in claims: by id, by the id of the edition before, by words. */
export const controlSource: CompletionSource = (request) => {
  const framework = claimedFramework(request);
  if (!framework) return null;
  const claimed = claimedElsewhere(request);
  const candidates = searchControls(framework, request.typed).map(({ control, replaced }): Candidate => {
    const isClaimed = claimed.has(control.id);
    const notes = [replaced ? `was ${replaced} in 2013` : '', isClaimed ? 'already claimed here' : ''].filter((note) => note !== '');
    return {
      label: control.id,
      kind: 'control',
      detail: notes.length > 0 ? `${control.title} (${notes.join(', ')})` : control.title,
      documentation: documentationOf(framework, control),
      insert: control.id,
      words: [...(control.keywords ?? []), ...(replaced ? [replaced] : []), ...typedWords(control, request.typed)],
      last: isClaimed,
    };
  });
  return candidates;
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

/** A client that matches letter by letter must not drop what was found in spite of a typing error. */
function typedWords(control: Control, typed: string): string[] {
  const text = `${control.id} ${control.title} ${(control.keywords ?? []).join(' ')}`.toLowerCase();
  return typed === '' || text.includes(typed.trim().toLowerCase()) ? [] : [typed.trim()];
}

/** Controls that the document claims at other places than the cursor's. */
function claimedElsewhere({ document, offset }: CompletionRequest): ReadonlySet<string> {
  const claimed = new Set<string>();
  for (const reference of document?.references ?? [])
    if (reference.kind === 'claim' && !rangeTouches(reference.itemRange, offset))
      for (const control of reference.controls) claimed.add(control);
  return claimed;
}

function documentationOf(framework: Framework, control: Control): string {
  const lines = [control.summary ?? '', `*${framework.shortTitle} · ${themeOf(framework, control)}*`, controlFacts(framework, control)];
  return lines.filter((line) => line !== '').join('\n\n');
}
