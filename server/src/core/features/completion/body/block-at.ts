import { isDelimiterRow } from '../../../document/lines/line-shapes.ts';
/** The block of Markdown a line belongs to. Offsets are UTF-16. */
export interface BlockAt {
  /** `code`: fenced or indented. `html`: raw HTML, comments too. `text`: what is read for marks within a line. */
  readonly kind: 'code' | 'html' | 'text';
  /** Where the block starts: for text the place from which marks such as backticks count. */
  readonly start: number;
}

/** An open fence. */
interface Fence {
  readonly mark: string;
  readonly quotes: number;
  readonly column: number;
}

/** Raw HTML that is open, and what ends it: a pattern, or an empty line for null. */
interface RawHtml {
  readonly start: number;
  readonly end: RegExp | null;
  readonly quotes: number;
}

const blockTag =
  /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[\s/>]|$)/i;
const listMark = /^(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/;

/**
 * Says in what block the line of an offset stands, by one pass over the lines before it: no parse, so that it is cheap
 * and holds for a text in the middle of a word. Where containers are nested in unusual ways it may see code as text.
 * @param from start of a line that begins a block, as the first behind the front matter
 */
export function blockAt(text: string, from: number, offset: number): BlockAt {
  const scan = new BlockScan(text);
  for (let start = from; ; ) {
    const end = lineEndAt(text, start);
    const block = scan.line(start, end);
    if (offset <= end) return block;
    start = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
  }
}

/** The end of a line, without its line end. */
export function lineEndAt(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  const end = feed < 0 ? text.length : feed;
  const lone = text.slice(at, end).indexOf('\r');
  return lone < 0 ? end : at + lone;
}

class BlockScan {
  readonly #text: string;
  #fence: Fence | null = null;
  #html: RawHtml | null = null;
  /** Columns at which the contents of the open list items start. */
  #items: number[] = [];
  #quotes = 0;
  /** Start of the paragraph or table row that is open, −1 for none. */
  #paragraph = -1;
  #isTable = false;

  constructor(text: string) {
    this.#text = text;
  }

  line(start: number, end: number): BlockAt {
    const { quotes, at } = this.#quoteMarks(start, end);
    const rest = this.#text.slice(at, end);
    const isBlank = rest.trim() === '';
    if (this.#fence && (quotes < this.#fence.quotes || (!isBlank && indentOf(rest) < this.#fence.column))) this.#fence = null;
    if (this.#fence) {
      const closing = rest.trim();
      if (closing.length >= this.#fence.mark.length && closing === (this.#fence.mark[0] as string).repeat(closing.length))
        this.#fence = null;
      return { kind: 'code', start };
    }
    if (this.#html && quotes < this.#html.quotes) this.#html = null;
    if (this.#html) {
      const { start: begin, end: ending } = this.#html;
      if (ending ? ending.test(rest) : isBlank) this.#html = null;
      if (ending || !isBlank) return { kind: 'html', start: begin };
    }
    if (quotes !== this.#quotes && (quotes > this.#quotes || this.#paragraph < 0)) this.#items = [];
    if (quotes > this.#quotes) this.#endParagraph();
    this.#quotes = quotes;
    if (isBlank) {
      this.#endParagraph();
      return { kind: 'text', start: at };
    }
    return this.#content(at, end, quotes);
  }

  /** The block quote marks of a line; within a fence only as many as it stands behind. */
  #quoteMarks(start: number, end: number): { quotes: number; at: number } {
    let quotes = 0;
    let at = start;
    for (const most = this.#fence?.quotes ?? 99; quotes < most; quotes++) {
      let mark = at;
      while (mark < end && mark - at < 3 && this.#text[mark] === ' ') mark++;
      if (this.#text[mark] !== '>' || mark >= end) break;
      at = mark + (this.#text[mark + 1] === ' ' ? 2 : 1);
    }
    return { quotes, at: Math.min(at, end) };
  }

  #content(lineStart: number, end: number, quotes: number): BlockAt {
    let at = lineStart;
    let column = 0;
    let rest = this.#text.slice(at, end);
    for (;;) {
      const indent = column + indentOf(rest);
      const content = rest.trimStart();
      at = end - content.length;
      if (this.#paragraph < 0 || startsBlock(content)) while ((this.#items.at(-1) ?? 0) > indent) this.#items.pop();
      const base = this.#items.at(-1) ?? 0;
      if (indent - base >= 4 && this.#paragraph < 0) return { kind: 'code', start: at };
      // most lines begin with a letter, which begins nothing but text
      if (isLetter(content.charCodeAt(0))) return this.#prose(at, content, indent - base);
      const fence = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(content);
      if (fence) {
        this.#endParagraph();
        this.#fence = { mark: fence[0], quotes, column: base };
        return { kind: 'code', start: at };
      }
      const html = indent - base < 4 ? this.#openHtml(content, at, quotes) : null;
      if (html) return html;
      // the text of a footnote goes on where it is indented
      if (indent === base && /^\[\^[^\]]{1,100}\]:/.test(content)) this.#items.push(base + 4);
      const mark = indent - base < 4 ? listMark.exec(content)?.[0] : undefined;
      if (mark === undefined) return this.#prose(at, content, indent - base);
      this.#endParagraph();
      rest = content.slice(mark.length);
      const gap = rest.trim() === '' ? 1 : indentOf(rest);
      column = indent + mark.length;
      this.#items.push(column + (gap > 4 ? 1 : gap));
      if (rest.trim() === '') return { kind: 'text', start: end };
      if (gap > 4) {
        column += 1;
        rest = rest.slice(1);
      }
    }
  }

  #openHtml(content: string, at: number, quotes: number): BlockAt | null {
    if (content[0] !== '<') return null;
    const pattern = htmlEnd(content);
    if (!pattern && !blockTag.test(content)) return null;
    this.#endParagraph();
    if (!pattern?.test(content.slice(4))) this.#html = { start: at, end: pattern, quotes };
    return { kind: 'html', start: at };
  }

  #prose(at: number, content: string, indent: number): BlockAt {
    if (/^#{1,6}(?:[ \t]|$)/.test(content) && indent < 4) {
      this.#endParagraph();
      return { kind: 'text', start: at };
    }
    // a table is known by its second row, and each of its rows stands for itself
    if (this.#paragraph >= 0 && isDelimiterRow(content)) this.#isTable = true;
    if (this.#paragraph < 0 || this.#isTable) this.#paragraph = at;
    return { kind: 'text', start: this.#paragraph };
  }

  #endParagraph(): void {
    this.#paragraph = -1;
    this.#isTable = false;
  }
}

function isLetter(unit: number): boolean {
  return (unit > 96 && unit < 123) || (unit > 64 && unit < 91) || unit > 191;
}

/** True for what ends a paragraph without an empty line, so that the next list item is one. */
function startsBlock(content: string): boolean {
  return listMark.test(content) || /^(?:#{1,6}(?:[ \t]|$)|`{3}|~{3})/.test(content);
}

/** What ends raw HTML that an empty line does not end; null for other HTML. */
function htmlEnd(content: string): RegExp | null {
  if (content.startsWith('<!--')) return /-->/;
  if (content.startsWith('<?')) return /\?>/;
  if (/^<![A-Z]/i.test(content)) return />/;
  return /^<(?:script|pre|style|textarea)(?:[\s>]|$)/i.test(content) ? /<\/(?:script|pre|style|textarea)>/i : null;
}

/** The width of the white space a line starts with; a tab reaches to the next multiple of four. */
function indentOf(line: string): number {
  let width = 0;
  for (const unit of line) {
    if (unit === ' ') width++;
    else if (unit === '\t') width += 4 - (width % 4);
    else break;
  }
  return width;
}
