import type { IsmsService } from '../service-api.ts';
import type { TextRange } from '../text/text-range.ts';
import { approve } from './actions/approve.ts';
import { claimMention } from './actions/claim-mention.ts';
import { createProcedure } from './actions/create-procedure.ts';
import { expandRange } from './actions/expand-range.ts';
import { giveRequirementId } from './actions/give-requirement-id.ts';
import { markReviewed } from './actions/mark-reviewed.ts';
import { missingSections } from './actions/missing-sections.ts';
import { moveDocumentControl } from './actions/move-document-control.ts';
import { namePolicy } from './actions/name-policy.ts';
import type { ActionPlace, Offer, OfferKind } from './actions/offer.ts';
import { raiseVersion } from './actions/raise-version.ts';
import { sortClaims } from './actions/sort-claims.ts';
import { wantsKind } from './code-actions.ts';

/** Makes offers for a place, with the kinds they may have. */
const makers: readonly { readonly kinds: readonly OfferKind[]; readonly make: (place: ActionPlace) => Offer[] }[] = [
  { kinds: ['quickfix', 'source.insertMissingSections.annexa'], make: missingSections },
  { kinds: ['refactor'], make: claimMention },
  { kinds: ['refactor.rewrite'], make: expandRange },
  { kinds: ['refactor.rewrite', 'source.sortClaims.annexa'], make: sortClaims },
  { kinds: ['quickfix', 'refactor'], make: markReviewed },
  { kinds: ['quickfix', 'refactor'], make: approve },
  { kinds: ['refactor'], make: raiseVersion },
  { kinds: ['refactor.rewrite'], make: moveDocumentControl },
  { kinds: ['quickfix', 'refactor'], make: createProcedure },
  { kinds: ['quickfix', 'refactor'], make: namePolicy },
  { kinds: ['quickfix', 'refactor'], make: giveRequirementId },
];

/**
 * What can be done at a place of an open document beyond mending a finding. What an offer changes is worked out when it
 * is chosen.
 * @param span UTF-16 offsets of what is selected
 * @param only kinds the client asks for, prefixes included; all by default
 */
export function offersAt(service: IsmsService, uri: string, span: TextRange, only?: readonly string[]): Offer[] {
  const document = service.document(uri);
  const text = service.openText(uri)?.text;
  if (!document?.classification.isDocument || document.format !== 'markdown' || text === undefined) return [];
  const place: ActionPlace = { service, document, text, span };
  return makers
    .filter(({ kinds }) => kinds.some((kind) => wantsKind(kind, only)))
    .flatMap(({ make }) => make(place))
    .filter(({ kind }) => wantsKind(kind, only));
}
