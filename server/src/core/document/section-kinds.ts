import type { SectionKind, TitleForms } from '../catalog/catalog-files.ts';
import { LanguageGuess } from './language.ts';
import { SentencePatterns } from './prose-evidence.ts';
import { TitleFrames } from './title-frames.ts';
import { normaliseTitle, titleKey, titleParts } from './titles.ts';

/** What a title was recognised as. */
export interface TitleMatch {
  readonly kinds: readonly string[];
  /** Languages whose tables name the title; empty for titles that only the config names. */
  readonly languages: readonly string[];
}

const governing = /^(?:related|associated|supporting|relevant|further) /u;

interface Entry {
  readonly kinds: Set<string>;
  readonly languages: Set<string>;
}

const noMatch: TitleMatch = { kinds: [], languages: [] };
const noKinds: readonly string[] = [];

/** Words in front of a title that change nothing of what it names. */
const wordsBefore =
  /^(?:this|these|the|our|key|main|overall|general|specific|annual|periodic|regular|diese[rs]?|cette|nos|esta|nuestr[ao]s?)\s+/u;

/**
 * Recognises section kinds by whole normalised titles, combined titles part by part, and the usual phrases around a
 * title (`Scope of this policy`). Titles repeat from document to document, so answers are kept. Made once for a
 * catalogue and a config.
 */
export class SectionKindMatcher {
  /** Tells the language of texts whose titles do not. */
  readonly language: LanguageGuess;
  /** Sentences that state a kind where no title does. */
  readonly sentences: SentencePatterns;
  /** By normalised title; and by {@link titleKey} where that is another, so that the exact spelling tells the language. */
  readonly #headings = new Map<string, Entry>();
  readonly #folded = new Map<string, Entry>();
  readonly #labels = new Map<string, Set<string>>();
  readonly #excluded = new Map<string, Set<string>>();
  readonly #stated: ReadonlySet<string>;
  readonly #weak: ReadonlySet<string>;
  readonly #neutral: ReadonlySet<string>;
  readonly #frames: TitleFrames;
  readonly #known = new Map<string, TitleMatch>();
  readonly #knownLabels = new Map<string, readonly string[]>();

  /**
   * @param kinds the section kinds of the catalogue
   * @param forms what the catalogue tells of titles in general
   * @param extra kind id → further titles, from the config
   */
  constructor(kinds: readonly SectionKind[], forms: TitleForms, extra: Readonly<Record<string, readonly string[]>> = {}) {
    for (const kind of kinds) {
      for (const [language, titles] of Object.entries(kind.headings))
        for (const title of listed(titles)) this.#add(title, kind.id, language);
      for (const title of extra[kind.id] ?? []) this.#add(normaliseTitle(title), kind.id, null);
      for (const titles of Object.values(kind.labels ?? {}))
        for (const title of listed(titles)) put(this.#labels, titleKey(title), kind.id);
      for (const title of extra[kind.id] ?? []) put(this.#labels, titleKey(normaliseTitle(title)), kind.id);
      for (const titles of Object.values(kind.notHeadings ?? {}))
        for (const title of listed(titles)) put(this.#excluded, titleKey(title), kind.id);
    }
    this.#weak = new Set(listed(forms.weak).map(titleKey));
    this.#neutral = new Set(listed(forms.neutral).map(titleKey));
    this.#frames = new TitleFrames(forms);
    this.language = new LanguageGuess(forms);
    this.sentences = new SentencePatterns(kinds, forms);
    this.#stated = new Set(forms.framed);
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

  /**
   * The kinds of the one heading above all others. It names the document (`Procedure for …`) and is a section only where
   * it says no more than the name of one, in documents whose title stands elsewhere.
   */
  matchName(title: string): TitleMatch {
    const found = this.#direct(normaliseTitle(title));
    const kinds = [...(found?.kinds ?? [])].filter((kind) => kind === 'boundaries' || (kind !== 'statements' && this.#stated.has(kind)));
    return found && kinds.length > 0 ? { kinds, languages: [...found.languages] } : noMatch;
  }

  /** The kinds that a label of a line, a table row or a table column states. @param label normalised */
  labelKinds(label: string): readonly string[] {
    if (label.length > 60) return noKinds;
    const known = this.#knownLabels.get(label);
    if (known) return known;
    const found = this.#labelled(label);
    if (this.#knownLabels.size > 20_000) this.#knownLabels.clear();
    this.#knownLabels.set(label, found);
    return found;
  }

  #labelled(label: string): readonly string[] {
    const key = titleKey(label);
    const kinds = this.#labels.get(key);
    if (kinds) return [...kinds];
    const heading = this.#weak.has(key) ? null : this.#direct(label);
    return heading ? [...heading.kinds].filter((kind) => kind !== 'statements' && this.#stated.has(kind)) : noKinds;
  }

  #find(normalised: string): TitleMatch {
    if (normalised === '' || normalised.length > 120) return noMatch;
    const bare = withoutBrackets(normalised);
    const kinds = new Set<string>();
    const languages = new Set<string>();
    const take = ({ kinds: found, languages: spoken }: Entry | TitleMatch): void => {
      for (const kind of found) kinds.add(kind);
      for (const language of spoken) languages.add(language);
    };
    const whole = this.#direct(normalised) ?? this.#direct(bare);
    if (whole) take(whole);
    else for (const part of this.#partsOf(bare)) take(part);
    if (kinds.size === 0) {
      const framed = this.#framed(bare);
      if (framed) take(framed);
    }
    for (const title of [normalised, bare]) for (const kind of this.#excluded.get(titleKey(title)) ?? []) kinds.delete(kind);
    return kinds.size === 0 ? noMatch : { kinds: [...kinds], languages: [...languages] };
  }

  /** What the parts of a combined title name; a part that is no clear name of a kind needs known ones beside it. */
  #partsOf(bare: string): (Entry | TitleMatch)[] {
    // `Related standards, policies and processes` is one thing
    if (governing.test(bare)) return [];
    for (const vague of [false, true]) {
      const parts = titleParts(bare, vague);
      if (parts.length < 2) continue;
      const found = parts.map((part) => this.#part(part));
      const isKnown = found.every((match, i) => match !== null || this.#neutral.has(titleKey(parts[i] as string)));
      if (vague && !isKnown) continue;
      const matches = found.filter((match, i) => match !== null && (isKnown || !this.#weak.has(titleKey(parts[i] as string))));
      if (matches.length > 0) return matches as (Entry | TitleMatch)[];
    }
    return [];
  }

  #part(part: string): Entry | TitleMatch | null {
    return this.#excluded.has(titleKey(part)) ? null : (this.#direct(part) ?? this.#framed(part));
  }

  #direct(title: string): Entry | null {
    return this.#headings.get(title) ?? this.#folded.get(titleKey(title)) ?? null;
  }

  #framed(title: string): Entry | TitleMatch | null {
    const short = title.replace(wordsBefore, '');
    const found = short === title ? null : this.#direct(short);
    return found ?? this.#frames.match(titleKey(short), (inner) => this.#direct(inner.replace(wordsBefore, '')));
  }

  #add(title: string, kind: string, language: string | null): void {
    const key = titleKey(title);
    for (const [map, name] of key === title
      ? ([[this.#headings, title]] as const)
      : ([
          [this.#headings, title],
          [this.#folded, key],
        ] as const)) {
      const entry = map.get(name) ?? { kinds: new Set<string>(), languages: new Set<string>() };
      entry.kinds.add(kind);
      if (language) entry.languages.add(language);
      map.set(name, entry);
    }
  }
}

/** `Scope (4.3)` is `Scope`; a title all in brackets (`（目的）`) is what is in them. */
function withoutBrackets(title: string): string {
  const inner = /^[(（]([^()（）]{1,80})[)）]$/u.exec(title)?.[1];
  return (inner ?? title.replace(/[(（][^()（）]{0,80}[)）]$/u, '')).trim();
}

function listed(titles: string): string[] {
  return titles.split(';');
}

function put(map: Map<string, Set<string>>, key: string, kind: string): void {
  const kinds = map.get(key);
  if (kinds) kinds.add(kind);
  else map.set(key, new Set([kind]));
}
