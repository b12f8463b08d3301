import type { DocumentType, SectionKind } from '../../catalog/catalog-files.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { MetadataField } from '../metadata/metadata.ts';
import type { ProseEvidence, Section } from '../policy-document.ts';
import type { RawLink, TextSpan } from '../walk-markdown.ts';
import { isReadable } from './prose-evidence.ts';
import { normaliseTitle } from './titles.ts';

/** Words that show that a text speaks of what a section kind asks for. */
export class MentionPatterns {
  readonly #sources = new Map<string, Readonly<Record<string, string>>>();
  readonly #actors = new Map<string, Readonly<Record<string, string>>>();
  readonly #compiled = new Map<string, RegExp | null>();

  constructor(kinds: Iterable<SectionKind>) {
    for (const { id, mentions, actors } of kinds) {
      if (mentions) this.#sources.set(id, mentions);
      if (actors) this.#actors.set(id, actors);
    }
  }

  /** The words of a kind in a language; null if there are none. Made when first asked for. */
  words(kind: string, language: string): RegExp | null {
    return this.#pattern(this.#sources, kind, language, kind);
  }

  /** Words for somebody who acts, for a kind that these state; null if there are none. */
  actors(kind: string, language: string): RegExp | null {
    return this.#actors.has(kind) ? this.#pattern(this.#actors, kind, language, `acting ${kind}`) : null;
  }

  #pattern(sources: ReadonlyMap<string, Readonly<Record<string, string>>>, kind: string, language: string, name: string): RegExp | null {
    const key = `${name} ${language}`;
    const known = this.#compiled.get(key);
    if (known !== undefined) return known;
    const source = sources.get(kind)?.[language];
    const made = source === undefined ? null : new RegExp(source, 'gu');
    this.#compiled.set(key, made);
    return made;
  }
}

/** What a document is read with that says where to look. */
interface Body {
  /** The text as `foldCase` gives it. */
  readonly folded: string;
  readonly spans: readonly TextSpan[];
  readonly links: readonly RawLink[];
  readonly sections: readonly Section[];
  readonly fields: readonly MetadataField[];
}

/** So many who act say who does what. */
const severalActors = 2;
/** What an author tells first, with or without a heading. */
const toldFirst: ReadonlySet<string> = new Set(['purpose', 'scope']);
/** Headings over opening words. */
const openings: ReadonlySet<string> = new Set(
  'introduction|overview|background|summary|executive summary|context|einleitung|einführung|überblick|hintergrund|kontext|contexte|introducción|contexto|introdução|introduzione|inleiding|概要|背景|前言'.split(
    '|',
  ),
);

/**
 * The first word for each kind that the type of a document recommends and nothing else in it states; for what it requires
 * the opening words only, and for roles several who act, which state it. The title and document control data say nothing
 * of what the text says.
 * @param languages in which words are looked for
 * @param stated kinds that need no mention
 */
export function readMentionEvidence(
  body: Body,
  type: DocumentType,
  languages: readonly string[],
  stated: ReadonlySet<string>,
  patterns: MentionPatterns,
): ProseEvidence[] {
  const { folded, spans, sections } = body;
  const found: ProseEvidence[] = [];
  const textStart = spans[0]?.start ?? 0;
  for (const { kind, level } of type.sections) {
    if (stated.has(kind)) continue;
    const whole = { start: sections[0]?.titleRange.end ?? textStart, end: folded.length };
    if (level === 'required' && !toldFirst.has(kind)) {
      const actors = languages.flatMap((language) => patterns.actors(kind, language) ?? []);
      const range = firstOf(actors, [whole], body, severalActors);
      if (range) found.push({ kind, form: 'sentence', range });
      continue;
    }
    const words = languages.flatMap((language) => patterns.words(kind, language) ?? []);
    const places = level === 'required' ? openingsOf(sections, textStart) : [whole];
    const link = kind === 'references' ? body.links.find(({ url }) => !/^(?:#|mailto:)/.test(url)) : undefined;
    const range = link?.range ?? firstOf(words, places, body);
    if (range) found.push({ kind, form: 'mention', range });
  }
  return found;
}

/** The text in front of the first heading or below the title, and the sections that introduce. */
function openingsOf(sections: readonly Section[], textStart: number): TextRange[] {
  const places: TextRange[] = [];
  const first = sections[0];
  if (first && first.titleRange.start > textStart) places.push({ start: textStart, end: first.titleRange.start });
  sections.forEach((section, index) => {
    if (index > 0 && !openings.has(normaliseTitle(section.title))) return;
    if (index === 0 && section.depth !== 1) return;
    places.push({ start: section.titleRange.end, end: sections[index + 1]?.titleRange.start ?? section.range.end });
  });
  return places;
}

/**
 * The first readable place of any of the words in stretches of text.
 * @param least so many places there must be of one pattern
 */
function firstOf(words: readonly RegExp[], places: readonly TextRange[], { folded, spans, fields }: Body, least = 1): TextRange | null {
  const isControlData = (offset: number): boolean =>
    fields.some(({ keyRange, valueRange }) => keyRange.start <= offset && offset < Math.max(keyRange.end, valueRange.end));
  for (const { start, end } of places) {
    const text = end === folded.length ? folded : folded.slice(0, end);
    for (const pattern of words) {
      let first: TextRange | null = null;
      let count = 0;
      pattern.lastIndex = start;
      for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
        if (!isReadable(folded, spans, match.index) || isControlData(match.index)) continue;
        first ??= { start: match.index, end: match.index + match[0].length };
        if (++count === least) return first;
      }
    }
  }
  return null;
}
