import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import createIgnore, { type Ignore } from 'ignore';

/** One `.gitignore` and the depth of the folder it stands in. */
interface Level {
  readonly rules: Ignore;
  readonly depth: number;
}

/**
 * What the `.gitignore` files from the workspace folder down to one folder say. A deeper file overrules those above
 * it, as in git. Immutable; every folder of a walk has its own.
 */
export class IgnoreRules {
  readonly #levels: readonly Level[];

  private constructor(levels: readonly Level[]) {
    this.#levels = levels;
  }

  /** No rules at all. */
  static readonly none = new IgnoreRules([]);

  /**
   * These rules and those of the folder's own `.gitignore`, where it has a readable one.
   * @param depth number of folders between the workspace folder and this one
   */
  within(folder: string, depth: number): IgnoreRules {
    let text: string;
    try {
      text = readFileSync(join(folder, '.gitignore'), 'utf8');
    } catch {
      return this;
    }
    return new IgnoreRules([...this.#levels, { rules: createIgnore().add(text), depth }]);
  }

  /** True if an entry is ignored. @param segments path from the workspace folder; every parent is known not to be ignored */
  ignores(segments: readonly string[], isFolder: boolean): boolean {
    let ignored = false;
    for (const { rules, depth } of this.#levels) {
      const path = segments.slice(depth).join('/') + (isFolder ? '/' : '');
      const verdict = rules.test(path);
      if (verdict.ignored) ignored = true;
      else if (verdict.unignored) ignored = false;
    }
    return ignored;
  }
}
