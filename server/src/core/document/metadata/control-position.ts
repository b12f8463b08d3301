import type { MetadataLabels } from '../../catalog/metadata-labels.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { Section } from '../policy-document.ts';
import { sectionAt } from '../sections/sections.ts';
import { isPlaceholder, normaliseTitle } from '../sections/titles.ts';
import type { BodyFacts, ContentBlock } from '../walk-markdown.ts';

/** Kinds of sections in which document control data stand. */
const controlKinds: ReadonlySet<string> = new Set(['ownership', 'history', 'approval']);
/** With so many titles and headings that announce it, a file is several documents in one: only the head is its own. */
const severalTitles = 3;
/** So much running text may stand below the title before the document itself begins. */
const introduction = 8;
/** `Step 4: CISO approval` speaks of what the document describes, not of the document. */
const step = /^\W{0,3}(?:step|phase|stage|schritt|stufe|étape|paso|fase|etapa)\s\d/iu;
const headBlocks = 60;
const footBlocks = 6;

/**
 * A place that may hold document control data: before the first section of text, under a heading that announces them, in
 * a section on the review of the document, in the last lines; `near`: behind the first words of the first section.
 */
export type ControlPlace = 'head' | 'section' | 'review' | 'foot' | 'near';

/** Tells of a place in a document whether document control data stand there. */
export class ControlPosition {
  /** Where the running text of the document begins. */
  readonly headEnd: number;
  readonly #footStart: number;
  readonly #nearEnd: number;
  readonly #control = new Set<number>();
  /** Sections that describe a step, with what is below them. */
  readonly #steps = new Set<number>();
  readonly #sections: readonly Section[];
  /** Index of the section that bears the title of the document, −1 for none. */
  readonly #title: number;

  constructor(text: string, blocks: readonly ContentBlock[], sections: readonly Section[], labels: MetadataLabels) {
    this.#sections = sections;
    const first = sections[0];
    const isOnly = (depth: number): boolean => sections.filter((section) => section.depth === depth).length === 1;
    this.#title = first && (first.kinds.length === 0 || (first.depth === 1 && isOnly(1))) ? 0 : -1;
    const titles = sections.filter(({ depth, kinds }) => depth === 1 && kinds.length === 0).length;
    const isSeveral =
      titles >= severalTitles && sections.filter(({ kinds }) => kinds.some((kind) => controlKinds.has(kind))).length >= titles / 2;
    sections.forEach(({ kinds, parent, title }, i) => {
      if (i === this.#title || isSeveral) return;
      if (step.test(title) || this.#steps.has(parent)) {
        this.#steps.add(i);
        return;
      }
      if (kinds.some((kind) => controlKinds.has(kind)) || this.#control.has(parent) || announces(title, labels)) this.#control.add(i);
    });
    this.headEnd = this.#endOfHead(text, blocks);
    this.#footStart = isSeveral ? text.length + 1 : startOfFoot(text, blocks);
    this.#nearEnd = sections[sectionAt(sections, this.headEnd)]?.range.end ?? this.headEnd;
  }

  /** Null: whatever looks like document control data here is about something else. */
  at(offset: number): ControlPlace | null {
    if (offset < this.headEnd) return 'head';
    const section = sectionAt(this.#sections, offset);
    if (this.#control.has(section)) return 'section';
    if (this.#steps.has(section)) return null;
    if (offset >= this.#footStart) return 'foot';
    if (offset < this.#nearEnd) return 'near';
    return this.#sections[section]?.kinds.includes('review') && section !== this.#title ? 'review' : null;
  }

  #endOfHead(text: string, blocks: readonly ContentBlock[]): number {
    let paragraphs = 0;
    let seen = 0;
    for (const block of blocks) {
      if (block.kind !== 'prose') continue;
      const at = sectionAt(this.#sections, block.start);
      if (this.#control.has(at)) continue;
      const isTitle = at < 0 || at === this.#title;
      if (!isTitle && (this.#sections[at] as Section).kinds.length > 0) return block.start;
      if (++seen > headBlocks) return block.start;
      if (startsWithLabel(text, block)) continue;
      // `Internal use only` below a heading is no running text yet
      if (!isTitle && (block.end - block.start < 25 || isPlaceholder(text.slice(block.start, Math.min(block.end, block.start + 500)))))
        continue;
      if (!isTitle || ++paragraphs > introduction) return block.start;
    }
    return text.length;
  }
}

function announces(title: string, labels: MetadataLabels): boolean {
  return title.length < 60 && labels.announcedBy(normaliseTitle(title));
}

/** A footer is made of lines with labels; the last line of text ends it. */
function startOfFoot(text: string, blocks: readonly ContentBlock[]): number {
  let start = text.length;
  let last: boolean | null = null;
  for (const block of blocks.slice(-footBlocks).reverse()) {
    if (block.kind !== 'prose') continue;
    // a list above the lines of the footer belongs to the text
    const isItem = isListItem(text, block.start);
    last ??= isItem;
    if (isItem && !last) return start;
    if (startsWithLabel(text, block)) start = block.start;
    else if (block.end - block.start >= 60) return start;
  }
  return start;
}

/** Whether the mark of a list item stands in front of a block. */
function isListItem(text: string, at: number): boolean {
  return /(?:^|\n)[ \t>]{0,12}(?:[-*+]|\d{1,3}[.)])[ \t]{1,4}$/.test(text.slice(Math.max(0, at - 22), at));
}

/** Whether a block begins like `**Owner:** …` or `Owner: …`. */
export function startsWithLabel(text: string, block: TextRange): boolean {
  const end = Math.min(block.end, block.start + 60);
  for (let at = block.start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 58 /* : */ || code === 0xff1a /* ： */) return at > block.start;
    // a sentence ends or goes on behind such a sign; the entity of a blank is none
    if (code === 0x3002 /* 。 */) return false;
    const isEnd = code === 46 || code === 44 || code === 59 || code === 63 || code === 33; /* . , ; ? ! */
    if (isEnd && text.charCodeAt(at + 1) <= 32 && !text.startsWith('&nbsp;', at - 5)) return false;
  }
  return false;
}

/** The blocks that may hold labels: paragraphs, and headings and lines that are nothing but bold with a colon in them. */
export function labelBlocks({ blocks, headings }: BodyFacts): ContentBlock[] {
  const found: ContentBlock[] = [];
  let at = 0;
  const takeHeadings = (until: number): void => {
    for (let heading = headings[at]; heading; heading = headings[++at]) {
      const { start, end } = heading.depth === 7 ? heading.headingRange : heading.titleRange;
      if (start >= until) return;
      if (heading.title.includes(':') || heading.title.includes('：')) found.push({ start, end, kind: 'prose', quoted: false });
    }
  };
  for (const block of blocks) {
    if (block.kind !== 'prose') continue;
    takeHeadings(block.start);
    found.push(block);
  }
  takeHeadings(Number.POSITIVE_INFINITY);
  return found;
}
