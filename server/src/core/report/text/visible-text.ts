// Control characters, halves of characters, the marks that reorder what is shown, and characters without width. The two
// joiners stay, as Persian words and compound signs need them.
const hidden =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}]/gu;

/**
 * A text of a document made safe to show: what one does not see, or what turns the order of the signs around, becomes
 * `\u{…}`. So it stays on its line.
 */
export function visibleText(text: string): string {
  return text.replace(hidden, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}
