/** The colons of a text, narrow and wide; where they are asked for in order, each stretch of the text is searched once. */
export class Colons {
  readonly #text: string;
  /** The stretch that was searched last: it has no colon but the one at its end. */
  #from = 0;
  #to = -1;
  #wide = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** Offset of the first colon at or behind `offset`, the length of the text if there is none. */
  from(offset: number): number {
    if (offset >= this.#from && offset <= this.#to) return this.#to;
    if (offset < this.#from || this.#wide < offset) this.#wide = this.#next('：', offset);
    this.#from = offset;
    this.#to = Math.min(this.#next(':', offset), this.#wide);
    return this.#to;
  }

  #next(colon: string, offset: number): number {
    const at = this.#text.indexOf(colon, offset);
    return at < 0 ? this.#text.length : at;
  }
}
