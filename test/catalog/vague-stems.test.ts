import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { bundledCatalog } from '../../server/src/host/bundled-catalog.ts';

describe('stems of vague words', () => {
  it('stand in every vague word, near its start', () => {
    for (const [language, { stems, ...kinds }] of Object.entries(bundledCatalog.load().wording.vague))
      for (const word of Object.values(kinds).flatMap(spellings)) {
        const at = word.search(new RegExp(stems, 'u'));
        assert.ok(at >= 0 && at <= 60, `${language}: ${word}`);
      }
  });
});

/** What a pattern of literals, groups, classes and `?` can match; other repetitions are taken once or left out. */
function spellings(pattern: string): string[] {
  const reader = new Reader(pattern);
  const found = reader.alternatives();
  assert.equal(reader.at, pattern.length, `read to the end: ${pattern}`);
  assert.ok(found.length > 0 && found.every((word) => /^[\p{L}.' ]+$/u.test(word)), pattern);
  return found;
}

class Reader {
  readonly #pattern: string;
  at = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  alternatives(): string[] {
    const found = this.#sequence();
    while (this.#takes('|')) found.push(...this.#sequence());
    return found;
  }

  #sequence(): string[] {
    let found = [''];
    while (this.at < this.#pattern.length && !'|)'.includes(this.#pattern[this.at] as string)) {
      const piece = this.#piece();
      const isOptional = this.#takes('?') || this.#takes('{0,4}');
      const choices = isOptional ? ['', ...piece] : piece;
      found = found.flatMap((before) => choices.map((after) => before + after));
    }
    return found;
  }

  #piece(): string[] {
    if (this.#takes('(?:')) {
      const inside = this.alternatives();
      assert.ok(this.#takes(')'));
      return inside;
    }
    const around = /^\(\?<?[=!][^()]*\)/.exec(this.#pattern.slice(this.at));
    const letters = /^\[(\p{L}+)\]/u.exec(this.#pattern.slice(this.at));
    this.at += (around ?? letters)?.[0].length ?? 0;
    if (around) return [''];
    if (letters) return [...(letters[1] as string)];
    this.#takes('\\');
    return [this.#pattern[this.at++] as string];
  }

  #takes(sign: string): boolean {
    const takes = this.#pattern.startsWith(sign, this.at);
    if (takes) this.at += sign.length;
    return takes;
  }
}
