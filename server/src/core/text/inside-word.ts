const letter = /[\p{L}-]/u;

/**
 * True if a place of a text is not where a word begins. Asked of each match: a pattern that begins with a lookbehind has
 * to look at every place of the text, one that begins with letters leaps.
 */
export function isInsideWord(text: string, index: number): boolean {
  if (index === 0) return false;
  const before = text.charCodeAt(index - 1);
  // most words stand behind a space
  return before !== 32 && before !== 10 && letter.test(text[index - 1] as string);
}
