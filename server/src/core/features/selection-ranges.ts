import type { FrontMatterEntry, FrontMatterValue } from '../document/front-matter/front-matter-value.ts';
import { readBlocks } from '../document/lines/read-blocks.ts';
import { cellsOf, TextLines } from '../document/lines/text-lines.ts';
import type { PolicyDocument, Section } from '../document/policy-document.ts';
import type { IsmsService } from '../service-api.ts';
import { rangeTouches, type TextRange } from '../text/text-range.ts';

/**
 * What to select around each offset of an open text, step by step: the word, the id or link, the cell, list item or value,
 * the line, the paragraph, the text of the section, the section, those around it, the document. In the front matter: the
 * value, its entry, the front matter.
 * @returns for each offset ranges from small to large, each wider than the one before and holding it; never empty
 */
export function selectionRanges(service: IsmsService, uri: string, offsets: readonly number[]): readonly (readonly TextRange[])[] {
  const document = service.document(uri);
  const text = service.openText(uri)?.text;
  if (!document || text === undefined) return offsets.map((offset) => [{ start: offset, end: offset }]);
  const reader = new SelectionReader(document, text);
  return offsets.map((offset) => reader.at(offset));
}

class SelectionReader {
  readonly #document: PolicyDocument;
  readonly #text: string;
  readonly #lines: TextLines;
  readonly #blocks: ReturnType<typeof readBlocks>;

  constructor(document: PolicyDocument, text: string) {
    this.#document = document;
    this.#text = text;
    this.#lines = new TextLines(document, text);
    this.#blocks = readBlocks(text, document.lines, document.frontMatter.range.end);
  }

  at(offset: number): TextRange[] {
    const { frontMatter, references, links } = this.#document;
    const isHead = frontMatter.kind !== 'none' && rangeTouches(frontMatter.range, offset);
    const ranges = [
      this.#word(offset),
      ...references.map(({ range }) => range),
      ...links.map(({ range }) => range),
      this.#trimmed({ start: this.#lines.start(this.#lines.at(offset)), end: this.#lines.next(this.#lines.at(offset)) }),
      ...(isHead ? this.#inHead(offset) : this.#inBody(offset)),
      { start: 0, end: this.#text.length },
    ];
    return nested(ranges.filter((range) => rangeTouches(range, offset)));
  }

  #word(offset: number): TextRange {
    const isWord = (at: number): boolean => /[\p{L}\p{N}\p{M}_]/u.test(String.fromCodePoint(this.#text.codePointAt(at) ?? 32));
    let [start, end] = [offset, offset];
    while (start > 0 && isWord(this.#before(start))) start = this.#before(start);
    while (end < this.#text.length && isWord(end)) end += (this.#text.codePointAt(end) as number) > 0xffff ? 2 : 1;
    return { start, end };
  }

  /** The offset of the character in front; no half of an astral one. */
  #before(offset: number): number {
    const isPair = offset > 1 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(this.#text.slice(offset - 2, offset));
    return offset - (isPair ? 2 : 1);
  }

  #inHead(offset: number): TextRange[] {
    const { range, contentRange, entries } = this.#document.frontMatter;
    const found = [range, this.#trimmed(contentRange)];
    this.#inEntries(entries, offset, found);
    return found;
  }

  #inEntries(entries: readonly FrontMatterEntry[], offset: number, found: TextRange[]): void {
    for (const { keyRange, value } of entries) {
      const entry = this.#trimmed({ start: keyRange.start, end: Math.max(keyRange.end, value.range.end) });
      if (!rangeTouches(entry, offset)) continue;
      found.push(entry, keyRange);
      this.#inValue(value, offset, found);
    }
  }

  #inValue(value: FrontMatterValue, offset: number, found: TextRange[]): void {
    const range = this.#trimmed(value.range);
    if (!rangeTouches(range, offset)) return;
    found.push(range);
    if (value.kind === 'list') for (const item of value.items) this.#inValue(item, offset, found);
    else if (value.kind === 'map') this.#inEntries(value.entries, offset, found);
    else if (value.style === 'quoted' && range.end - range.start > 1) found.push({ start: range.start + 1, end: range.end - 1 });
  }

  #inBody(offset: number): TextRange[] {
    const { sections } = this.#document;
    const found: TextRange[] = this.#blocks.filter((block) => rangeTouches(block, offset));
    const line = this.#lines.at(offset);
    if (this.#blocks.some(({ kind, firstLine, lastLine }) => kind === 'table' && firstLine <= line && line <= lastLine))
      for (const cell of cellsOf(line, this.#lines) ?? []) found.push(this.#trimmed(cell));
    for (const [index, section] of sections.entries()) {
      if (!rangeTouches(section.range, offset)) continue;
      found.push(section.titleRange, section.headingRange, ...this.#content(section, sections[index + 1]));
      found.push(this.#trimmed({ start: section.headingRange.start, end: section.range.end }));
    }
    return found;
  }

  /** What stands below a heading: up to its first subsection, and all of it. */
  #content({ headingRange, range }: Section, next: Section | undefined): TextRange[] {
    const end = next && next.headingRange.start < range.end ? next.headingRange.start : range.end;
    return [
      { start: headingRange.end, end },
      { start: headingRange.end, end: range.end },
    ].map((each) => this.#trimmed(each));
  }

  #trimmed({ start, end }: TextRange): TextRange {
    let [first, last] = [start, end];
    while (last > first && /\s/.test(this.#text[last - 1] as string)) last--;
    while (first < last && /\s/.test(this.#text[first] as string)) first++;
    return { start: first, end: last };
  }
}

/** From small to large, each once; what would cut across a smaller one is left out. */
function nested(ranges: readonly TextRange[]): TextRange[] {
  const sorted = [...ranges].sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start);
  const chain: TextRange[] = [];
  for (const range of sorted) {
    const inner = chain.at(-1);
    const holds = !inner || (range.start <= inner.start && inner.end <= range.end);
    if (holds && (!inner || range.end - range.start > inner.end - inner.start)) chain.push(range);
  }
  return chain;
}
