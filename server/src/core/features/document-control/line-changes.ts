/** What becomes of the lines of a text: gone, or written anew. */
export interface LineChanges {
  readonly dropped: Set<number>;
  /** Line → its text without line end. */
  readonly rewritten: Map<number, string>;
  /** Lines of tables that are gone as a whole: what stood above and below must not run together. */
  readonly tables: Set<number>;
}

const rule = /^[ \t]{0,3}(?:-[ \t]{0,3}){3,40}$|^[ \t]{0,3}(?:\*[ \t]{0,3}){3,40}$|^[ \t]{0,3}(?:_[ \t]{0,3}){3,40}$/;

/** True for a thematic break. */
export function isRule(text: string): boolean {
  return text.length < 90 && rule.test(text);
}
