import type { CompletionContext } from './completion-context.ts';
import type { SourceLine } from './front-matter-lines.ts';

/** An open `[` or `{`. */
interface Flow {
  readonly isMap: boolean;
  /** The key whose value is being written, in a map. */
  key: string | null;
  readonly keys: string[];
}

/** A line at the left that starts an entry: a bracket that nobody closed does not reach beyond it. */
const nextEntry = /^[\p{L}_][\p{L}\p{N}_ .-]*:(?:[ \t]|$)/u;

/**
 * Reads `[…]` and `{…}` from their opening bracket.
 * @param first index of the line that holds it
 * @param open UTF-16 offset of the bracket
 * @param path keys that lead to it
 * @returns what is typed at `offset`; if the cursor is not inside, the index of the line on which the brackets end;
 * null where nothing can be typed
 */
export function flowContext(
  lines: readonly SourceLine[],
  first: number,
  open: number,
  offset: number,
  path: readonly string[],
): CompletionContext | number | null {
  const stack: Flow[] = [];
  for (let index = first; index < lines.length; index++) {
    const line = lines[index] as SourceLine;
    if (index > first && nextEntry.test(line.text)) return index - 1;
    const end = line.start + line.text.length;
    const cursorHere = line.start <= offset && offset <= end;
    let at = index === first ? open : line.start;
    while (at < end) {
      const unit = line.text[at - line.start] as string;
      const top = stack.at(-1);
      if (cursorHere && at >= offset && stack.length > 0) break;
      if (unit === '[' || unit === '{') stack.push({ isMap: unit === '{', key: null, keys: [] });
      else if (unit === ']' || unit === '}') {
        stack.pop();
        if (stack.length === 0) return index;
      } else if (unit === ',' && top) top.key = null;
      else if (unit === '#' && /^[ \t]?$/.test(line.text[at - line.start - 1] ?? '')) {
        if (cursorHere && offset > at) return null;
        break;
      } else if (!/\s/.test(unit)) {
        const token = tokenAt(line, at);
        if (cursorHere && offset <= token.next) return tokenContext(token, offset, stack, path);
        if (top?.isMap && token.hasColon) {
          top.key = token.text;
          top.keys.push(token.text);
        }
        at = token.next;
        continue;
      }
      at++;
    }
    if (cursorHere) return stack.length === 0 || offset < open ? null : emptyContext(line, offset, stack, path);
  }
  return lines.length - 1;
}

interface Token {
  readonly start: number;
  readonly text: string;
  readonly quoted: boolean;
  /** True if a colon follows, so that it is a key. */
  readonly hasColon: boolean;
  /** Behind the token, its closing quote and its colon. */
  readonly next: number;
}

function tokenAt(line: SourceLine, at: number): Token {
  const rest = line.text.slice(at - line.start);
  const quote = /^(["'])((?:(?!\1).)*)(\1?)([ \t]*:)?/.exec(rest);
  if (quote) {
    const text = quote[2] as string;
    return { start: at + 1, text, quoted: true, hasColon: quote[4] !== undefined, next: at + quote[0].length };
  }
  const plain = /^(?::(?=\S)|[^,:[\]{}#]|(?<=\S)#)+/.exec(rest)?.[0] ?? (rest[0] as string);
  const colon = rest[plain.length] === ':';
  return { start: at, text: plain.trimEnd(), quoted: false, hasColon: colon, next: at + plain.length + (colon ? 1 : 0) };
}

function tokenContext(token: Token, offset: number, stack: readonly Flow[], path: readonly string[]): CompletionContext | null {
  const behind = token.start + token.text.length;
  if (offset < token.start || (offset > behind && (token.quoted || token.hasColon))) {
    return token.hasColon && offset === token.next ? valueBehindColon(token, offset, stack, path) : null;
  }
  const top = stack.at(-1) as Flow;
  const isKey = top.isMap && top.key === null;
  // Blanks behind a plain token belong to what is typed: titles have several words.
  const end = Math.max(offset, behind);
  return {
    place: isKey ? 'key' : 'value',
    path: pathOf(stack, path),
    typed: (token.text + ' '.repeat(Math.max(0, offset - behind))).slice(0, offset - token.start),
    range: { start: token.start, end },
    quoted: token.quoted,
    needsSpace: false,
    hasColon: token.hasColon,
    siblings: isKey ? top.keys : [],
  };
}

function valueBehindColon(token: Token, offset: number, stack: readonly Flow[], path: readonly string[]): CompletionContext {
  return { ...emptyAt(offset, stack, [...pathOf(stack, path), token.text]), place: 'value', needsSpace: true };
}

function emptyContext(line: SourceLine, offset: number, stack: readonly Flow[], path: readonly string[]): CompletionContext {
  const context = emptyAt(offset, stack, pathOf(stack, path));
  return { ...context, needsSpace: context.place === 'value' && /[,:]$/.test(line.text.slice(0, offset - line.start)) };
}

function emptyAt(offset: number, stack: readonly Flow[], path: readonly string[]): CompletionContext {
  const top = stack.at(-1) as Flow;
  const isKey = top.isMap && top.key === null;
  const range = { start: offset, end: offset };
  const siblings = isKey ? top.keys : [];
  return { place: isKey ? 'key' : 'value', path, typed: '', range, quoted: false, needsSpace: false, hasColon: false, siblings };
}

function pathOf(stack: readonly Flow[], path: readonly string[]): string[] {
  return [...path, ...stack.flatMap((flow) => (flow.key === null ? [] : [flow.key]))];
}
