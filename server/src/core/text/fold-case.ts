/**
 * A text in lower case of which every character stands where it stood, so that offsets hold for both. Patterns are looked
 * for in it without the flag `i`: with it and `u`, each `\b` costs as much as a whole search.
 */
export function foldCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  // `İ` becomes two characters
  return text.replace(/\P{Lowercase}/gu, (letter) => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  });
}
