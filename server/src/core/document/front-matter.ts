import type { TextRange } from '../text/text-range.ts';
import { findFence } from './front-matter-fence.ts';
import type { FrontMatter } from './front-matter-value.ts';
import { readYaml } from './yaml-values.ts';

const nothing: TextRange = { start: 0, end: 0 };
const none: FrontMatter = { kind: 'none', language: '', range: nothing, contentRange: nothing, entries: [], problems: [] };

/** A comply-style head is looked for in this many characters; a longer one is not met in practice. */
const headLimit = 8000;

/** The front matter of a text, and the text as the Markdown parser shall see it (same length, same lines). */
export interface FrontMatterReading {
  readonly frontMatter: FrontMatter;
  readonly markdown: string;
}

/** Reads the block at the head of a text. Never throws, runs nothing. @param text without byte order mark */
export function readFrontMatter(text: string): FrontMatterReading {
  const first = text.charCodeAt(0);
  if (first !== 45 /* - */ && first !== 43 /* + */) return readUnfencedHead(text);
  const fence = findFence(text);
  if (!fence) return { frontMatter: none, markdown: text };
  const { language, range, contentRange } = fence;
  if (language === 'yaml' || language === 'yml') {
    const block = readYaml(text, contentRange);
    const readable = block.isMapping && block.problems.length === 0;
    if (!readable && !hasKeyLine(text, contentRange)) {
      // a `---` pair around Markdown: the fences are thematic breaks, what stands between them is text
      return {
        frontMatter: none,
        markdown: blank(text, [
          { start: 0, end: contentRange.start },
          { start: contentRange.end, end: range.end },
        ]),
      };
    }
    const problems = block.isMapping
      ? block.problems
      : [...block.problems, { message: 'The block holds no `key: value` lines.', range: contentRange }].slice(0, 1);
    return {
      frontMatter: { kind: 'yaml', language: 'yaml', range, contentRange, entries: block.entries, problems },
      markdown: blankIfUnusual(text, range),
    };
  }
  const kind =
    language === 'toml' ? 'toml' : /^(js|javascript|ts|typescript|coffee|coffeescript|cson)$/.test(language) ? 'executable' : 'other';
  return { frontMatter: { kind, language, range, contentRange, entries: [], problems: [] }, markdown: blank(text, [range]) };
}

/** comply style: `key: value` lines first, then one `---`. */
function readUnfencedHead(text: string): FrontMatterReading {
  if (!/^[A-Za-z_][\w-]*:(?:[ \t]|\r?\n)/.test(text.slice(0, 80))) return { frontMatter: none, markdown: text };
  const closing = /^---[ \t]*$/gm;
  const end = closing.exec(text.slice(0, headLimit));
  if (!end) return { frontMatter: none, markdown: text };
  const contentRange = { start: 0, end: end.index };
  const block = readYaml(text, contentRange);
  if (block.problems.length > 0 || block.entries.length < 2) return { frontMatter: none, markdown: text };
  const range = { start: 0, end: end.index + end[0].length };
  return {
    frontMatter: { kind: 'yaml-head', language: 'yaml', range, contentRange, entries: block.entries, problems: [] },
    markdown: blank(text, [range]),
  };
}

/** A line that starts like `key:`; a bold title or a table row does not. */
function hasKeyLine(text: string, range: TextRange): boolean {
  return /^[A-Za-z_][\w .-]*:(?:\s|$)/m.test(text.slice(range.start, range.end));
}

/** Fences with a language or trailing blanks are read differently by Markdown parsers: they get to see none. */
function blankIfUnusual(text: string, range: TextRange): string {
  return /^---(?:\r\n|\n)/.test(text) ? text : blank(text, [range]);
}

function blank(text: string, ranges: readonly TextRange[]): string {
  let at = 0;
  let out = '';
  for (const range of ranges) {
    out += text.slice(at, range.start) + text.slice(range.start, range.end).replace(/[^\r\n]/g, ' ');
    at = range.end;
  }
  return out + text.slice(at);
}
