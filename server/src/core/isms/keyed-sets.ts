/** Puts an entry into the set of a name, which is made where there is none. */
export function addTo(sets: Map<string, Set<string>>, name: string, entry: string): void {
  const set = sets.get(name);
  if (set) set.add(entry);
  else sets.set(name, new Set([entry]));
}

/** Takes an entry out of the set of a name; a set goes with its last entry. */
export function takeFrom(sets: Map<string, Set<string>>, name: string, entry: string): void {
  const set = sets.get(name);
  set?.delete(entry);
  if (set?.size === 0) sets.delete(name);
}
