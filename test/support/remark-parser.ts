import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { MarkdownParser } from '../../server/src/core/ports.ts';

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).freeze();

/** The slow but pure parser, enough for the small texts of tests. */
export const remarkParser: MarkdownParser = { name: 'remark-parse', parse: (text) => processor.parse(text) };
