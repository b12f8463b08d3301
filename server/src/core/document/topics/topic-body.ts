import { firstIndex } from '../../text/first-index.ts';
import { isInsideWord } from '../../text/inside-word.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { MetadataField } from '../metadata/metadata.ts';
import type { Classification, PolicyDocument, Reference, Section } from '../policy-document.ts';
import { sectionAt } from '../sections/sections.ts';
import { spanAt } from '../span-at.ts';
import type { BodyFacts } from '../walk-markdown.ts';

/** What the topic of a document is read from. */
export interface TopicSource {
  readonly markdown: string;
  /** Gives the text as `foldCase` does. */
  readonly readFolded: () => string;
  readonly body: BodyFacts;
  readonly sections: readonly Section[];
  readonly fields: readonly MetadataField[];
  readonly title: PolicyDocument['title'];
  readonly claims: readonly Reference[];
  readonly classification: Classification;
  readonly language: string;
  /** Languages that the text may be in. */
  readonly possibleLanguages: () => readonly string[];
}

/** What shows that a text says something. */
export interface Sign {
  readonly pattern: RegExp;
  /** True if words may stand inside of compounds. */
  readonly inside: boolean;
}

/** Kinds of sections that list what stands elsewhere. */
const ofOthers: ReadonlySet<string> = new Set(['control-mapping', 'references', 'history', 'approval']);

/** The text of a document without its title, its control data, what is still to be filled in and headings over nothing. */
export class TopicBody {
  readonly #source: TopicSource;

  constructor(source: TopicSource) {
    this.#source = source;
  }

  /** The first place of the first sign that is there. */
  first(signs: readonly Sign[]): TextRange | null {
    const folded = this.#source.readFolded();
    for (const { pattern, inside } of signs) {
      pattern.lastIndex = 0;
      for (let match = pattern.exec(folded); match; match = pattern.exec(folded)) {
        if (match[0] === '') pattern.lastIndex++;
        else if ((inside || !/^\p{L}/u.test(match[0]) || !isInsideWord(folded, match.index)) && this.says(match.index))
          return { start: match.index, end: match.index + match[0].length };
      }
    }
    return null;
  }

  /** The length of its running text, not counted further than a limit. */
  length(limit: number): number {
    let length = 0;
    for (const { start, end, place } of this.#source.body.spans) {
      if (place !== 'heading' && this.says(start)) length += end - start;
      if (length >= limit) break;
    }
    return length;
  }

  /** True for a place that tells a reader something about the topic. */
  says(offset: number): boolean {
    const { body, title, fields, sections, markdown } = this.#source;
    const span = spanAt(body.spans, offset);
    // an address in the text is no span, nor is a cell of a table in HTML
    if (!span && !isInHtmlTable(this.#source, offset))
      return body.links.some(({ url, range }) => range.start <= offset && offset < range.end && /^(?:mailto|https?|tel):/.test(url));
    if (span && markdown[span.start] === '[') return false;
    if (title && title.range.start <= offset && offset < title.range.end) return false;
    const section = sections[sectionAt(sections, offset)];
    if (section?.kinds.some((kind) => ofOthers.has(kind)) || (span?.place === 'heading' && section?.content !== 'text')) return false;
    return !fields.some(({ keyRange, valueRange }) => keyRange.start <= offset && offset < Math.max(keyRange.end, valueRange.end));
  }
}

/** The opening tag of a table, or of what a blank line has parted from it. */
const tableTag = /^<(?:table|thead|tbody|tr|th|td)\b/i;
/** The head of a table that tells what happened to the document. */
const historyHead = />\s{0,9}(?:version|revision|date|datum|author|autor|auteur)\b/i;
/** A table has its head in so many characters, and a tag no more than these. */
const headReach = 600;

/** True for the text of a cell of a table that is written in HTML and is no history. */
function isInHtmlTable({ body, markdown }: TopicSource, offset: number): boolean {
  const block = body.html[firstIndex(body.html, ({ end }) => end > offset)];
  if (!block || block.start > offset || !tableTag.test(markdown.slice(block.start, block.start + 10))) return false;
  if (historyHead.test(markdown.slice(block.start, Math.min(block.end, block.start + headReach)))) return false;
  const before = markdown.slice(Math.max(block.start, offset - headReach), offset);
  return before.lastIndexOf('<') < before.lastIndexOf('>');
}
