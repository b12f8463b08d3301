import type { TextRange } from '../../core/text/text-range.ts';

/** The part of Sätteri's reader of a parsed text that trees are made of. A node is known by its number, the root by 0. */
export interface NodeReader {
  /** Where the parts of the serialised tree begin, in bytes. */
  readonly header?: { readonly nodesOffset: number; readonly nodeStructSize: number; readonly childrenOffset: number };
  getNodeType(node: number): number;
  getPosition(node: number): { readonly start: { readonly offset: number }; readonly end: { readonly offset: number } } | undefined;
  getChildIds(node: number): number[];
  /** @param offset of the field in the node's data, in bytes */
  fieldString(node: number, offset: number): string;
  fieldU8(node: number, offset: number, fallback: number): number;
}

/** What each node of a tree says in numbers, which is what a walk asks of most of them. */
export interface TreeNumbers {
  /** Sätteri's number of the node's type. */
  kind(node: number): number;
  /** Null for nodes that stand nowhere in the text. */
  range(node: number): TextRange | null;
  children(node: number): readonly number[];
}

/** The numbers as Sätteri's own reader gives them. */
export class NumbersOfReader implements TreeNumbers {
  readonly #reader: NodeReader;

  constructor(reader: NodeReader) {
    this.#reader = reader;
  }

  kind(node: number): number {
    return this.#reader.getNodeType(node);
  }

  range(node: number): TextRange | null {
    const position = this.#reader.getPosition(node);
    return position ? { start: position.start.offset, end: position.end.offset } : null;
  }

  children(node: number): readonly number[] {
    return this.#reader.getChildIds(node);
  }
}

/** Places in a node's record, in words of four bytes. */
const word = { kind: 1, start: 3, end: 4, startLine: 5, firstChild: 9, childCount: 10 };
const none: readonly number[] = [];

/**
 * The numbers straight from the serialised tree, several times as fast. How it is laid out is Sätteri's affair, so that
 * {@link readsAlike} is asked first.
 */
export class NumbersOfWords implements TreeNumbers {
  declare readonly words: Uint32Array;
  declare readonly nodes: number;
  declare readonly size: number;
  declare readonly lists: number;

  constructor(words: Uint32Array, { nodesOffset, nodeStructSize, childrenOffset }: NonNullable<NodeReader['header']>) {
    this.words = words;
    this.nodes = nodesOffset >> 2;
    this.size = nodeStructSize >> 2;
    this.lists = childrenOffset >> 2;
  }

  kind(node: number): number {
    return (this.words[this.nodes + node * this.size + word.kind] as number) & 0xff;
  }

  range(node: number): TextRange | null {
    const { words } = this;
    const record = this.nodes + node * this.size;
    // lines count from one; nodes that stand nowhere have line zero
    if (words[record + word.startLine] === 0) return null;
    return { start: words[record + word.start] as number, end: words[record + word.end] as number };
  }

  children(node: number): readonly number[] {
    const { words } = this;
    const record = this.nodes + node * this.size;
    const count = words[record + word.childCount] as number;
    if (count === 0) return none;
    const first = this.lists + (words[record + word.firstChild] as number);
    const children: number[] = [];
    for (let at = first; at < first + count; at++) children.push(words[at] as number);
    return children;
  }
}

/** The words of a serialised tree, null where it cannot be read as such. */
export function wordsOf(tree: Uint8Array, header: NodeReader['header']): NumbersOfWords | null {
  if (!header || (header.nodesOffset | header.nodeStructSize | header.childrenOffset | tree.byteOffset) % 4 !== 0) return null;
  return new NumbersOfWords(new Uint32Array(tree.buffer, tree.byteOffset, tree.byteLength >> 2), header);
}

/** Whether a tree's words say what Sätteri's reader says, for all nodes that can be reached. */
export function readsAlike(words: TreeNumbers, reader: NodeReader): boolean {
  const own = new NumbersOfReader(reader);
  const open = [0];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const children = own.children(node);
    const [range, ownRange] = [words.range(node), own.range(node)];
    if (words.kind(node) !== own.kind(node) || String(words.children(node)) !== String(children)) return false;
    if (range?.start !== ownRange?.start || range?.end !== ownRange?.end) return false;
    open.push(...children);
  }
  return true;
}
