import type { DocumentType, SectionKind } from '../../catalog/catalog-files.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { MetadataField } from '../metadata/metadata.ts';
import type { ProseEvidence, Section } from '../policy-document.ts';
import type { RawLink, TextSpan } from '../walk-markdown.ts';
import { isReadable, type SentencePatterns } from './prose-evidence.ts';
import { normaliseTitle } from './titles.ts';

/** Words that show that a text speaks of what a section kind asks for. */
export class MentionPatterns {
  readonly #sources = new Map<string, Readonly<Record<string, string>>>();
  readonly #compiled = new Map<string, RegExp | null>();

  constructor(kinds: Iterable<SectionKind>) {
    for (const { id, mentions } of kinds) if (mentions) this.#sources.set(id, mentions);
  }

  /** The words of a kind in a language; null if there are none. Made when first asked for. */
  words(kind: string, language: string): RegExp | null {
    const key = `${kind} ${language}`;
    const known = this.#compiled.get(key);
    if (known !== undefined) return known;
    const source = this.#sources.get(kind)?.[language];
    const made = source === undefined ? null : new RegExp(source, 'giu');
    this.#compiled.set(key, made);
    return made;
  }
}

/** What a document is read with that says where to look. */
interface Body {
  readonly markdown: string;
  readonly spans: readonly TextSpan[];
  readonly links: readonly RawLink[];
  readonly sections: readonly Section[];
  readonly fields: readonly MetadataField[];
}

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
 * the opening words only. The title and document control data say nothing of what the text says.
 * @param stated kinds that need no mention
 */
export function readMentionEvidence(
  body: Body,
  type: DocumentType,
  stated: ReadonlySet<string>,
  patterns: MentionPatterns,
  sentences: SentencePatterns,
): ProseEvidence[] {
  const { markdown, spans, sections } = body;
  const found: ProseEvidence[] = [];
  const textStart = spans[0]?.start ?? 0;
  let languages: readonly string[] | undefined;
  for (const { kind, level } of type.sections) {
    if (stated.has(kind) || (level === 'required' && !toldFirst.has(kind))) continue;
    languages ??= sentences.languagesOf(markdown.slice(textStart, textStart + 3000));
    const words = languages.flatMap((language) => patterns.words(kind, language) ?? []);
    const places =
      level === 'required' ? openingsOf(sections, textStart) : [{ start: sections[0]?.titleRange.end ?? textStart, end: markdown.length }];
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

/** The first readable place of any of the words in stretches of text. */
function firstOf(words: readonly RegExp[], places: readonly TextRange[], { markdown, spans, fields }: Body): TextRange | null {
  const isControlData = (offset: number): boolean =>
    fields.some(({ keyRange, valueRange }) => keyRange.start <= offset && offset < Math.max(keyRange.end, valueRange.end));
  for (const { start, end } of places) {
    const isWhole = end === markdown.length;
    const text = isWhole ? markdown : markdown.slice(0, end);
    for (const pattern of words) {
      pattern.lastIndex = start;
      for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
        if (!isReadable(markdown, spans, match.index) || isControlData(match.index)) continue;
        return { start: match.index, end: match.index + match[0].length };
      }
    }
  }
  return null;
}
