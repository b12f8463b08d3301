import type { SectionKind } from '../catalog/catalog-files.ts';
import { normaliseTitle, titleParts } from './titles.ts';

/** What a title was recognised as. */
export interface TitleMatch {
  readonly kinds: readonly string[];
  /** Languages whose tables name the title; empty for titles that only the config names. */
  readonly languages: readonly string[];
}

const noMatch: TitleMatch = { kinds: [], languages: [] };

/** Combined headings that are one thing, not a list: they are never split. */
const wordsBehind = /^(?:this|the|our|diese[rs]?|cette|esta)\s+/u;

/**
 * Recognises section kinds by whole normalised titles. Titles repeat from document to document, so answers are kept.
 * Made once for a catalogue and a config.
 */
export class SectionKindMatcher {
  readonly #headings = new Map<string, { kinds: Set<string>; languages: Set<string> }>();
  readonly #excluded = new Map<string, Set<string>>();
  readonly #known = new Map<string, TitleMatch>();

  /**
   * @param kinds the section kinds of the catalogue
   * @param extra kind id → further titles, from the config
   */
  constructor(kinds: Iterable<SectionKind>, extra: Readonly<Record<string, readonly string[]>> = {}) {
    for (const kind of kinds) {
      for (const [language, titles] of Object.entries(kind.headings)) for (const title of titles) this.#add(title, kind.id, language);
      for (const title of extra[kind.id] ?? []) this.#add(normaliseTitle(title), kind.id, null);
      for (const titles of Object.values(kind.notHeadings ?? {}))
        for (const title of titles) {
          const kindsOut = this.#excluded.get(title) ?? new Set<string>();
          this.#excluded.set(title, kindsOut.add(kind.id));
        }
    }
  }

  /** The kinds a heading satisfies. @param title as written, without `#` */
  match(title: string): TitleMatch {
    const known = this.#known.get(title);
    if (known) return known;
    const found = this.#find(normaliseTitle(title));
    if (this.#known.size > 20_000) this.#known.clear();
    this.#known.set(title, found);
    return found;
  }

  #find(normalised: string): TitleMatch {
    if (normalised === '' || normalised.length > 120) return noMatch;
    const bare = normalised.replace(/\s*\([^)]*\)$/u, '');
    const whole = this.#headings.get(normalised) ?? this.#headings.get(bare);
    const excluded = this.#excluded.get(normalised);
    if (whole && !excluded) return freeze(whole.kinds, whole.languages);
    if (excluded && !whole) return noMatch;
    const kinds = new Set<string>();
    const languages = new Set<string>();
    if (whole) for (const kind of whole.kinds) if (!excluded?.has(kind)) kinds.add(kind);
    const parts = titleParts(bare);
    if (!whole && parts.length > 1)
      for (const part of parts) {
        const match = this.#excluded.has(part)
          ? undefined
          : (this.#headings.get(part) ?? this.#headings.get(part.replace(wordsBehind, '')));
        for (const kind of match?.kinds ?? []) kinds.add(kind);
        for (const language of match?.languages ?? []) languages.add(language);
      }
    for (const language of whole?.languages ?? []) languages.add(language);
    return kinds.size === 0 ? noMatch : freeze(kinds, languages);
  }

  #add(title: string, kind: string, language: string | null): void {
    const entry = this.#headings.get(title) ?? { kinds: new Set<string>(), languages: new Set<string>() };
    entry.kinds.add(kind);
    if (language) entry.languages.add(language);
    this.#headings.set(title, entry);
  }
}

function freeze(kinds: Iterable<string>, languages: Iterable<string>): TitleMatch {
  return { kinds: [...kinds], languages: [...languages] };
}
