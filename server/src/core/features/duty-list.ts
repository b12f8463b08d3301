import { dutiesByOwner, isOverdue } from '../isms/duties/duties-by-owner.ts';
import { type Duty, type DutyKind, dutyWords } from '../isms/duties/duty.ts';
import type { IsmsService } from '../service-api.ts';
import { daysBetween } from '../text/iso-date.ts';
import { type Place, placeIn } from './place.ts';

/** What everybody has to do, as plain data: owners with overdue duties first, the duties of nobody last. */
export interface DutyList {
  /** ISO date on which it was judged. */
  readonly asOf: string;
  /** False if some file could not be read: there may be more to do. */
  readonly complete: boolean;
  readonly owners: readonly DutyOwner[];
}

/** Somebody with duties; null for those that are nobody's. */
export interface DutyOwner {
  readonly owner: string | null;
  readonly roles: readonly string[];
  readonly department: string | null;
  readonly overdue: number;
  /** The most urgent first. */
  readonly duties: readonly DutyFacts[];
}

/** One duty, at the place that says when. */
export interface DutyFacts extends Place {
  readonly kind: DutyKind;
  /** `Review POL-003 Access control policy` */
  readonly title: string;
  /** ISO date, null if none is set. */
  readonly due: string | null;
  /** Days since it should have been done, 0 if it is not overdue. */
  readonly overdueDays: number;
}

/** The duties of the workspace. @param isActive whether the editor says anything about a file */
export function dutyList(service: IsmsService, isActive: (uri: string) => boolean): DutyList {
  const documents = () => service.documents().filter(({ uri }) => isActive(uri));
  const { asOf, complete, catalog, index } = service;
  return {
    asOf,
    complete,
    owners: dutiesByOwner({ asOf, catalog, index, documents, configFor: (uri) => service.configFor(uri) }).map(({ duties, ...owner }) => ({
      ...owner,
      duties: duties.map((duty) => factsOf(duty, asOf)),
    })),
  };
}

function factsOf(duty: Duty, asOf: string): DutyFacts {
  const { kind, subject, due, document, range } = duty;
  return {
    ...placeIn(document, range),
    kind,
    title: `${dutyWords[kind]} ${subject}`,
    due,
    overdueDays: isOverdue(duty, asOf) ? daysBetween(due as string, asOf) : 0,
  };
}
