import type { LineIndex } from '../../text/line-index.ts';
import type { TextRange } from '../../text/text-range.ts';
import { isDelimiterRow, isRule } from './line-shapes.ts';

/**
 * A block of Markdown as its lines show it. `list` holds its items, an `item` all that belongs to it, nested lists
 * included. Headings are none: the facts have them. UTF-16 offsets, without indentation and line end.
 */
export interface MarkdownBlock extends TextRange {
  readonly kind: 'paragraph' | 'list' | 'item' | 'table' | 'code' | 'comment';
  /** Zero-based lines, first and last. */
  readonly firstLine: number;
  readonly lastLine: number;
}

const quoteMarks = /^(?:[ \t]{0,3}>){1,8}[ \t]?/;
const itemMark = /^([ \t]{0,40})(?:[-*+]|\d{1,9}[.)])(?:([ \t]{1,40})\S|[ \t]*$)/;
const fenceMark = /^[ \t]{0,40}(`{3,200}|~{3,200})/;
const heading = /^[ \t]{0,3}#{1,6}(?:[ \t]|$)/;

interface OpenItem {
  readonly line: number;
  readonly listLine: number;
  readonly indent: number;
  /** Column from which on a line belongs to the item. */
  readonly contentIndent: number;
}

/**
 * Reads the blocks of a text by its lines, for features that need shape only: facts of a document are never taken from
 * here. Time in proportion to the text.
 * @param from offset behind the front matter
 * @returns blocks in order of their start, an outer one before what it holds
 */
export function readBlocks(text: string, lines: LineIndex, from = 0): readonly MarkdownBlock[] {
  return new BlockReader(text, lines).read(from);
}

class BlockReader {
  readonly #text: string;
  readonly #lines: LineIndex;
  readonly #blocks: MarkdownBlock[] = [];
  readonly #items: OpenItem[] = [];
  #paragraph = -1;
  /** The last line that is not blank. */
  #last = -1;
  #line = 0;

  constructor(text: string, lines: LineIndex) {
    this.#text = text;
    this.#lines = lines;
  }

  read(from: number): readonly MarkdownBlock[] {
    const count = this.#lines.lineCount;
    for (this.#line = from === 0 ? 0 : this.#lines.lineAt(from) + 1; this.#line < count; this.#line++) {
      const line = this.#lineText(this.#line);
      if (line.trim() === '') this.#endParagraph();
      else {
        this.#takeLine(line);
        this.#last = this.#line;
      }
    }
    this.#endParagraph();
    this.#closeItems(-1);
    return this.#blocks.sort((a, b) => a.start - b.start || b.end - a.end);
  }

  #takeLine(line: string): void {
    const indent = columns(line);
    const isOwn = startsBlock(line);
    // a line that carries on a paragraph belongs to it however it is indented
    if (this.#paragraph < 0 || isOwn) this.#closeItems(indent);
    const inner = this.#items.at(-1)?.contentIndent ?? 0;
    if (isOwn) this.#endParagraph();
    const fence = fenceMark.exec(line)?.[1];
    const below = this.#lineText(this.#line + 1);
    if (fence !== undefined) this.#takeFence(fence);
    else if (line.trimStart().startsWith('<!--')) this.#takeComment();
    else if (this.#paragraph < 0 && indent >= inner + 4 && !itemMark.test(line)) this.#takeIndentedCode(inner + 4);
    else if (line.includes('|') && isDelimiterRow(below)) this.#takeTable();
    else if (!heading.test(line) && !isRule(line)) {
      const mark = itemMark.exec(line);
      if (mark) this.#openItem(line, mark);
      if (this.#paragraph < 0) this.#paragraph = this.#line;
    }
  }

  #openItem(line: string, mark: RegExpExecArray): void {
    const indent = columns(line);
    let listLine = this.#line;
    for (let open = this.#items.at(-1); open && indent < open.contentIndent; open = this.#items.at(-1)) {
      this.#endItem(open);
      listLine = open.listLine;
    }
    // the mark itself, and the blanks that part it from its text
    const width = mark[2] === undefined ? 2 : mark[0].length - (mark[1] as string).length - 1;
    this.#items.push({ line: this.#line, listLine, indent, contentIndent: indent + Math.min(width, 8) });
  }

  /** Ends the items that a line at this column does not belong to; a further item of a list leaves its list open. */
  #closeItems(indent: number): void {
    const isItem = indent >= 0 && itemMark.test(this.#lineText(this.#line));
    for (let open = this.#items.at(-1); open && indent < open.contentIndent; open = this.#items.at(-1)) {
      this.#endParagraph();
      const parent = this.#items.at(-2);
      // the next item of the same list is told apart in #openItem
      if (isItem && indent >= (parent?.contentIndent ?? 0)) return;
      this.#endItem(open);
      this.#add('list', open.listLine, this.#last);
    }
  }

  #endItem(open: OpenItem): void {
    this.#items.pop();
    this.#add('item', open.line, this.#last);
  }

  #endParagraph(): void {
    if (this.#paragraph >= 0) this.#add('paragraph', this.#paragraph, this.#last);
    this.#paragraph = -1;
  }

  #takeFence(fence: string): void {
    const first = this.#line;
    const closing = new RegExp(`^[ \\t]*${fence[0]}{${fence.length},}[ \\t]*$`);
    const marks = quoteMarks.exec(this.#rawLine(first))?.[0] ?? '';
    while (this.#line + 1 < this.#lines.lineCount) {
      // the end of a quote ends what it holds
      if (marks !== '' && !this.#rawLine(this.#line + 1).startsWith('>')) break;
      this.#line++;
      if (closing.test(this.#lineText(this.#line))) break;
    }
    this.#add('code', first, this.#line);
  }

  #takeComment(): void {
    const first = this.#line;
    const start = this.#lines.lineStart(first);
    const close = this.#text.indexOf('-->', start);
    this.#line = close < 0 ? this.#lines.lineCount - 1 : this.#lines.lineAt(close);
    this.#add('comment', first, this.#line);
  }

  #takeIndentedCode(indent: number): void {
    const first = this.#line;
    let last = first;
    for (let next = first + 1; next < this.#lines.lineCount; next++) {
      const line = this.#lineText(next);
      if (line.trim() === '') continue;
      if (columns(line) < indent) break;
      last = next;
    }
    this.#line = last;
    this.#add('code', first, last);
  }

  #takeTable(): void {
    const first = this.#line;
    this.#endParagraph();
    while (this.#lineText(this.#line + 1).includes('|')) this.#line++;
    this.#add('table', first, this.#line);
  }

  #add(kind: MarkdownBlock['kind'], firstLine: number, lastLine: number): void {
    const raw = this.#rawLine(firstLine);
    const start = this.#lines.lineStart(firstLine) + raw.length - raw.trimStart().length;
    const end = this.#lines.lineStart(lastLine) + this.#rawLine(lastLine).trimEnd().length;
    if (end > start) this.#blocks.push({ kind, start, end, firstLine, lastLine });
  }

  #rawLine(line: number): string {
    return line >= this.#lines.lineCount
      ? ''
      : this.#text.slice(this.#lines.lineStart(line), this.#lines.lineStart(line + 1)).replace(/[\r\n]{1,2}$/, '');
  }

  /** A line without the marks of the quotes it stands in. */
  #lineText(line: number): string {
    const raw = this.#rawLine(line);
    return raw.replace(quoteMarks, '');
  }
}

/** True for a line that begins something of its own, so that it carries on no paragraph. */
function startsBlock(line: string): boolean {
  return itemMark.test(line) || fenceMark.test(line) || heading.test(line) || isRule(line) || /^[ \t]*<!--/.test(line);
}

function columns(line: string): number {
  let column = 0;
  for (const unit of line) {
    if (unit === ' ') column++;
    else if (unit === '\t') column += 4 - (column % 4);
    else break;
  }
  return column;
}
