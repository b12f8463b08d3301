import type { SectionKind, TitleForms } from '../../catalog/catalog-files.ts';
import { WordMap } from '../../text/word-map.ts';
import { LanguageGuess } from './language.ts';
import { MentionPatterns } from './mention-evidence.ts';
import { SentencePatterns } from './prose-evidence.ts';
import { TitleFrames } from './title-frames.ts';
import { isCombined, normaliseTitle, titleKey, titleParts } from './titles.ts';

/** What a title was recognised as. */
export interface TitleMatch {
  readonly kinds: readonly string[];
  /** Languages whose tables name the title; empty for titles that only the config names. */
  readonly languages: readonly string[];
}

const governing = /^(?:related|associated|supporting|relevant|further) /u;

const noMatch: TitleMatch = { kinds: [], languages: [] };
const noKinds: readonly string[] = [];

/** The number that requirements and their sections have in a house of their own: `BCP-01 — Purpose and scope`. */
const ownNumber = /^\s{0,3}\p{Lu}{2,6}-\d{1,3}(?:\.\d{1,2})?\s{0,3}[:–—-]\s{1,3}(?=\p{L})/u;

/** A longer title names no section. */
const longestTitle = 120;
/** Titles whose kinds are kept. */
const mostKnown = 40_000;

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
  /** Words that show that a text speaks of a kind at all. */
  readonly mentions: MentionPatterns;
  /** By normalised title; and by {@link titleKey} where that is another, so that the exact spelling tells the language. */
  readonly #headings = new WordMap<TitleMatch>();
  readonly #folded = new WordMap<TitleMatch>();
  readonly #labels = new WordMap<readonly string[]>();
  readonly #excluded = new WordMap<readonly string[]>();
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
    for (const { id, headings, labels = {}, notHeadings = {} } of kinds) {
      const own = [id];
      for (const [language, titles] of Object.entries(headings)) {
        const match: TitleMatch = { kinds: own, languages: [language] };
        for (const [title, key] of keyed(titles)) this.#add(title, key, match);
      }
      for (const title of extra[id] ?? []) this.#add(normaliseTitle(title), titleKey(normaliseTitle(title)), { kinds: own, languages: [] });
      for (const titles of Object.values(labels)) for (const [, key] of keyed(titles)) put(this.#labels, key, own);
      for (const title of extra[id] ?? []) put(this.#labels, titleKey(normaliseTitle(title)), own);
      for (const titles of Object.values(notHeadings)) for (const [, key] of keyed(titles)) put(this.#excluded, key, own);
    }
    this.#weak = new Set(listed(forms.weak).map(titleKey));
    this.#neutral = new Set(listed(forms.neutral).map(titleKey));
    this.#frames = new TitleFrames(forms);
    this.language = new LanguageGuess(forms);
    this.sentences = new SentencePatterns(kinds, forms);
    this.mentions = new MentionPatterns(kinds);
    this.#stated = new Set(forms.framed);
  }

  /** The kinds a heading satisfies. @param title as written, without `#` */
  match(title: string): TitleMatch {
    // the same title has another number in the next document
    const normalised = normaliseTitle(title.replace(ownNumber, ''));
    const known = this.#known.get(normalised);
    if (known) return known;
    const found = this.#find(normalised);
    if (normalised.length > longestTitle) return found;
    if (this.#known.size >= mostKnown) this.#known.clear();
    this.#known.set(normalised, found);
    return found;
  }

  /**
   * The kinds of the one heading above all others. It names the document (`Procedure for …`) and is a section only where
   * it says no more than the name of one, in documents whose title stands elsewhere.
   */
  matchName(title: string): TitleMatch {
    const found = this.#direct(normaliseTitle(title));
    if (!found) return noMatch;
    const kinds = found.kinds.filter((kind) => kind === 'boundaries' || (kind !== 'statements' && this.#stated.has(kind)));
    return kinds.length > 0 ? { kinds, languages: found.languages } : noMatch;
  }

  /** The kinds that a label of a line, a table row or a table column states. @param label normalised */
  labelKinds(label: string): readonly string[] {
    if (label.length > 60) return noKinds;
    const known = this.#knownLabels.get(label);
    if (known) return known;
    const found = this.#labelled(label);
    if (this.#knownLabels.size >= mostKnown) this.#knownLabels.clear();
    this.#knownLabels.set(label, found);
    return found;
  }

  #labelled(label: string): readonly string[] {
    const key = titleKey(label);
    const kinds = this.#labels.get(key);
    if (kinds) return kinds;
    const heading = this.#weak.has(key) ? null : this.#direct(label);
    return heading ? heading.kinds.filter((kind) => kind !== 'statements' && this.#stated.has(kind)) : noKinds;
  }

  #find(normalised: string): TitleMatch {
    if (normalised === '' || normalised.length > longestTitle) return noMatch;
    const bare = withoutBrackets(normalised);
    const found =
      this.#direct(normalised) ?? (bare === normalised ? null : this.#direct(bare)) ?? united(this.#partsOf(bare)) ?? this.#framed(bare);
    if (!found) return noMatch;
    const excluded = [...this.#excludedFor(normalised), ...this.#excludedFor(bare)];
    if (excluded.length === 0) return found;
    const kinds = found.kinds.filter((kind) => !excluded.includes(kind));
    return kinds.length === 0 ? noMatch : { kinds, languages: found.languages };
  }

  #excludedFor(title: string): readonly string[] {
    return this.#excluded.get(titleKey(title)) ?? noKinds;
  }

  /** What the parts of a combined title name; a part that is no clear name of a kind needs known ones beside it. */
  #partsOf(bare: string): TitleMatch[] {
    // `Related standards, policies and processes` is one thing
    if (!isCombined(bare) || governing.test(bare)) return [];
    for (const vague of [false, true]) {
      const parts = titleParts(bare, vague);
      if (parts.length < 2) continue;
      const found = parts.map((part) => this.#part(part));
      const isKnown = found.every((match, i) => match !== null || this.#neutral.has(titleKey(parts[i] as string)));
      if (vague && !isKnown) continue;
      const matches = found.filter((match, i) => match !== null && (isKnown || !this.#weak.has(titleKey(parts[i] as string))));
      if (matches.length > 0) return matches as TitleMatch[];
    }
    return [];
  }

  #part(part: string): TitleMatch | null {
    return this.#excluded.has(titleKey(part)) ? null : (this.#direct(part) ?? this.#framed(part));
  }

  #direct(title: string): TitleMatch | null {
    return this.#headings.get(title) ?? this.#folded.get(titleKey(title)) ?? null;
  }

  #framed(title: string): TitleMatch | null {
    const short = title.replace(wordsBefore, '');
    const found = short === title ? null : this.#direct(short);
    return found ?? this.#frames.match(titleKey(short), (inner) => this.#direct(inner.replace(wordsBefore, '')));
  }

  #add(title: string, key: string, match: TitleMatch): void {
    addTo(this.#headings, title, match);
    if (key !== title) addTo(this.#folded, key, match);
  }
}

function addTo(map: WordMap<TitleMatch>, title: string, match: TitleMatch): void {
  const known = map.get(title);
  map.set(title, known ? (united([known, match]) as TitleMatch) : match);
}

/** All that some matches name, each once; null if there are none. */
function united(matches: readonly TitleMatch[]): TitleMatch | null {
  const [first] = matches;
  if (!first || matches.length === 1) return first ?? null;
  const kinds = new Set(matches.flatMap((match) => match.kinds));
  const languages = new Set(matches.flatMap((match) => match.languages));
  return { kinds: [...kinds], languages: [...languages] };
}

/** `Scope (4.3)` is `Scope`; a title all in brackets (`（目的）`) is what is in them. */
function withoutBrackets(title: string): string {
  if (!title.endsWith(')') && !title.endsWith('）')) return title.trim();
  const inner = /^[(（]([^()（）]{1,80})[)）]$/u.exec(title)?.[1];
  return (inner ?? title.replace(/[(（][^()（）]{0,80}[)）]$/u, '')).trim();
}

/** Titles of a list, each with its key; in most lists no title has another key than itself. */
function keyed(titles: string): (readonly [title: string, key: string])[] {
  const list = listed(titles);
  return titleKey(titles) === titles ? list.map((title) => [title, title]) : list.map((title) => [title, titleKey(title)]);
}

function listed(titles: string): string[] {
  return titles.split(';');
}

function put(map: WordMap<readonly string[]>, key: string, kinds: readonly string[]): void {
  const known = map.get(key);
  map.set(key, known ? [...new Set([...known, ...kinds])] : kinds);
}
