/**
 * An example text with its `⟦…⟧` marks shown as a line of `^` below the marked words; an empty mark is one `^`.
 * Columns count characters as they are seen, so that astral characters do not shift the line.
 */
export function underlineMarks(text: string): string {
  const out: string[] = [];
  let open = false;
  for (const line of text.split('\n')) {
    let shown = '';
    let below = '';
    let empty = false;
    for (const char of line) {
      if (char === '⟦') {
        open = true;
        empty = true;
      } else if (char === '⟧') {
        open = false;
        if (empty) below += '^';
        empty = false;
      } else {
        if (below.length <= [...shown].length) below += open ? '^' : ' ';
        shown += char;
        empty = false;
      }
    }
    out.push(shown);
    if (below.includes('^')) out.push(below.trimEnd());
  }
  return out.join('\n');
}
