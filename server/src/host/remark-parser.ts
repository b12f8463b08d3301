import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { MarkdownParser } from '../core/ports.ts';

/**
 * The parser that runs everywhere, a browser included: unified with remark-parse, GFM and front matter. Input that
 * makes it give up (thousands of nested quotes) is read as one paragraph, so that it never throws.
 */
export function createRemarkParser(): MarkdownParser {
  const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).freeze();
  return {
    name: 'remark-parse',
    parse(text) {
      try {
        return processor.parse(text);
      } catch {
        return plainTree(text);
      }
    },
  };
}

/** A tree that claims no structure at all: the whole text as one paragraph. */
function plainTree(text: string): Root {
  const before = text.split(/\r\n|\n|\r/);
  const last = before[before.length - 1] ?? '';
  const position = {
    start: { line: 1, column: 1, offset: 0 },
    end: { line: before.length, column: last.length + 1, offset: text.length },
  };
  return {
    type: 'root',
    position,
    children: [{ type: 'paragraph', position, children: [{ type: 'text', value: text, position }] }],
  };
}
