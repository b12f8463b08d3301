/** Points an undeclared file needs. A title alone (3 at most) or a folder alone (2) is never enough. */
export const threshold = 4;

/** Points for and against an ISMS document, each with its reason. */
export class Tally {
  #points = 0;
  readonly #reasons: string[] = [];

  get points(): number {
    return this.#points;
  }

  /** The reasons so far, each with its points. */
  get reasons(): readonly string[] {
    return this.#reasons;
  }

  count(points: number, reason: string): void {
    this.#points += points;
    this.#reasons.push(`${reason} (${points < 0 ? '−' : '+'}${Math.abs(points)})`);
  }
}
