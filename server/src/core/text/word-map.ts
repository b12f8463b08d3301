/**
 * A map by words and phrases that most of what is asked for is not in. Whether a word may be in it is told by its length
 * and three of its letters, so that only few have to be hashed.
 */
export class WordMap<T> {
  readonly #values = new Map<string, T>();
  readonly #shapes = new Uint8Array(shapes);

  get(word: string): T | undefined {
    return this.#shapes[shapeOf(word)] === 1 ? this.#values.get(word) : undefined;
  }

  has(word: string): boolean {
    return this.#shapes[shapeOf(word)] === 1 && this.#values.has(word);
  }

  set(word: string, value: T): void {
    this.#values.set(word, value);
    this.#shapes[shapeOf(word)] = 1;
  }
}

/** Several times as many as a map has words. */
const shapes = 1 << 15;

/** A number below {@link shapes}; the empty word has one too. */
function shapeOf(word: string): number {
  const { length } = word;
  const letters = (word.charCodeAt(0) * 31 + word.charCodeAt(length >> 1)) * 31 + word.charCodeAt(length - 1);
  return (letters * 31 + length) & (shapes - 1);
}
