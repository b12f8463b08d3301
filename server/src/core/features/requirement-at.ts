import type { PolicyDocument, Requirement } from '../document/policy-document.ts';
import { carriersOf, type RequirementUse, requirementsMeant, requirementUses } from '../isms/requirement-uses.ts';
import type { IsmsService } from '../service-api.ts';
import { rangeTouches } from '../text/text-range.ts';
import { type Place, placeIn } from './place.ts';

/** The requirement whose id is at an offset. */
export function requirementAt({ requirements }: PolicyDocument, offset: number): (Requirement & { readonly id: string }) | undefined {
  for (const requirement of requirements) {
    const { id, idRange } = requirement;
    if (id !== null && idRange !== null && rangeTouches(idRange, offset)) return { ...requirement, id };
  }
  return undefined;
}

/** What at an offset says that a requirement is carried out. */
export function requirementUseAt(document: PolicyDocument, offset: number): RequirementUse | undefined {
  return requirementUses(document).find(({ range }) => rangeTouches(range, offset));
}

/** The requirements that a use means, as places of their ids. */
export function requirementPlaces({ index }: IsmsService, use: RequirementUse): Place[] {
  return requirementsMeant(index, use).map(({ document, requirement }) => placeIn(document, requirement.idRange ?? requirement.range));
}

/** Where other documents say that they carry out a requirement. */
export function carrierPlaces({ index }: IsmsService, document: PolicyDocument, id: string): Place[] {
  return carriersOf(index, document, id).map((carrier) => placeIn(carrier.document, carrier.use.range));
}
