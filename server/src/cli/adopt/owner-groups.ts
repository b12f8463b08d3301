/** One owner and how often each spelling of the name occurs. */
export interface OwnerGroup {
  /** Most frequent first. */
  readonly spellings: readonly string[];
  readonly documents: number;
}

/**
 * Puts spellings of one name together: case, marks, accents and white space do not count, and `CISO` is the
 * `Chief Information Security Officer`. Most frequent first.
 */
export function ownerGroups(names: readonly string[]): OwnerGroup[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const groups = new Map<string, { words: string[]; spellings: string[]; documents: number }>();
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  for (const [name, count] of sorted) {
    const words = wordsOf(name);
    const key = words.join('');
    const initials = initialsOf(words);
    const near = [...groups.entries()].find(([other, group]) => other === key || other === initials || initialsOf(group.words) === key);
    const group = near?.[1] ?? { words, spellings: [], documents: 0 };
    group.spellings.push(name);
    group.documents += count;
    if (!near) groups.set(key, group);
  }
  return [...groups.values()]
    .map(({ spellings, documents }) => ({ spellings, documents }))
    .sort((a, b) => b.documents - a.documents || ((a.spellings[0] as string) < (b.spellings[0] as string) ? -1 : 1));
}

function wordsOf(name: string): string[] {
  const bare = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f.]/g, '')
    .toLowerCase();
  return bare.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** Null for names of fewer than three words: too many share two letters. */
function initialsOf(words: readonly string[]): string | null {
  return words.length < 3 ? null : words.map((word) => word[0]).join('');
}
