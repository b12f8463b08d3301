const special = /[\\*_`[\]<|]/;
const lineBreak = /<br[ \t]{0,4}\/?>/iy;
const link = /!?\[((?:\\.|[^[\]\\]){0,300})\]\([^()]{0,500}\)/y;
const punctuation = /[!-/:-@[-`{-~]/;

/**
 * What a cell of a Markdown table says: without its pipes, marks of emphasis and link targets; `<br>` is a line end. A
 * text that {@link writeMarkdownCell} wrote comes back as it was.
 * @param source what stands between the pipes, or with them
 */
export function readMarkdownCell(source: string): string {
  const cell = withoutPipes(source);
  return special.test(cell) ? plain(cell).trim() : cell;
}

/** A text as it can stand in a cell, on one line and with nothing in it that means something in Markdown. */
export function writeMarkdownCell(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').trim();
  return lines.replace(/[\\|*`[\]]|_+|<(?=[a-z!/?])|&(?=#?\w{1,32};)|\n/gi, (mark, at: number) => {
    if (mark === '\n') return '<br>';
    if (!mark.startsWith('_')) return `\\${mark}`;
    return isWithinWord(lines, at, at + mark.length) ? mark : mark.replaceAll('_', '\\_');
  });
}

function withoutPipes(source: string): string {
  const trimmed = source.trim();
  const start = trimmed.startsWith('|') ? 1 : 0;
  const hasEnd = trimmed.length > start && trimmed.endsWith('|') && !isEscaped(trimmed, trimmed.length - 1);
  return trimmed.slice(start, hasEnd ? -1 : undefined).trim();
}

/** True if an odd number of backslashes stands before a place. */
export function isEscaped(text: string, at: number): boolean {
  let count = 0;
  while (text[at - 1 - count] === '\\') count++;
  return count % 2 === 1;
}

function plain(cell: string): string {
  let text = '';
  for (let at = 0; at < cell.length; ) {
    const mark = cell[at] as string;
    if (mark === '\\' && punctuation.test(cell[at + 1] ?? '')) {
      text += cell[at + 1];
      at += 2;
    } else if (mark === '<' && matchAt(lineBreak, cell, at)) {
      text += '\n';
      at = lineBreak.lastIndex;
    } else if (mark === '[' || mark === '!') {
      const found = matchAt(link, cell, at);
      text += found ? plain(found[1] as string) : mark;
      at = found ? link.lastIndex : at + 1;
    } else if (mark === '*' || mark === '_' || mark === '`') {
      let end = at + 1;
      while (cell[end] === mark) end++;
      const isText = mark === '_' ? isWithinWord(cell, at, end) : mark === '*' && isApart(cell, at, end);
      if (isText) text += cell.slice(at, end);
      at = end;
    } else {
      text += mark;
      at++;
    }
  }
  return text;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** `not_started` */
function isWithinWord(text: string, start: number, end: number): boolean {
  return isWord(text[start - 1]) && isWord(text[end]);
}

/** `3 * 4` */
function isApart(text: string, start: number, end: number): boolean {
  return text[start - 1] === ' ' && text[end] === ' ';
}

function isWord(unit: string | undefined): boolean {
  return unit !== undefined && /[\p{L}\p{N}\ud800-\udfff]/u.test(unit);
}
