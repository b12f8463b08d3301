import type { TextRange } from '../../text/text-range.ts';
import { metadataKeyByName } from '../metadata/metadata-keys.ts';
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
  if (!fence) return readUnclosed(text) ?? { frontMatter: none, markdown: text };
  const { language, range, contentRange } = fence;
  if (language === 'yaml' || language === 'yml') {
    const block = readYaml(text, contentRange);
    const readable = block.isMapping && block.problems.length === 0;
    const unclosed = readable ? null : readUnclosed(text);
    if (unclosed) return unclosed;
    if (!readable && !looksLikeYaml(text, contentRange)) {
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
  const closing = /(?<=[\r\n])---[ \t]*(?=[\r\n]|$)/g;
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

const keyLine = /^[A-Za-z_][\w .-]{0,60}:(?:[ \t]|$)/;

/** Begins like YAML and has a `key:` somewhere; a bold title, a table row or a sentence is Markdown. */
function looksLikeYaml(text: string, range: TextRange): boolean {
  const lines = text.slice(range.start, range.end).split(/\r?\n|\r/);
  const first = lines.find((line) => line.trim() !== '') ?? '';
  return (
    !/^(?:\s*[|>]|\*\*|__|!\[|<)/.test(first) && lines.some((line) => keyLine.test(line)) && !lines.some((line) => line.startsWith('|'))
  );
}

/**
 * A block that is opened and has `key: value` lines, but whose closing fence is missing: what stands before the first blank
 * line or heading is read, and the missing fence named.
 */
function readUnclosed(text: string): FrontMatterReading | null {
  const opening = /^---[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(0, 200))?.[0];
  if (opening === undefined) return null;
  let end = opening.length;
  const keys: string[] = [];
  for (let at = end; at < Math.min(text.length, headLimit); ) {
    const next = text.indexOf('\n', at);
    const lineEnd = next < 0 ? text.length : next;
    const line = text.slice(at, lineEnd).trimEnd();
    if (line === '' || /^#{1,6} /.test(line)) break;
    if (keyLine.test(line)) keys.push(line.slice(0, line.indexOf(':')));
    else if (keys.length === 0 || !/^(?:\s+\S|- |#)/.test(line)) return null;
    at = next < 0 ? text.length : next + 1;
    end = at;
  }
  // what follows must be Markdown: a blank line may stand in YAML too
  const below = /^\s*(\S[^\n]*)/.exec(text.slice(end, end + 2000))?.[1] ?? '';
  if (keyLine.test(below) || below.startsWith('---') || !(keys.length > 1 || keys.some((key) => metadataKeyByName(key)))) return null;
  const contentRange = { start: opening.length, end };
  const { entries } = readYaml(text, contentRange);
  const range = { start: 0, end };
  const problem = {
    message: 'The block that opens here is never closed: put a line `---` below its last key.',
    range: { start: 0, end: 3 },
  };
  return {
    frontMatter: { kind: 'yaml', language: 'yaml', range, contentRange, entries, problems: [problem] },
    markdown: blank(text, [range]),
  };
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
