/** Signs that are written without spaces between words, so that a space between two is but a line that was wrapped. */
const spaceless = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\uff00-\\uffef';
const wrapped = new RegExp(`(?<=[${spaceless}]) (?=[${spaceless}])`, 'gu');

/** Every run of white space but a single space, of which texts are full and which stays as it is. */
const layout = /[^\S ]\s*| \s+/g;

/** A run of text without what only lays it out: NFC, every run of white space one space, none at its ends. */
export function normalText(text: string): string {
  const composed = /[^\x20-\x7e\s]/.test(text) ? text.normalize('NFC') : text;
  const spaced = composed.replace(layout, ' ').trim();
  return /[\u2e80-\u9fff\uff00-\uffef]/.test(spaced) ? spaced.replace(wrapped, '') : spaced;
}

/** Code line by line, without white space at the ends of lines and without empty lines around it. */
export function normalCode(code: string): string[] {
  const lines = code
    .normalize('NFC')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd());
  while (lines.length > 0 && lines[0] === '') lines.shift();
  while (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Raw HTML as readers see it, more or less: no comments, and a line break is white space. */
export function shownHtml(html: string): string {
  let shown = '';
  let at = 0;
  for (let open = html.indexOf('<!--'); open >= 0; open = html.indexOf('<!--', at)) {
    shown += `${html.slice(at, open)} `;
    const close = html.indexOf('-->', open + 4);
    if (close < 0) return shown;
    at = close + 3;
  }
  return (shown + html.slice(at)).replace(/<br *\/?>/gi, ' ');
}

/** True if a text holds anything to read: what is left of a line whose values were taken out does not. */
export function isReadable(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
