import type { PolicyDocument, Reference } from '../../document/policy-document.ts';
import type { Register, RegisterRow } from '../../document/registers/register.ts';

/** A row of a register with what the index finds it by. */
export interface RegisterEntry {
  readonly register: Register;
  readonly row: RegisterRow;
  /** As written, empty if the row has none. */
  readonly id: string;
  /** What its column of controls names, in order; foreign and unknown ids too. */
  readonly references: readonly Reference[];
  /** Canonical ids of the controls named, each once. */
  readonly controls: readonly string[];
}

/** The entries of one kind in one document, also by id and by control. */
export interface RegisterEntries {
  readonly all: readonly RegisterEntry[];
  /** Id in lower case → entries. */
  readonly byId: ReadonlyMap<string, readonly RegisterEntry[]>;
  readonly byControl: ReadonlyMap<string, readonly RegisterEntry[]>;
}

const nothing: RegisterEntries = { all: [], byId: new Map(), byControl: new Map() };
const known = new WeakMap<PolicyDocument, Map<string, RegisterEntries>>();

/**
 * The rows of all registers of a kind in a document, with the controls they name. Worked out once for a version of the
 * document. @param kind id of the catalogue, `risks`
 */
export function registerEntries(document: PolicyDocument, kind: string): RegisterEntries {
  if (!document.registers.some((register) => register.kind === kind)) return nothing;
  let kinds = known.get(document);
  if (!kinds) {
    kinds = new Map();
    known.set(document, kinds);
  }
  let entries = kinds.get(kind);
  if (!entries) {
    entries = sortOut(document, kind);
    kinds.set(kind, entries);
  }
  return entries;
}

function sortOut(document: PolicyDocument, kind: string): RegisterEntries {
  const all: RegisterEntry[] = [];
  const byId = new Map<string, RegisterEntry[]>();
  const byControl = new Map<string, RegisterEntry[]>();
  const inTables = document.references.filter((reference) => reference.kind === 'mention' && reference.place === 'table');
  inTables.sort((a, b) => a.range.start - b.range.start);
  for (const register of document.registers) {
    if (register.kind !== kind) continue;
    // rows stand in order of the text, and so do their references
    let at = 0;
    for (const row of register.rows) {
      while (at < inTables.length && (inTables[at] as Reference).range.start < row.range.start) at++;
      const cell = row.cells.controls?.range;
      const references: Reference[] = [];
      for (; at < inTables.length && (inTables[at] as Reference).range.start < row.range.end; at++) {
        const reference = inTables[at] as Reference;
        if (cell && reference.range.start >= cell.start && reference.range.end <= cell.end) references.push(reference);
      }
      const controls = [...new Set(references.flatMap((reference) => reference.controls))];
      const entry = { register, row, id: row.cells.id?.text ?? '', references, controls };
      all.push(entry);
      if (entry.id !== '') push(byId, entry.id.toLowerCase(), entry);
      for (const control of controls) push(byControl, control, entry);
    }
  }
  return { all, byId, byControl };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const there = map.get(key);
  if (there) there.push(value);
  else map.set(key, [value]);
}
