import type { Catalog } from '../../catalog/catalog.ts';
import { comparable } from '../../text/comparable.ts';
import { type Person, peopleIn } from '../people/people.ts';
import { isRegister } from '../registers/is-register.ts';
import { type TranslationContext, translatedRegisters } from '../translations/translated-registers.ts';
import type { WorkspaceFacts } from '../workspace-facts.ts';
import { documentDuties } from './document-duties.ts';
import type { Duty, OwnerDuties } from './duty.ts';
import { registerDuties, registerKindsWithDuties } from './register-duties.ts';

/** What duties are gathered from. */
export interface DutiesInput extends WorkspaceFacts, TranslationContext {
  readonly index: WorkspaceFacts['index'];
  readonly catalog: Catalog;
  /** ISO date. */
  readonly asOf: string;
}

/**
 * What everybody has to do, by owner: those with overdue duties first, then by name, duties of nobody last. Whoever is
 * named in two ways that the people register knows to be one, by name and by role, is one owner; a duty of several is
 * with each.
 */
export function dutiesByOwner(input: DutiesInput): OwnerDuties[] {
  const owners = new Map<string, { readonly owner: string | null; readonly person: Person | null; readonly duties: Duty[] }>();
  const give = (key: string, owner: string | null, person: Person | null, duty: Duty): void => {
    const there = owners.get(key);
    if (there) there.duties.push(duty);
    else owners.set(key, { owner, person, duties: [duty] });
  };
  const known = peopleIn(input.index);
  for (const duty of allDuties(input)) {
    const { people, departments, unknown } = known.meant(duty.owner);
    for (const person of people) give(`person ${comparable(person.label)}`, person.label, person, duty);
    for (const department of departments) give(`department ${comparable(department)}`, department, null, duty);
    if (people.length + departments.length > 0) continue;
    const name = unknown.length > 1 ? duty.owner : (unknown[0] ?? '');
    if (name === '') give('', null, null, duty);
    else give(`unknown ${comparable(name)}`, name, null, duty);
  }
  return [...owners.values()]
    .map(({ owner, person, duties }): OwnerDuties => {
      const isDepartment = owner !== null && person === null && known.meant(owner).departments.length > 0;
      return {
        owner,
        roles: person?.roles.filter((role) => role !== owner) ?? [],
        department: person?.department ?? (isDepartment ? owner : null),
        duties: duties.sort(byUrgency),
        overdue: duties.filter((duty) => isOverdue(duty, input.asOf)).length,
      };
    })
    .sort(byOwner);
}

/** True if a duty should have been done before the as-of date. */
export function isOverdue({ due }: Duty, asOf: string): boolean {
  return due !== null && due < asOf;
}

function* allDuties(input: DutiesInput): Generator<Duty> {
  const documents = input.documents();
  const copies = new Map(
    registerKindsWithDuties.map((kind) => {
      const holders = documents.filter(({ registers }) => registers.some((register) => register.kind === kind));
      return [kind, translatedRegisters(holders, kind, input)] as const;
    }),
  );
  // a plan may repeat the rows of a register to the letter: the register tells
  const told = new Set<string>();
  for (const document of [...documents.filter(isRegister), ...documents.filter((each) => !isRegister(each))]) {
    if (document.classification.type === 'template') continue;
    yield* documentDuties(document);
    for (const register of document.registers)
      if (!copies.get(register.kind)?.has(document))
        for (const duty of registerDuties(document, register, input.catalog)) {
          const key = [duty.kind, duty.subject, duty.owner, duty.due].join('\0').toLowerCase();
          if (!told.has(key) || isRegister(document)) yield duty;
          told.add(key);
        }
  }
}

/** By date, those without one last; then by what they are about. */
function byUrgency(a: Duty, b: Duty): number {
  const [first, second] = [a.due ?? '9999', b.due ?? '9999'];
  if (first !== second) return first < second ? -1 : 1;
  return a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0;
}

/** Those with overdue duties first, then by name, nobody last. */
export function byOwner(a: Pick<OwnerDuties, 'owner' | 'overdue'>, b: Pick<OwnerDuties, 'owner' | 'overdue'>): number {
  if ((a.owner === null) !== (b.owner === null)) return a.owner === null ? 1 : -1;
  if (a.overdue > 0 !== b.overdue > 0) return a.overdue > 0 ? -1 : 1;
  const [first, second] = [comparable(a.owner ?? ''), comparable(b.owner ?? '')];
  return first < second ? -1 : first > second ? 1 : 0;
}
