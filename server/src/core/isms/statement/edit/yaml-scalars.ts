/** What YAML would read as something else than this text. */
const other = /^(?:true|false|null|~|yes|no|on|off|y|n|[-+.\d][\d_.eE+-]*|0[xob][\da-f]+|\.(?:inf|nan))$/i;
const opening = /^[-?:,[\]{}#&*!|>'"%@`=<\s]|^\.\.\.|^---/;
// JSON leaves alone what YAML takes for the end of a line, or for no text at all
const unprintable = /\p{Cc}|[\u2028\u2029\ufeff\ufffe\uffff]/gu;

/**
 * A text as a YAML scalar on one line: in the quotes that the value had before, else plain where that is safe.
 * @param isInFlow whether it stands between brackets or braces
 * @param before what stood there
 */
export function yamlText(text: string, isInFlow: boolean, before = ''): string {
  if (text === '' && before === '') return '';
  if (before.startsWith("'") && text.search(unprintable) < 0) return `'${text.replaceAll("'", "''")}'`;
  if (!before.startsWith('"') && isPlain(text, isInFlow)) return text;
  return JSON.stringify(text).replace(unprintable, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Yes, no and dates are what they look like in YAML 1.2. */
const known = /^(?:yes|no|\d{4}-\d{2}-\d{2})$/;

function isPlain(text: string, isInFlow: boolean): boolean {
  if (known.test(text)) return true;
  if (text === '' || text.trim() !== text || opening.test(text) || other.test(text)) return false;
  if (/: |:$| #|\p{Cc}/u.test(text) || text.search(unprintable) >= 0 || /[\ud800-\udfff]/.test(text)) return false;
  return !isInFlow || !/[,[\]{}:]/.test(text);
}
