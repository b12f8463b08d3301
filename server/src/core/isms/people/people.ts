import type { PolicyDocument } from '../../document/policy-document.ts';
import { cellOf, isReadWhole, type Register, type RegisterRow } from '../../document/registers/register.ts';
import { comparable } from '../../text/comparable.ts';
import type { IndexView } from '../index-view.ts';
import { dateIn } from '../registers/cell-values.ts';

/** Somebody who may own and approve: a person with roles, or a role that nobody is named for. */
export interface Person {
  /** How lists show them: the name, or the role where there is no name. */
  readonly label: string;
  readonly roles: readonly string[];
  /** Null where the file does not say. */
  readonly department: string | null;
  readonly deputy: string | null;
  /** ISO date of the last day, null for those who stay. */
  readonly until: string | null;
  readonly document: PolicyDocument;
  readonly row: RegisterRow;
}

/** Who is who in the ISMS, by the people registers of the workspace. */
export class People {
  readonly #lists: readonly PeopleList[];

  constructor(lists: readonly PeopleList[]) {
    this.#lists = lists;
  }

  /** False where there is no people register: then nobody is unknown. */
  get areKnown(): boolean {
    return this.#lists.some(({ people }) => people.length > 0);
  }

  /** True if nobody is missing because a line could not be read: only then is somebody unknown. */
  get areAll(): boolean {
    return this.areKnown && this.#lists.every(({ isWhole }) => isWhole);
  }

  /** Everybody, in order of the registers. */
  all(): Person[] {
    return this.#lists.flatMap(({ people }) => people);
  }

  /** Names and roles by which documents may name somebody, as written. */
  names(): string[] {
    return [...new Set(this.all().flatMap(({ label, roles }) => [label, ...roles]))];
  }

  /**
   * Who is meant by an owner or approver as documents state it: a name, a role, an alias, several of them
   * (`Jane Doe, Head of IT`), a name with its role (`Jane Doe – CISO`).
   */
  meant(text: string): Naming {
    const whole = this.#find(text);
    if (whole) return whole;
    const people = new Set<Person>();
    const departments = new Set<string>();
    const unknown: string[] = [];
    for (const part of text.split(joints).map((each) => each.trim())) {
      if (comparable(part) === '') continue;
      const found = this.#find(part);
      for (const person of found?.people ?? []) people.add(person);
      for (const department of found?.departments ?? []) departments.add(department);
      if (!found) unknown.push(part);
    }
    return { people: [...people], departments: [...departments], unknown };
  }

  #find(text: string): Naming | undefined {
    const key = comparable(text);
    for (const { byName, departments } of this.#lists) {
      const people = byName.get(key);
      if (people) return { people, departments: [], unknown: [] };
      const department = departments.get(key);
      if (department !== undefined) return { people: [], departments: [department], unknown: [] };
    }
    return undefined;
  }
}

/** What stands between several names, or between a name and its role. */
const joints = /[,;/&|]|\s[–—-]\s|\s(?:and|und|et|y|e)\s/;

/** Who a text names. */
export interface Naming {
  readonly people: readonly Person[];
  /** Departments that are named instead of somebody, as the register writes them. */
  readonly departments: readonly string[];
  /** Parts that name nobody who is known, as written. */
  readonly unknown: readonly string[];
}

interface PeopleList {
  readonly people: readonly Person[];
  readonly isWhole: boolean;
  /** Comparable name, alias, role or address → who is meant; a role may be held by several. */
  readonly byName: ReadonlyMap<string, readonly Person[]>;
  /** Comparable → as written. */
  readonly departments: ReadonlyMap<string, string>;
}

/** The people of a workspace. Asks the index for the people registers. */
export function peopleIn(index: IndexView): People {
  return new People(index.registersOf('people').map(({ document, register }) => listOf(document, register)));
}

const lists = new WeakMap<Register, PeopleList>();

function listOf(document: PolicyDocument, register: Register): PeopleList {
  const known = lists.get(register);
  if (known) return known;
  const people = register.rows.flatMap((row) => personOf(document, row) ?? []);
  const byName = new Map<string, Person[]>();
  for (const person of people)
    for (const name of namesOf(person)) {
      const key = comparable(name);
      const there = byName.get(key);
      if (!there) byName.set(key, [person]);
      else if (!there.includes(person)) there.push(person);
    }
  byName.delete('');
  const departments = new Map(people.flatMap(({ department }) => (department ? [[comparable(department), department] as const] : [])));
  const list = { people, isWhole: isReadWhole(document), byName, departments };
  lists.set(register, list);
  return list;
}

function personOf(document: PolicyDocument, row: RegisterRow): Person | null {
  const roles = partsOf(row, 'roles');
  const label = cellOf(row, 'name') || roles[0];
  if (!label) return null;
  return {
    label,
    roles,
    department: cellOf(row, 'department') || null,
    deputy: cellOf(row, 'deputy') || null,
    until: dateIn(row, 'until'),
    document,
    row,
  };
}

function namesOf({ label, roles, row }: Person): string[] {
  const email = cellOf(row, 'email');
  return [label, ...roles, ...partsOf(row, 'aliases'), email];
}

/** The parts of a cell that holds several: items of a YAML list, else what commas part. */
function partsOf(row: RegisterRow, column: string): string[] {
  const cell = row.cells[column];
  if (!cell) return [];
  const parts = cell.items.length > 0 ? cell.items.map(({ text }) => text) : cell.text.split(/[,;]/);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
