// C0, DEL and C1 controls, and the marks that reorder what a terminal shows.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const unsafe = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** A text of a document made safe for a terminal: control characters become `\u{…}`, so it stays on its line. */
export function printable(text: string): string {
  return text.replace(unsafe, (char) => `\\u{${char.charCodeAt(0).toString(16)}}`);
}
