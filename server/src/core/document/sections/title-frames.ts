import type { TitleForms } from '../../catalog/catalog-files.ts';
import { lazily } from '../../text/lazily.ts';

/** What is found around or inside a title. */
interface Framed {
  readonly kinds: readonly string[];
  readonly languages: readonly string[];
}

/** The first part of compound words; a search finds the noun without it. */
const anyPrefix = '[\\p{L}-]{0,20}';

/** `Appendix B: Glossary` */
const appendix =
  /^(?:appendix|annexe?|anhang|anlage|anexo|allegato|bijlage|lampiran|ek|付録|附錄|附录)\s?(?:\d{1,2}|[a-z]|[ivx]{1,4})?\s?[:.)–—-]\s?(.{1,80})$/u;
/** Kinds that are also put into an appendix; a purpose or scope there is that of the appendix. */
const appended: ReadonlySet<string> = new Set(['definitions', 'references', 'history', 'approval', 'control-mapping', 'records']);

/**
 * Phrases that people put around the name of a section (`Purpose of this access policy`, `Policy review`), and titles
 * that are a kind by their form (`Staff responsibilities`). Tried only on titles that no table names.
 */
export class TitleFrames {
  readonly #hint: RegExp;
  readonly #frames: () => readonly { readonly language: string; readonly pattern: RegExp }[];
  readonly #patterns: () => readonly { readonly kind: string; readonly pattern: RegExp }[];
  readonly #anyPattern: RegExp;
  readonly #framed: ReadonlySet<string>;

  constructor({ frames, patterns, framed }: TitleForms) {
    const languages = Object.entries(frames);
    this.#hint = new RegExp(languages.map(([, { nouns }]) => nouns.replaceAll(anyPrefix, '')).join('|'), 'u');
    this.#frames = lazily(() =>
      languages.flatMap(([language, { nouns, around }]) =>
        around.map((source) => ({ language, pattern: new RegExp(source.replace('{noun}', `(?:${nouns})`), 'u') })),
      ),
    );
    this.#patterns = lazily(() =>
      Object.entries(patterns).map(([kind, sources]) => ({ kind, pattern: new RegExp(sources.join('|'), 'u') })),
    );
    this.#anyPattern = new RegExp(Object.values(patterns).flat().join('|'), 'u');
    this.#framed = new Set(framed);
  }

  /**
   * @param key key of a title
   * @param direct looks up a title in the tables
   */
  match(
    key: string,
    direct: (title: string) => { readonly kinds: Iterable<string>; readonly languages: Iterable<string> } | null,
  ): Framed | null {
    if (this.#anyPattern.test(key)) {
      const kinds = this.#patterns()
        .filter(({ pattern }) => pattern.test(key))
        .map(({ kind }) => kind);
      return { kinds, languages: [] };
    }
    const inAppendix = appendix.exec(key)?.[1];
    if (inAppendix !== undefined) return only(direct(inAppendix), appended);
    if (!this.#hint.test(key)) return null;
    for (const { language, pattern } of this.#frames()) {
      const inner = pattern.exec(key)?.[1];
      const found = inner === undefined ? null : only(direct(inner), this.#framed);
      if (found) return { kinds: found.kinds, languages: [language] };
    }
    return null;
  }
}

function only(
  found: { readonly kinds: Iterable<string>; readonly languages: Iterable<string> } | null,
  allowed: ReadonlySet<string>,
): Framed | null {
  const kinds = [...(found?.kinds ?? [])].filter((kind) => allowed.has(kind));
  return found && kinds.length > 0 ? { kinds, languages: [...found.languages] } : null;
}
