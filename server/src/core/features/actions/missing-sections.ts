import { insertSections } from '../../document/sections/insert-sections.ts';
import type { Finding } from '../../rules/rule.ts';
import { type ActionPlace, type Offer, offerEdits } from './offer.ts';

/** Inserts all sections that are missing; each by itself is a fix of its finding. */
export function missingSections(place: ActionPlace): Offer[] {
  const { service, document, span } = place;
  const findings = service.findings(document.uri).filter(isInsertable);
  const kinds = findings.map(({ rule }) => rule.slice(prefix.length)).filter((kind) => service.catalog.sectionKinds.has(kind));
  const edits = () => insertSections(document, service.catalog, kinds);
  const title = `Insert all ${kinds.length} missing sections`;
  if (kinds.length === 0) return [];
  const source = offerEdits(
    place,
    {
      id: 'source-missing-sections',
      title: kinds.length > 1 ? title : 'Insert the missing section',
      kind: 'source.insertMissingSections.annexa',
      findings,
    },
    edits,
  );
  const isHere = findings.some((finding) => finding.span.start <= span.end && span.start <= finding.span.end);
  if (kinds.length < 2 || !isHere) return [source];
  return [offerEdits(place, { id: 'missing-sections', title, kind: 'quickfix', findings }, edits), source];
}

const prefix = 'missing-';

/** A section is wanted of which nothing is there yet. */
function isInsertable({ rule, fixes }: Finding): boolean {
  return rule.startsWith(prefix) && fixes.length > 0;
}
