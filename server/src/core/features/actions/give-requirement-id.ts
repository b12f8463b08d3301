import { nextRequirementId } from '../../document/structure/next-requirement-id.ts';
import { insertion } from '../../text/text-edit.ts';
import { type ActionPlace, findingsAt, type Offer, offerEdits } from './offer.ts';

/** Gives the binding sentence at the cursor the next free id, behind it and as a comment, which no reader sees. */
export function giveRequirementId(place: ActionPlace): Offer[] {
  const { document, span } = place;
  const requirement = document.requirements.find(({ id, range }) => id === null && range.start <= span.start && span.start <= range.end);
  if (!requirement) return [];
  const id = nextRequirementId(document.requirements);
  const findings = findingsAt(place, 'requirement-untraced');
  const kind = findings.length > 0 ? 'quickfix' : 'refactor';
  return [
    offerEdits(place, { id: 'give-requirement-id', title: `Give this requirement the id \`${id}\``, kind, findings }, () => [
      insertion(requirement.range.end, ` <!-- req: ${id} -->`),
    ]),
  ];
}
