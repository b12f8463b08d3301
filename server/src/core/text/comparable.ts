/** Letters and digits of a text in lower case, single blanks between the words; what stands in brackets is left out. */
export function comparable(text: string): string {
  const bare = text.slice(0, 300).normalize('NFKC').toLowerCase();
  const outside = bare.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ');
  const words = (part: string): string => part.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return words(outside) || words(bare);
}
