import type { Catalog } from '../../catalog/catalog.ts';
import type { ReadinessItemData, TitleWords } from '../../catalog/catalog-files.ts';

/** Something to look for in documents, with the words by which it is recognised. */
export interface Subject {
  readonly id: string;
  readonly clauses: readonly string[];
  /** Types of documents that may hold it; empty if any may that name the clause. */
  readonly types: ReadonlySet<string>;
  readonly byType: ReadonlySet<string>;
  readonly byRest: ReadonlySet<string>;
  readonly byTopLevel: boolean;
  readonly topLevelSection: string | undefined;
  /** True if a title says so. @param key as `titleKey` gives it */
  isTitle(key: string): boolean;
  /** Likewise of the title of a section, as a whole; null if no section holds it. */
  readonly isSection: ((key: string) => boolean) | null;
}

const none: ReadonlySet<string> = new Set();
/** A longer title is none that any table knows. */
const longest = 200;

/** The pieces of documented information, in order of clause. */
export function itemSubjects(catalog: Catalog): Subject[] {
  const byId = new Map<string, ReadinessItemData>(catalog.readiness.items.map((item) => [item.id, item]));
  return catalog.documentedInformation.map(({ id, clause, types }) => {
    const data = byId.get(id);
    return {
      id,
      clauses: [clause],
      types: types.length === 0 ? none : new Set([...types, ...(data?.otherTypes ?? [])]),
      byType: new Set(data?.byType ?? []),
      byRest: new Set(data?.byRest ?? []),
      byTopLevel: data?.byTopLevel === true,
      topLevelSection: data?.topLevelSection,
      isTitle: titleMatcher(data),
      isSection: null,
    };
  });
}

/** The topics of the road. */
export function topicSubjects({ readiness }: Catalog): Subject[] {
  return readiness.topics.map(({ id, clauses, types, sections, ...words }) => {
    const pattern = sections && new RegExp(`^(?:${alternatives(sections)})$`, 'u');
    return {
      id,
      clauses,
      types: new Set(types),
      byType: none,
      byRest: none,
      byTopLevel: false,
      topLevelSection: undefined,
      isTitle: titleMatcher(words),
      isSection: pattern ? (key) => key.length <= longest && pattern.test(key) : null,
    };
  });
}

function titleMatcher(words: TitleWords | undefined): (key: string) => boolean {
  const titles = alternatives(words?.titles ?? {});
  if (titles === '') return () => false;
  const is = new RegExp(`(?<![\\p{L}\\d])(?:${titles})(?![\\p{L}\\d])`, 'u');
  const isNot = words?.notTitles === undefined ? null : new RegExp(words.notTitles, 'u');
  return (key) => key.length <= longest && is.test(key) && !isNot?.test(key);
}

function alternatives(byLanguage: Readonly<Record<string, string>>): string {
  return Object.values(byLanguage).join('|');
}
