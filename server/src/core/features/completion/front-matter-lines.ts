/** A line of the front matter. Offsets are UTF-16 offsets of the whole text. */
export interface SourceLine {
  readonly start: number;
  /** Without its line end. */
  readonly text: string;
}

const opening = /^\uFEFF?---[ \t]*(?:ya?ml[ \t]*)?$/i;
const closing = /^(?:---|\.\.\.)[ \t]*$/;
const keyLine = /^(?:(?:"[^"]*"|'[^']*')[ \t]*|[\p{L}_][\p{L}\p{N}_ \t.-]*):(?:[ \t]|$)/u;
const markdownLine = /^(?![-#\]}]|[ \t])\S/;

/** How many key lines may stand before a closing `---` that has no opening one. */
const headLimit = 60;

/**
 * Finds the lines of YAML at the head of a text that is being typed, so also where the closing fence is missing or a
 * line is broken. Key lines closed by one `---` count; Markdown between two `---` does not.
 * @returns the lines between the fences, null if there is no front matter
 */
export function frontMatterLines(text: string): readonly SourceLine[] | null {
  const lines: SourceLine[] = [];
  let fenced: boolean | undefined;
  let closed = false;
  for (const line of eachLine(text)) {
    if (fenced === undefined) {
      fenced = opening.test(line.text);
      if (fenced) continue;
      if (!keyLine.test(line.text)) return null;
    }
    closed = closing.test(line.text);
    if (closed) break;
    if (!fenced && (line.text.trim() === '' || lines.length === headLimit)) return null;
    lines.push(line);
  }
  if (fenced && !closed) return yamlOrNull(upToBlank(lines));
  if (!closed) return null;
  return fenced || lines.length > 1 ? yamlOrNull(lines) : null;
}

/** Without a closing fence the block goes up to the first empty line: what follows is the body. */
function upToBlank(lines: readonly SourceLine[]): readonly SourceLine[] {
  const blank = lines.findIndex((line, index) => line.text === '' && index > 0);
  return blank < 0 ? lines : lines.slice(0, blank + 1);
}

/** One line that is no YAML may be a key half typed; more of them without any key are Markdown. */
function yamlOrNull(lines: readonly SourceLine[]): readonly SourceLine[] | null {
  const strange = lines.filter((line) => markdownLine.test(line.text) && !keyLine.test(line.text)).length;
  return strange <= 1 || lines.some((line) => keyLine.test(line.text)) ? lines : null;
}

function* eachLine(text: string): Generator<SourceLine> {
  const lineEnd = /\r\n|\n|\r/g;
  for (let start = 0; ; start = lineEnd.lastIndex) {
    const end = lineEnd.exec(text);
    yield { start, text: text.slice(start, end?.index ?? text.length) };
    if (!end) return;
  }
}
