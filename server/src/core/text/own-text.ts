/** Shorter pieces are copied by the engine anyway. */
const shortest = 13;

/**
 * A copy of a piece of a longer text. JavaScript engines let a piece share the memory of its whole, so that a kept
 * title would keep the text of its document.
 */
export function ownText(piece: string): string {
  // joining and cutting again makes the engine lay out the characters anew
  return piece.length < shortest ? piece : ` ${piece}`.slice(1);
}
