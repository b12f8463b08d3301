import type { Catalog } from '../../catalog/catalog.ts';
import { controlKey } from '../../catalog/catalog.ts';
import { currentEdition } from '../../catalog/control-ids.ts';
import type { ResolvedConfig } from '../../config/resolved-config.ts';
import { metadataText } from '../../document/metadata/metadata.ts';
import { claimStatus } from '../compute-coverage.ts';
import type { CoverageReferenceStatus } from '../coverage.ts';
import type { IndexView, PlacedReference } from '../index-view.ts';
import { statesItsEnd } from '../life-cycle.ts';
import { type Asked, TrackedView } from '../tracked-view.ts';

/** What a claim is judged by. */
export interface ClaimContext {
  readonly catalog: Catalog;
  readonly index: IndexView;
  readonly config: ResolvedConfig;
  /** ISO date. */
  readonly asOf: string;
}

/** A claim of a control by a document that counts, with what it is worth. */
export interface Claimant extends PlacedReference {
  readonly status: CoverageReferenceStatus;
}

/** Several rules ask for each control of a statement; a view is made anew for each check, so its answers hold. */
const remembered = new WeakMap<TrackedView, Map<string, Answer>>();

/** The claimants of a control, and what the index was asked for them. */
interface Answer {
  readonly claimants: readonly Claimant[];
  readonly asked: Asked;
}

/** The claims of a control by documents that were not withdrawn, in order of URI. @param control id of the current edition */
export function claimantsOf(control: string, context: ClaimContext): readonly Claimant[] {
  const { index } = context;
  if (!(index instanceof TrackedView)) return findClaimants(control, context);
  const answers = remembered.get(index) ?? new Map<string, Answer>();
  remembered.set(index, answers);
  const known = answers.get(control);
  if (known) {
    for (const question of known.asked.keys()) index.note(question);
    return known.claimants;
  }
  const view = new TrackedView(index);
  const claimants = findClaimants(control, { ...context, index: view });
  answers.set(control, { claimants, asked: view.asked });
  return claimants;
}

function findClaimants(control: string, { catalog, index, config, asOf }: ClaimContext): Claimant[] {
  const found: Claimant[] = [];
  for (const claim of index.claimsOf(controlKey(currentEdition, control))) {
    if (statesItsEnd(claim.document)) continue;
    const status = claimStatus(claim.document, claim.reference, { catalog, index, asOf, configFor: () => config });
    if (status) found.push({ ...claim, status });
  }
  return found;
}

/** Ids of the documents that claim any of some controls, each once, in order of the ids; those without an id have none to give. */
export function claimingIds(controls: readonly string[], context: ClaimContext): string[] {
  const ids = new Set<string>();
  for (const control of controls)
    for (const { document } of claimantsOf(control, context)) {
      const id = metadataText(document.metadata, 'id');
      if (id !== undefined) ids.add(id);
    }
  return [...ids].sort();
}
