import type { PolicyDocument } from '../document/policy-document.ts';
import type { IsmsService } from '../service-api.ts';
import type { CodeLens, LensText } from './code-lens.ts';
import { distinctPlaces, placeIn } from './place.ts';
import { carrierPlaces } from './requirement-at.ts';

/** Over each requirement with an id: who carries it out. */
export function requirementLenses(service: IsmsService, document: PolicyDocument): CodeLens[] {
  return document.requirements.flatMap(({ id, range }): CodeLens[] => {
    if (id === null) return [];
    const places = carrierPlaces(service, document, id);
    const title =
      places.length === 0 ? 'Carried out by nobody' : `Carried out by ${places.length === 1 ? '1 document' : `${places.length} documents`}`;
    return [{ range: placeIn(document, range).range, text: { title, places }, claims: null }];
  });
}

/** Over the title, where the document gives ids: how many requirements there are, and how many are carried out. */
export function requirementsLens(service: IsmsService, document: PolicyDocument): LensText | null {
  const named = document.requirements.flatMap(({ id }) => id ?? []);
  if (named.length === 0) return null;
  const places = named.map((id) => carrierPlaces(service, document, id));
  const carried = places.filter((each) => each.length > 0).length;
  const all = document.requirements.length;
  return {
    title: `${all === 1 ? '1 requirement' : `${all} requirements`}, ${named.length} with an id, ${carried} carried out`,
    places: distinctPlaces(places.flat()),
  };
}
