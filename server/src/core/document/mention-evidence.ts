import type { DocumentType, SectionKind } from '../catalog/catalog-files.ts';
import type { MetadataField } from './metadata.ts';
import type { ProseEvidence, Section } from './policy-document.ts';
import { isReadable, type SentencePatterns } from './prose-evidence.ts';
import type { TextSpan } from './walk-markdown.ts';

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
  readonly sections: readonly Section[];
  readonly fields: readonly MetadataField[];
}

/**
 * The first word for each kind that the type of a document recommends and nothing else in it states. The title and
 * document control data say nothing of what the text says.
 * @param stated kinds that need no mention
 */
export function readMentionEvidence(
  { markdown, spans, sections, fields }: Body,
  type: DocumentType,
  stated: ReadonlySet<string>,
  patterns: MentionPatterns,
  sentences: SentencePatterns,
): ProseEvidence[] {
  const found: ProseEvidence[] = [];
  const first = sections[0];
  const from = first?.titleRange.end ?? spans[0]?.start ?? 0;
  let languages: readonly string[] | undefined;
  const isControlData = (offset: number): boolean =>
    fields.some(({ keyRange, valueRange }) => keyRange.start <= offset && offset < Math.max(keyRange.end, valueRange.end));
  for (const { kind, level } of type.sections) {
    if (level !== 'recommended' || stated.has(kind)) continue;
    languages ??= sentences.languagesOf(markdown.slice(spans[0]?.start ?? 0, (spans[0]?.start ?? 0) + 3000));
    for (const language of languages) {
      const words = patterns.words(kind, language);
      if (!words) continue;
      words.lastIndex = from;
      let match = words.exec(markdown);
      while (match && (!isReadable(markdown, spans, match.index) || isControlData(match.index))) match = words.exec(markdown);
      if (!match) continue;
      found.push({ kind, form: 'mention', range: { start: match.index, end: match.index + match[0].length } });
      break;
    }
  }
  return found;
}
