/**
 * A text of the workspace on one line of plain text, for labels: blanks in a row become one, control and direction
 * characters none, and `$(…)`, which VS Code would draw as an icon, stays text.
 * @param limit longer texts are cut, between code points, so that no half of an astral character is left
 */
export function plainLine(text: string, limit: number): string {
  const line = text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
    .replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replaceAll('$(', '$ (')
    .trim();
  if (line.length <= limit) return line;
  const units = [...line];
  return units.length > limit ? `${units.slice(0, limit).join('')}…` : line;
}
