// Where a spreadsheet may begin to read a formula: at the start of a cell, and behind what the spreadsheet of another
// country takes for the end of one; whatever invisible characters stand before the sign.
const invisible = String.raw`(?:(?![\t\r\n])[\p{Cc}\p{Cf}\p{Z}])*`;
const signs = '[=+\\-@＝＋－＠]';
const formula = new RegExp(`(^|[;\\t\\r\\n])('*)(${invisible}${signs})`, 'gu');
const guarded = new RegExp(`(^|[;\\t\\r\\n])'('*)(${invisible}${signs})`, 'gu');

/** A text that no spreadsheet takes for a formula: an apostrophe before each sign that would begin one. */
export function guardFormula(text: string): string {
  return text.replace(formula, "$1'$2$3").replace(/^'*[\t\r\n]/, "'$&");
}

/** The text behind {@link guardFormula}, and any other text as it is. */
export function unguardFormula(text: string): string {
  return text.replace(/^'('*[\t\r\n])/, '$1').replace(guarded, '$1$2$3');
}
