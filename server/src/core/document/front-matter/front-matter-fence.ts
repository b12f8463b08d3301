import matter from 'gray-matter';
import type { TextRange } from '../../text/text-range.ts';

/** Where the block at the head of a text begins and ends, and which language it names. */
export interface Fence {
  /** Lower case: `yaml` and `toml` by default, `js` for `---js`. */
  readonly language: string;
  /** With the fence lines, without the line end after the closing one. */
  readonly range: TextRange;
  readonly contentRange: TextRange;
}

/**
 * Finds a block fenced by `---` (with or without a language) or `+++`. gray-matter tells whether there is a fence and
 * its language, and nothing more: its parsing entry, whose `javascript` engine runs the block with `eval`, is never
 * called (and the bundles leave its engines out). An opening fence that is never closed is no fence.
 * @param text without byte order mark
 * @returns null if the text has no such block
 */
export function findFence(text: string): Fence | null {
  const delimiter = ['---', '+++'].find(
    (candidate) => matter.test(text, { delimiters: [candidate, candidate] } as never) && text.startsWith(candidate),
  );
  if (delimiter === undefined || text[3] === delimiter[0]) return null;
  const opening = /^[^\r\n]*(?:\r\n|\r|\n)/.exec(text)?.[0];
  if (opening === undefined) return null;
  const named = matter.language(opening.slice(delimiter.length)).name.toLowerCase();
  if (!/^[a-z][\w+-]*$|^$/.test(named)) return null;
  // not `^` and `$`: JavaScript also begins lines behind U+2028, which no parser does
  const closing = new RegExp(`(?<=[\\r\\n])\\${delimiter[0]}{3}[ \\t]*(?=[\\r\\n]|$)`, 'g');
  closing.lastIndex = opening.length;
  const end = closing.exec(text);
  if (!end) return null;
  return {
    language: named || (delimiter === '+++' ? 'toml' : 'yaml'),
    range: { start: 0, end: end.index + end[0].length },
    contentRange: { start: opening.length, end: end.index },
  };
}
