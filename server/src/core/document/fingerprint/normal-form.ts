import type { Definition, Link, ListItem, Nodes, Root, TableCell, TableRow } from 'mdast';
import type { TextRange } from '../../text/text-range.ts';
import { rangeOf } from '../read-heading.ts';
import { isInside, type LeftOut, overlaps, without } from './left-out.ts';
import { isReadable, normalCode, normalText, shownHtml } from './normal-text.ts';

/** What stands in the place of the target of a reference until all definitions are known. */
interface Target {
  readonly identifier: string;
}

/** A block of text under way. */
interface Block {
  readonly parts: (string | Target)[];
  /** True if something of it is left out. */
  isCut: boolean;
}

/** An item of a list or a quote that holds blocks. */
interface Container {
  readonly mark: string;
  /** Stands before all blocks but the first. */
  readonly next: string;
  isOpened: boolean;
}

/** Nodes still to be visited, and what is to be done behind the last one. */
interface Visit {
  readonly nodes: readonly Nodes[];
  next: number;
  readonly leave: (() => void) | undefined;
}

/**
 * The text of a document in a form in which two are equal if readers read the same: one line per paragraph, heading, row,
 * item or line of code, in order, with what it is in. How it is wrapped, marked and padded does not show; words, links and
 * their targets, headings and their levels, cells and the order of all of them do. Without recursion, so that no nesting
 * can exhaust the stack.
 */
export function normalForm(root: Root, text: string, left: LeftOut): string {
  return new Writer(text, left).write(root);
}

class Writer {
  readonly #text: string;
  readonly #left: LeftOut;
  readonly #stack: Visit[] = [];
  readonly #lines: (string | Target)[][] = [];
  readonly #containers: Container[] = [];
  readonly #definitions = new Map<string, string>();
  #block: Block | null = null;
  #row: (string | Target)[] | null = null;
  /** Behind the last text that was found; a parser may leave out positions around literal autolinks. */
  #end = 0;

  constructor(text: string, left: LeftOut) {
    this.#text = text;
    this.#left = left;
  }

  write(root: Root): string {
    this.#descend(root.children);
    for (let visit = this.#stack.at(-1); visit; visit = this.#stack.at(-1)) {
      const node = visit.nodes[visit.next++];
      if (node) this.#visit(node);
      else {
        this.#stack.pop();
        visit.leave?.();
      }
    }
    return this.#lines.map((parts) => parts.map((part) => this.#resolved(part)).join('')).join('\n');
  }

  #descend(nodes: readonly Nodes[], leave?: () => void): void {
    this.#stack.push({ nodes, next: 0, leave });
  }

  #visit(node: Nodes): void {
    const range = rangeOf(node);
    if (range && isInside(range, this.#left.parts)) return;
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        this.#takeText(node.value, range);
        break;
      case 'emphasis':
      case 'strong':
        this.#descend(node.children);
        break;
      case 'heading':
        this.#takeBlock(`h${node.depth}`, node.children);
        break;
      case 'paragraph':
        this.#takeBlock('p', node.children);
        break;
      case 'listItem':
        this.#takeItem(node, range);
        break;
      case 'blockquote':
        this.#within({ mark: '>', next: '>', isOpened: false }, node.children);
        break;
      case 'footnoteDefinition':
        this.#within({ mark: `[^${named(node.identifier)}]`, next: '+', isOpened: false }, node.children);
        break;
      case 'table':
        if (range && overlaps(range, this.#left.historyCells)) return;
        this.#descend(node.children);
        break;
      case 'tableRow':
        this.#takeRow(node);
        break;
      case 'tableCell':
        this.#takeCell(node, range);
        break;
      case 'code':
        if (range && overlaps(range, this.#left.fields)) return;
        for (const line of normalCode(node.value)) this.#put([`${this.#path()}c\t${line}`]);
        return;
      case 'html':
        this.#takeHtml(node.value, range);
        break;
      case 'break':
        this.#add(' ');
        break;
      case 'delete':
        // what is struck out does not apply, so this is no matter of looks
        this.#add('~~');
        this.#descend(node.children, () => this.#add('~~'));
        break;
      case 'link':
        this.#takeLink(node);
        break;
      case 'linkReference':
        this.#descend(node.children, () => this.#add({ identifier: named(node.identifier) }));
        break;
      case 'image':
        if (!range || !overlaps(range, this.#left.fields)) this.#add(`![${node.alt ?? ''}](${node.url})`);
        return;
      case 'imageReference':
        if (range && overlaps(range, this.#left.fields)) return;
        this.#add('!');
        this.#add({ identifier: named(node.identifier) });
        break;
      case 'footnoteReference':
        this.#add(`[^${named(node.identifier)}]`);
        break;
      case 'definition':
        this.#takeDefinition(node);
        break;
      default:
        if ('children' in node) this.#descend(node.children);
        else if ('value' in node) this.#takeText(String((node as { value: unknown }).value), range);
    }
  }

  /** Adds text to the block under way, without what is left out of it. */
  #takeText(value: string, known: TextRange | null): void {
    const range = known ?? this.#locate(value);
    if (range) this.#end = range.end;
    if (!range || !overlaps(range, this.#left.fields)) {
      this.#add(value);
      return;
    }
    if (this.#block) this.#block.isCut = true;
    for (const { start, end } of without(range, this.#left.fields)) this.#add(this.#text.slice(start, end));
  }

  #locate(value: string): TextRange | null {
    const start = value.trim() === '' ? -1 : this.#text.indexOf(value, this.#end);
    return start < 0 ? null : { start, end: start + value.length };
  }

  /** Text outside of any paragraph, as of an unknown kind of block, is a block of its own. */
  #add(part: string | Target): void {
    if (this.#block) this.#block.parts.push(part);
    else if (typeof part === 'string' && part.trim() !== '') this.#put([`${this.#path()}p\t${normalText(part)}`]);
  }

  #takeBlock(tag: string, nodes: readonly Nodes[]): void {
    const outer = this.#block;
    const block: Block = { parts: [], isCut: false };
    this.#block = block;
    this.#descend(nodes, () => {
      this.#block = outer;
      const parts = joined(block);
      if (parts.length > 0) this.#put([`${this.#path()}${tag}\t`, ...parts]);
    });
  }

  #takeRow({ children }: TableRow): void {
    const row: (string | Target)[] = [];
    this.#row = row;
    this.#descend(children, () => {
      this.#row = null;
      while (row.at(-1) === '|') row.pop();
      if (row.length > 0) this.#put([`${this.#path()}r\t`, ...row]);
    });
  }

  #takeCell({ children }: TableCell, range: TextRange | null): void {
    const block: Block = { parts: [], isCut: false };
    this.#block = block;
    // a cell of document control is left out with all that stands beside the value
    const isOut = range !== null && overlaps(range, this.#left.fields);
    this.#descend(isOut ? [] : children, () => {
      this.#block = null;
      this.#row?.push(...joined(block), '|');
    });
  }

  #takeItem(node: ListItem, range: TextRange | null): void {
    const head = range ? this.#text.slice(range.start, range.start + 20) : '';
    const box = /^(?:[-*+]|\d{1,9}[.)])\s{1,4}\[([ xX])\]\s/.exec(head)?.[1];
    const mark = box === undefined ? '*' : box === ' ' ? '*[ ]' : '*[x]';
    this.#within({ mark, next: '+', isOpened: false }, node.children);
  }

  #within(container: Container, nodes: readonly Nodes[]): void {
    this.#containers.push(container);
    this.#descend(nodes, () => this.#containers.pop());
  }

  #takeLink({ url, children }: Link): void {
    const [only] = children;
    const written = children.length === 1 && only?.type === 'text' ? only.value : undefined;
    // an address that is its own text is one with or without marks around it
    const isBare = written !== undefined && [written, `mailto:${written}`, `http://${written}`].includes(url);
    this.#descend(children, isBare ? undefined : () => this.#add(`(${url})`));
  }

  #takeHtml(html: string, range: TextRange | null): void {
    if (range && (overlaps(range, this.#left.historyCells) || overlaps(range, this.#left.fields))) return;
    const shown = shownHtml(html);
    const text = this.#block ? '' : normalText(shown);
    if (this.#block) this.#add(shown);
    else if (text !== '') this.#put([`${this.#path()}x\t${text}`]);
  }

  #takeDefinition({ identifier, url }: Definition): void {
    const name = named(identifier);
    // the first one counts
    if (this.#definitions.has(name)) return;
    this.#definitions.set(name, url);
    // `- [Interface]: Purpose` is a definition by the book and a sentence to who wrote it
    if (!/[./#]/.test(url)) this.#put([`${this.#path()}d\t[${name}] ${url}`]);
  }

  #resolved(part: string | Target): string {
    return typeof part === 'string' ? part : `(${this.#definitions.get(part.identifier) ?? ''})`;
  }

  #put(line: (string | Target)[]): void {
    this.#lines.push(line);
  }

  /** What a block stands in; the first one of an item says that an item begins. */
  #path(): string {
    return this.#containers
      .map((container) => {
        const mark = container.isOpened ? container.next : container.mark;
        container.isOpened = true;
        return mark;
      })
      .join('');
  }
}

/** The parts of a block in normal form, none if nothing is to be read there. */
function joined({ parts, isCut }: Block): (string | Target)[] {
  if (parts.every((part) => typeof part === 'string')) {
    const text = normalText(parts.join('').replaceAll('\u0000', '\ufffd'));
    return text === '' || (isCut && !isReadable(text)) ? [] : [text];
  }
  const texts: (string | Target)[] = [];
  let open = '';
  for (const part of parts) {
    // U+0000 stands for a target below
    if (typeof part === 'string') open += part.replaceAll('\u0000', '\ufffd');
    else {
      texts.push(open, part);
      open = '';
    }
  }
  texts.push(open);
  const all = texts.map((part) => (typeof part === 'string' ? part : '\u0000')).join('');
  const text = normalText(all);
  if (text === '' || (isCut && !isReadable(text))) return [];
  const targets = texts.filter((part) => typeof part !== 'string');
  return text.split('\u0000').flatMap((piece, i) => (i === 0 ? [piece] : [targets[i - 1] as Target, piece]));
}

/** Identifiers are compared without case, and white space in them is one space. */
function named(identifier: string): string {
  return identifier.replace(/\s+/g, ' ').trim().toLowerCase();
}
