/** Marks that mean something to Markdown or HTML anywhere in a line, and what starts a block at its beginning. */
const marks = /[\\`*_{}[\]()<>|~#!&]/g;

/** A text of the workspace as Markdown that shows it and does nothing else: no links, no HTML, one line. */
export function escapeMarkdown(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ').trim();
  return line
    .replace(marks, (mark) => (mark === '&' ? '&amp;' : `\\${mark}`))
    .replace(/(https?|ftp|file|www)(?=[:.])/gi, '$1\u200b')
    .replace(/^([-+]|\d+[.)])(?=\s)/, '\\$1');
}

/** A link to a place in a file, as Markdown. @param line zero-based; the fragment editors understand counts from one */
export function markdownLink(text: string, uri: string, line: number): string {
  const target = uri.replace(/[\s()<>\\]/g, (unit) => `%${unit.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`);
  return `[${escapeMarkdown(text) || 'untitled'}](${target}#L${line + 1})`;
}

/** A value as inline code, whatever backticks it holds. */
export function inlineCode(text: string): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('`', "'");
  return `\`${line}\``;
}
