import type { Root } from 'mdast';
import type { TextRange } from '../../core/text/text-range.ts';
import type { NodeReader, TreeNumbers } from './satteri-numbers.ts';

/**
 * The mdast tree of a parsed text. Nodes are made when their parent is asked for its children, and positions and texts
 * when they are asked for: facts need few of them, and a tree made as a whole costs as much as the parsing. It has the
 * fields that documents are read by; that both parsers give the same facts is tested over a corpus.
 */
export function lazyTree(numbers: TreeNumbers, reader: NodeReader): Root {
  return nodeOf(numbers, reader, 0) as unknown as Root;
}

/** Sätteri's number of a type → its name in mdast; plain Markdown has no other types. */
const names = [
  ...['root', 'paragraph', 'heading', 'thematicBreak', 'blockquote', 'list', 'listItem', 'html', 'code', 'definition', 'text'],
  ...['emphasis', 'strong', 'inlineCode', 'break', 'link', 'image', 'linkReference', 'imageReference', 'footnoteDefinition'],
  ...['footnoteReference', 'table', 'tableRow', 'tableCell', 'delete', 'yaml', 'toml', 'math', 'inlineMath'],
];

type Field = 'children' | 'depth' | 'url' | 'identifier' | 'value' | 'lang' | 'alt';

/** For each type by its number, where the fields stand in a node's data, in bytes; −1 where it has none. */
function places(of: Readonly<Record<string, number>>): Int8Array {
  return Int8Array.from(names, (name) => of[name] ?? -1);
}
const at = {
  url: places({ link: 0, definition: 0, image: 0 }),
  identifier: places({ linkReference: 0, footnoteDefinition: 0, definition: 16, imageReference: 0, footnoteReference: 0 }),
  // the value of mathematics between dollars, as that of code, comes behind something else
  value: places({ html: 0, text: 0, inlineCode: 0, yaml: 0, toml: 0, code: 16, math: 8, inlineMath: 8 }),
  lang: places({ code: 0 }),
  alt: places({ image: 8 }),
  depth: places({ heading: 0 }),
} satisfies Partial<Record<Field, Int8Array>>;

const isParent = Uint8Array.from(names, (name) =>
  /^(?:thematicBreak|break|html|code|definition|text|inline.*|image.*|footnoteReference|yaml|toml|math)$/.test(name) ? 0 : 1,
);
const isLiteral = Uint8Array.from(names, (_, kind) => ((at.value[kind] as number) < 0 ? 0 : 1));

function nodeOf(numbers: TreeNumbers, reader: NodeReader, id: number): LazyNode {
  const kind = numbers.kind(id);
  // a newer Sätteri may have other types
  if (isParent[kind] !== 0) return new ParentNode(numbers, reader, id, kind);
  return isLiteral[kind] === 1 ? new LiteralNode(numbers, reader, id, kind) : new EmptyNode(numbers, reader, id, kind);
}

/**
 * What all nodes have. Three classes for all types, and fields that are only declared: a walk over nodes of many classes
 * costs V8 several times as much, above all until it has optimised it.
 */
class LazyNode {
  declare readonly type: string;
  /** Where the node stands, without lines and columns; null for nodes that stand nowhere. */
  declare readonly range: TextRange | null;
  declare protected readonly numbers: TreeNumbers;
  declare protected readonly reader: NodeReader;
  declare protected readonly id: number;
  declare protected readonly kind: number;

  constructor(numbers: TreeNumbers, reader: NodeReader, id: number, kind: number) {
    this.type = names[kind] ?? 'unknown';
    this.range = numbers.range(id);
    this.numbers = numbers;
    this.reader = reader;
    this.id = id;
    this.kind = kind;
  }

  get position(): object | undefined {
    return this.reader.getPosition(this.id);
  }

  /** A field, undefined for types that lack it. */
  protected field(places: Int8Array): string | undefined {
    const offset = places[this.kind] ?? -1;
    return offset < 0 ? undefined : this.reader.fieldString(this.id, offset);
  }
}

class ParentNode extends LazyNode {
  declare private made: readonly LazyNode[] | undefined;

  constructor(numbers: TreeNumbers, reader: NodeReader, id: number, kind: number) {
    super(numbers, reader, id, kind);
    this.made = undefined;
  }

  get children(): readonly LazyNode[] {
    if (this.made === undefined) {
      const made: LazyNode[] = [];
      const { numbers, reader } = this;
      for (const id of numbers.children(this.id)) made.push(nodeOf(numbers, reader, id));
      this.made = made;
    }
    return this.made;
  }

  get depth(): number | undefined {
    return at.depth[this.kind] === 0 ? this.reader.fieldU8(this.id, 0, 1) : undefined;
  }

  get url(): string | undefined {
    return this.field(at.url);
  }

  get identifier(): string | undefined {
    return this.field(at.identifier);
  }
}

class LiteralNode extends LazyNode {
  get value(): string | undefined {
    return this.field(at.value);
  }

  get lang(): string | null {
    return this.field(at.lang) || null;
  }
}

/** A node without text or nodes in it. */
class EmptyNode extends LazyNode {
  get url(): string | undefined {
    return this.field(at.url);
  }

  get identifier(): string | undefined {
    return this.field(at.identifier);
  }

  get alt(): string | undefined {
    return this.field(at.alt);
  }
}
