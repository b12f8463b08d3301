import { claimEdit } from '../claim-control.ts';
import { referenceAt } from '../reference-at.ts';
import { type ActionPlace, findingsAt, type Offer, offerEdits } from './offer.ts';

/** Turns the control id at the cursor, named in the text, into one that the document claims. */
export function claimMention(place: ActionPlace): Offer[] {
  const { service, document, text, span } = place;
  const type = service.catalog.documentTypes.get(document.classification.type ?? '');
  if (!type || type.coverage === false || type.level === 'record') return [];
  const at = referenceAt(service.catalog, document, span.start);
  const [control, ...more] = at?.controls ?? [];
  if (at?.reference.kind !== 'mention' || !control || more.length > 0) return [];
  // the fix of this finding does it
  if (findingsAt(place, 'control-undeclared').some((finding) => finding.fixes.length > 0)) return [];
  const edit = claimEdit(service, document, text, control.key);
  if (!edit) return [];
  return [
    offerEdits(place, { id: 'claim', title: `Claim \`${control.id}\` (${control.title}) in this document`, kind: 'refactor' }, () => [
      edit,
    ]),
  ];
}
