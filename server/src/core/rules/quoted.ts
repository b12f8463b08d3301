/** Longest piece of a document that a message quotes. */
const longest = 60;

/** A piece of a document as a message shows it: in backticks, on one line, cut where it is long. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('`', "'").trim();
  if (line.length <= longest) return `\`${line}\``;
  const characters = [...line];
  return `\`${characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : line}\``;
}
