/** The text of an example, one argument a line; ends with a line end. */
export function exampleText(...lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
