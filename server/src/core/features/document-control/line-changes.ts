/** What becomes of the lines of a text: gone, or written anew. */
export interface LineChanges {
  readonly dropped: Set<number>;
  /** Line → its text without line end. */
  readonly rewritten: Map<number, string>;
  /** Lines of tables that are gone as a whole: what stood above and below must not run together. */
  readonly tables: Set<number>;
}
