import { metadataText } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { carriesOut, laysDown, namedUnder } from '../../isms/hierarchy.ts';
import { uriKey } from '../../text/uri.ts';
import { addReference } from '../front-matter/add-reference.ts';
import { inlineCode } from '../markdown-text.ts';
import { type ActionPlace, findingsAt, isAtDocumentControl, type Offer, offerEdits } from './offer.ts';

/** More policies than these are no suggestion. */
const most = 3;

/** Adds `implements` with the policies that a procedure or standard links to, or that claim the same controls. */
export function namePolicy(place: ActionPlace): Offer[] {
  const { service, document, text } = place;
  const findings = findingsAt(place, 'procedure-without-policy');
  if (!carriesOut(document) || (findings.length === 0 && !isAtDocumentControl(place))) return [];
  const named = namedUnder(service.index, document, 'implements').map((each) => each.document);
  if (named.length > 0) return [];
  return policiesFor(place).flatMap((policy): Offer[] => {
    const id = metadataText(policy.metadata, 'id');
    if (id === undefined) return [];
    const title = `Name ${inlineCode(id)} as the policy this document carries out`;
    const kind = findings.length > 0 ? 'quickfix' : 'refactor';
    return [
      offerEdits(place, { id: `name-policy-${id}`, title, kind, findings }, () => {
        const edit = addReference(document, text, 'implements', id);
        return edit && [edit];
      }),
    ];
  });
}

/** Policies that are linked, about the same topic or claim the same controls, those with most in common first. */
function policiesFor({ service, document }: ActionPlace): PolicyDocument[] {
  const linked = new Set(document.links.map(({ uri }) => uriKey(uri)));
  const claims = ({ references }: PolicyDocument): string[] => references.flatMap((each) => (each.kind === 'claim' ? each.controls : []));
  const own = new Set(claims(document));
  return service
    .documents()
    .filter((each) => laysDown(each) && each.uri !== document.uri)
    .map((policy) => {
      const shared = new Set(claims(policy).filter((control) => own.has(control))).size;
      const isTopic = policy.topic !== null && policy.topic.id === document.topic?.id;
      return { policy, points: shared + (linked.has(uriKey(policy.uri)) ? 3 : 0) + (isTopic ? 3 : 0) };
    })
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .slice(0, most)
    .map(({ policy }) => policy);
}
