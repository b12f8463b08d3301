import type { DocumentType } from '../../catalog/catalog-files.ts';
import type { MetadataField } from '../metadata/metadata.ts';
import type { ProseEvidence, Section } from '../policy-document.ts';
import type { BodyFacts } from '../walk-markdown.ts';
import { readMentionEvidence } from './mention-evidence.ts';
import { readProseEvidence } from './prose-evidence.ts';
import type { SectionKindMatcher } from './section-kinds.ts';
import { sectionAt } from './sections.ts';
import { readStatedKinds } from './stated-kinds.ts';

/**
 * What labels and, where they are silent too, sentences state of the kinds that no section and no metadata state; and
 * mentions of what is recommended.
 * @param readFolded gives the text as `foldCase` does
 * @param type what the document is read as, if the type asks for sections
 */
export function readSectionEvidence(
  markdown: string,
  readFolded: () => string,
  body: BodyFacts,
  sections: readonly Section[],
  fields: readonly MetadataField[],
  matcher: SectionKindMatcher,
  type: DocumentType | undefined,
): ProseEvidence[] {
  const stated = statedKinds(sections, fields);
  // where there is a field for the owner, author and approver are not taken for one
  const hasOwnerField = fields.some(({ key }) => key === 'owner');
  const labels = readStatedKinds(markdown, body, sections, stated, matcher).filter(({ kind }) => kind !== 'ownership' || !hasOwnerField);
  for (const { kind, form } of labels) if (form !== 'blank') stated.add(kind);
  const folded = joinWrapped(readFolded());
  const languages = matcher.language.possible(folded, body.spans[0]?.start ?? 0);
  const opens = (evidence: ProseEvidence): boolean => opensItsSection(evidence, markdown, sections);
  // only a section on compliance can be opened by what follows a breach: elsewhere the first sentence will do
  const isBest = sections.some(({ kinds }) => kinds.includes('compliance')) ? isSettled(opens) : null;
  const sentences = readProseEvidence(folded, body.spans, languages, stated, matcher.sentences, isBest).map((evidence) =>
    opens(evidence) ? { ...evidence, form: 'label' as const } : evidence,
  );
  for (const { kind } of sentences) stated.add(kind);
  const document = { folded, spans: body.spans, links: body.links, sections, fields };
  const mentions = type ? readMentionEvidence(document, type, languages, stated, matcher.mentions) : [];
  return [...labels, ...sentences, ...mentions].sort((a, b) => a.range.start - b.range.start);
}

/** A line break between two words of the Latin alphabet in lower case, or behind a comma. */
const wrap = /\n(?=[a-z\u00df-\u024f])(?<=[,a-z\u00df-\u024f]\n)/g;
/** The same in a quote. */
const quotedWrap = /\n> (?=[a-z\u00df-\u024f])(?<=[,a-z\u00df-\u024f]\n> )/g;

/**
 * A text with a space for each line break between two words, and for the mark of a quote behind it, so that sentences go
 * on; offsets stay.
 */
function joinWrapped(text: string): string {
  return text.replace(wrap, ' ').replace(quotedWrap, '   ');
}

/** True where a section on compliance begins with what follows a breach: it is the place for it, whatever its title. */
function opensItsSection({ kind, range }: ProseEvidence, markdown: string, sections: readonly Section[]): boolean {
  if (kind !== 'consequences') return false;
  const section = sections[sectionAt(sections, range.start)];
  if (!section?.kinds.includes('compliance') || range.start - section.titleRange.end > 240) return false;
  return !/[.!?]\s/.test(markdown.slice(section.titleRange.end, range.start));
}

/** Of consequences the place matters, of all else the first sentence is as good as any. */
function isSettled(opens: (evidence: ProseEvidence) => boolean): (evidence: ProseEvidence) => boolean {
  return (evidence) => evidence.kind !== 'consequences' || opens(evidence);
}

/** Section kinds that need no evidence in prose: a section says it, or the metadata do. */
function statedKinds(sections: readonly Section[], fields: readonly MetadataField[]): Set<string> {
  const stated = new Set<string>();
  for (const section of sections) if (section.content === 'text') for (const kind of section.kinds) stated.add(kind);
  for (const { key, blank } of fields) {
    if (key === 'owner' && !blank) stated.add('ownership');
    if ((key === 'next_review_date' || key === 'review_cycle') && !blank) stated.add('review');
  }
  return stated;
}
