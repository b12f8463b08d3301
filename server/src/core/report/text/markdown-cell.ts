import { visibleText } from './visible-text.ts';

/**
 * A text of a document as Markdown that shows just that text, in a paragraph or a cell of a table: no markup, no HTML, no
 * link, no mention of a person. What stands in backticks is shown as code.
 */
export function markdownText(text: string): string {
  const line = visibleText(text.replace(/\r\n?|\n|\t/g, ' '));
  let shown = '';
  let end = 0;
  for (const match of line.matchAll(/`([^`]+)`/g)) {
    shown += escaped(line.slice(end, match.index)) + codeSpan(match[1] as string);
    end = match.index + match[0].length;
  }
  return shown + escaped(line.slice(end));
}

/** A text as code in Markdown, also within a table. */
export function markdownCode(text: string): string {
  return codeSpan(visibleText(text.replaceAll('`', 'ˋ')));
}

/** @param text without backticks */
function codeSpan(text: string): string {
  const padded = /^ .* $/.test(text) && text.trim() !== '' ? ` ${text} ` : text;
  // in a cell, a backslash before the pipe is taken off before the code is read; one before that backslash is not
  return `\`${padded.replaceAll('\\|', '\\ |').replaceAll('|', '\\|')}\``;
}

/** Every sign that Markdown may read as markup, and those by which hosts make links to people, issues and sites. */
function escaped(text: string): string {
  return text
    .replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] as string)
    .replace(/[\\`*_{}[\]!|~$^]/g, '\\$&')
    .replaceAll('#', '\\#&#8203;')
    .replaceAll('@', '@&#8203;')
    .replace(/:(?=\/\/)|www(?=\.)/gi, '$&&#8203;');
}
