import type {
  Code,
  Heading,
  Html,
  Image,
  Link,
  Definition as LinkDefinition,
  List,
  Table as MarkdownTable,
  Nodes,
  Paragraph,
  Parents,
  Root,
  Text,
} from 'mdast';
import type { TextRange } from '../text/text-range.ts';
import { boldLine, isUnderlinedText, type RawHeading, rangeOf, readHeading } from './read-heading.ts';

/** Where a piece of running text stands. */
export type TextPlace = 'heading' | 'text' | 'table';

/** A run of text that readers see: no code, no comments, no link targets. */
export interface TextSpan extends TextRange {
  readonly place: TextPlace;
}

/** A block that holds something to read. `prose` blocks may be placeholders, others are content as they stand. */
export interface ContentBlock extends TextRange {
  readonly kind: 'prose' | 'other';
  readonly quoted: boolean;
}

/** A link, image or definition with its target as the parser decodes it. */
export interface RawLink {
  readonly url: string;
  readonly range: TextRange;
}

/** Rows of cells; a cell is the range between its pipes. */
export type Table = readonly (readonly TextRange[])[];

/** A numbered list. */
export interface OrderedList extends TextRange {
  readonly items: number;
}

/** What one pass over the tree collects, each list in document order. */
export interface BodyFacts {
  readonly headings: readonly RawHeading[];
  readonly spans: readonly TextSpan[];
  readonly blocks: readonly ContentBlock[];
  readonly links: readonly RawLink[];
  /** Raw HTML, where comments are looked for. */
  readonly html: readonly TextRange[];
  readonly tables: readonly Table[];
  /** Numbered lists, those in others included, with the number of their items. */
  readonly orderedLists: readonly OrderedList[];
  /** What stands in fenced YAML blocks. */
  readonly yaml: readonly TextRange[];
}

/** The children of a node that are still to be visited. */
interface Visit {
  readonly children: readonly Nodes[];
  next: number;
  readonly place: TextPlace;
  readonly quoted: boolean;
}

/** A definition whose fate is open until all references are known. */
interface Definition extends RawLink {
  readonly identifier: string;
  readonly block: ContentBlock;
}

/** Collects {@link BodyFacts} in one pass without recursion, so that no nesting can exhaust the stack. */
export function walkMarkdown(root: Root, text: string): BodyFacts {
  return new Walk(text).facts(root);
}

class Walk {
  readonly #text: string;
  readonly #headings: RawHeading[] = [];
  readonly #spans: TextSpan[] = [];
  readonly #blocks: ContentBlock[] = [];
  readonly #links: RawLink[] = [];
  readonly #html: TextRange[] = [];
  readonly #tables: TextRange[][][] = [];
  readonly #orderedLists: OrderedList[] = [];
  readonly #yaml: TextRange[] = [];
  readonly #definitions: Definition[] = [];
  /** Identifiers that references use. */
  readonly #used = new Set<string>();
  readonly #stack: Visit[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  facts(root: Root): BodyFacts {
    const stack = this.#stack;
    this.#descend(root, 'text', false);
    for (let visit = stack.at(-1); visit; visit = stack.at(-1)) {
      const node = visit.children[visit.next++] as Nodes;
      if (visit.next === visit.children.length) stack.pop();
      this.#visit(node, visit.place, visit.quoted);
    }
    this.#settleDefinitions();
    return {
      headings: this.#headings,
      spans: this.#spans,
      blocks: this.#blocks,
      links: this.#links,
      html: this.#html,
      tables: this.#tables,
      orderedLists: this.#orderedLists,
      yaml: this.#yaml,
    };
  }

  #descend({ children }: Parents, place: TextPlace, quoted: boolean): void {
    if (children.length > 0) this.#stack.push({ children, next: 0, place, quoted });
  }

  #visit(node: Nodes, place: TextPlace, quoted: boolean): void {
    switch (node.type) {
      case 'text':
        this.#takeText(node, place);
        break;
      case 'heading':
        this.#takeHeading(node, place, quoted);
        break;
      case 'paragraph':
        this.#takeParagraph(node, place, quoted);
        break;
      case 'table':
        this.#takeTable(node, quoted);
        break;
      case 'code':
        this.#takeCode(node, place, quoted);
        break;
      case 'html':
        this.#takeHtml(node, place, quoted);
        break;
      case 'link':
        this.#takeLink(node, place, quoted);
        break;
      case 'image':
      case 'definition':
        this.#takeTarget(node, quoted);
        break;
      case 'linkReference':
        this.#used.add(node.identifier);
        this.#descend(node, place, quoted);
        break;
      case 'imageReference':
        this.#used.add(node.identifier);
        break;
      case 'list':
        this.#takeList(node, place, quoted);
        break;
      case 'blockquote':
        this.#descend(node, place, true);
        break;
      default:
        if ('children' in node) this.#descend(node, place, quoted);
    }
  }

  #takeText(node: Text, place: TextPlace): void {
    // a parser may leave out positions around literal autolinks; the text is then found behind the last span
    const at = rangeOf(node) ?? locate(this.#text, node.value, this.#spans.at(-1)?.end ?? 0);
    if (at) this.#spans.push({ start: at.start, end: at.end, place });
  }

  #takeHeading(node: Heading, place: TextPlace, quoted: boolean): void {
    const range = rangeOf(node);
    const isText = range !== null && isUnderlinedText(this.#text, range);
    if (isText) this.#blocks.push(contentBlock(range, 'prose', quoted));
    else if (range) this.#headings.push(readHeading(node, range, this.#text));
    this.#descend(node, isText ? place : 'heading', quoted);
  }

  #takeParagraph(node: Paragraph, place: TextPlace, quoted: boolean): void {
    const range = rangeOf(node);
    if (range) {
      const bold = boldLine(node, this.#text);
      if (bold) this.#headings.push({ title: bold.title, depth: 7, titleRange: bold.titleRange, headingRange: range });
      else this.#blocks.push(contentBlock(range, 'prose', quoted));
    }
    this.#descend(node, place, quoted);
  }

  #takeTable(node: MarkdownTable, quoted: boolean): void {
    const range = rangeOf(node);
    if (range) this.#blocks.push(contentBlock(range, 'other', quoted));
    this.#tables.push(node.children.map((row) => row.children.map((cell) => rangeOf(cell)).filter((cell) => cell !== null)));
    this.#descend(node, 'table', quoted);
  }

  #takeList(node: List, place: TextPlace, quoted: boolean): void {
    const range = rangeOf(node);
    // told by its first mark, as not every parser says it
    if (range && isDigit(this.#text.charCodeAt(range.start)))
      this.#orderedLists.push({ start: range.start, end: range.end, items: node.children.length });
    this.#descend(node, place, quoted);
  }

  #takeCode(node: Code, place: TextPlace, quoted: boolean): void {
    const range = rangeOf(node);
    if (!range) return;
    if (isLetteredList(this.#text, range, this.#blocks.at(-1))) {
      this.#blocks.push(contentBlock(range, 'prose', quoted));
      this.#spans.push({ start: range.start, end: range.end, place });
      return;
    }
    this.#blocks.push(contentBlock(range, 'other', quoted));
    if (node.lang && /^ya?ml$/i.test(node.lang)) this.#yaml.push(insideFence(this.#text, range));
  }

  #takeHtml(node: Html, place: TextPlace, quoted: boolean): void {
    const range = rangeOf(node);
    if (!range) return;
    this.#html.push(range);
    if (place === 'text' && showsMore(node.value)) this.#blocks.push(contentBlock(range, 'other', quoted));
  }

  #takeLink(node: Link, place: TextPlace, quoted: boolean): void {
    const range = rangeOf(node);
    if (!range) return;
    const end = rangeOf(node.children.at(-1))?.end ?? range.start;
    this.#links.push({ url: node.url, range: targetRange(this.#text, range, node.url, end) });
    if (rangeOf(node.children[0]) && this.#text[range.start] === '[') this.#descend(node, place, quoted);
  }

  #takeTarget(node: Image | LinkDefinition, quoted: boolean): void {
    const range = rangeOf(node);
    if (!range) return;
    const isImage = node.type === 'image';
    // the same word may stand in the description or label before
    const before = this.#text.slice(range.start, range.end).indexOf(isImage ? '](' : ']:');
    const target = { url: node.url, range: targetRange(this.#text, range, node.url, range.start + Math.max(0, before)) };
    const block = contentBlock(range, 'other', quoted);
    if (node.type === 'definition') this.#definitions.push({ ...target, identifier: node.identifier, block });
    else {
      this.#links.push(target);
      this.#blocks.push(block);
    }
  }

  #settleDefinitions(): void {
    if (this.#definitions.length === 0) return;
    for (const { identifier, block, url, range } of this.#definitions) {
      if (this.#used.has(identifier) || /[./#]/.test(url)) this.#links.push({ url, range });
      // `- [Interface]: Purpose` is a definition by the book and a sentence to who wrote it
      else this.#blocks.push(block);
    }
    for (const list of [this.#links, this.#blocks]) inOrder(list);
  }
}

function isDigit(code: number): boolean {
  return code > 47 && code < 58;
}

// spelled out: spreading the range into it takes longer than reading the node
function contentBlock({ start, end }: TextRange, kind: ContentBlock['kind'], quoted: boolean): ContentBlock {
  return { start, end, kind, quoted };
}

function inOrder(list: (RawLink | ContentBlock)[]): void {
  const startOf = (item: RawLink | ContentBlock): number => ('range' in item ? item.range.start : item.start);
  list.sort((a, b) => startOf(a) - startOf(b));
}

const letteredItem = /^\s{0,8}\(?(?:[a-z]{1,4}|\d{1,2}|#)[.)]\s/i;

/**
 * True for what Markdown takes for indented code and its author for the next level of a list with letters, as pandoc
 * reads it: `a. *Enforcement*`, and below it, indented, `i. Whoever breaks this rule …`.
 */
function isLetteredList(text: string, { start, end }: TextRange, above: ContentBlock | undefined): boolean {
  if (above?.kind !== 'prose' || text.slice(above.end, start).trim() !== '') return false;
  return letteredItem.test(text.slice(start, Math.min(end, start + 20))) && letteredItem.test(text.slice(above.start, above.start + 20));
}

/** The lines between the fences of a code block. */
function insideFence(text: string, { start, end }: TextRange): TextRange {
  const from = text.indexOf('\n', start) + 1;
  const to = text.lastIndexOf('\n', end - 1) + 1;
  return from === 0 || to < from ? { start: end, end } : { start: from, end: to };
}

/** True if raw HTML holds anything but comments. */
function showsMore(html: string): boolean {
  let at = 0;
  for (let open = html.indexOf('<!--'); open >= 0; open = html.indexOf('<!--', at)) {
    if (html.slice(at, open).trim() !== '') return true;
    const close = html.indexOf('-->', open + 4);
    if (close < 0) return false;
    at = close + 3;
  }
  return html.slice(at).trim() !== '';
}

function locate(text: string, value: string, from: number): TextRange | null {
  if (value.trim() === '') return null;
  const start = text.indexOf(value, from);
  return start < 0 ? null : { start, end: start + value.length };
}

/** The place of a target as written; the whole link if it is written in another way than the parser tells. */
function targetRange(text: string, range: TextRange, url: string, from: number): TextRange {
  const at = url === '' ? -1 : text.slice(from, range.end).indexOf(url);
  return at < 0 ? range : { start: from + at, end: from + at + url.length };
}
