import type { DocumentType } from '../catalog/catalog-files.ts';
import { normaliseTitle } from './titles.ts';

/** A word of a title or path that speaks for a document type. */
export interface TypeEvidence {
  readonly type: string;
  readonly word: string;
  /** `strong` for words that hardly anything but an ISMS document has in its title. */
  readonly strength: 'strong' | 'weak';
}

/** Words that also stand in the titles of guides, blogs and code documentation. */
const weakTypes: ReadonlySet<string> = new Set([
  'guideline',
  'record',
  'report',
  'register',
  'template',
  'methodology',
  'work-instruction',
  'scope',
  'charter',
]);
const weakWords: ReadonlySet<string> = new Set([
  'process',
  'proces',
  'processus',
  'proceso',
  'processo',
  'prozess',
  'requirements',
  'standards',
  'baseline',
  'roadmap',
  'program',
  'programme',
  'konzept',
  'norm',
  'norme',
  'norma',
  'charte',
]);

/** Finds the document type that titles, file names and folders speak of. Made once for a catalogue. */
export class TypeWords {
  readonly #words: { type: string; word: string; strength: 'strong' | 'weak'; compound: boolean }[] = [];
  readonly #values = new Map<string, string>();

  constructor(types: Iterable<DocumentType>) {
    for (const type of types) {
      for (const value of [type.id, ...type.values]) this.#values.set(value, type.id);
      for (const [language, words] of Object.entries(type.titleWords))
        for (const word of words) {
          if (this.#words.some((known) => known.word === word && known.type === type.id)) continue;
          const strength = weakTypes.has(type.id) || weakWords.has(word) ? 'weak' : 'strong';
          this.#words.push({ type: type.id, word, strength, compound: language === 'de' && word.length > 5 });
        }
    }
    // the longest phrase wins: `statement of applicability` before `statement`
    this.#words.sort((a, b) => b.word.length - a.word.length || (a.word < b.word ? -1 : 1));
  }

  /** The type a value of the metadata key `type` means, null if none. */
  typeOfValue(value: string): string | null {
    const normalised = value.trim().toLowerCase().replaceAll('_', '-');
    return this.#values.get(normalised) ?? this.#values.get(normalised.replaceAll('-', ' ')) ?? null;
  }

  /** What a title or file name (without ending) speaks for. The last word of it weighs most, then the first. */
  inTitle(title: string): TypeEvidence | null {
    const text = normaliseTitle(title.replace(/[_-]+/g, ' ')).replace(/\s*\([^)]*\)$/, '');
    if (text === '') return null;
    const cjk = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/.test(text);
    let inside: TypeEvidence | null = null;
    let first: TypeEvidence | null = null;
    for (const { type, word, strength, compound } of this.#words) {
      const at = text.lastIndexOf(word);
      if (at < 0) continue;
      const startsWord = at === 0 || /[^\p{L}]/u.test(text[at - 1] as string) || cjk;
      const endsWord = at + word.length === text.length || /[^\p{L}]/u.test(text[at + word.length] as string) || cjk;
      if (!endsWord || !(startsWord || compound)) continue;
      const evidence = { type, word, strength };
      if (at + word.length === text.length) return evidence;
      if (at === 0) first ??= evidence;
      else inside ??= evidence;
    }
    return first ?? inside;
  }

  /** What the nearest telling folder of a path speaks for: `policies/`, `procedures/`. */
  inFolders(path: string): TypeEvidence | null {
    const folders = path.split('/').slice(0, -1).reverse();
    for (const folder of folders) {
      const name = normaliseTitle(folder.replace(/[_-]+/g, ' '));
      for (const candidate of [name, name.replace(/ies$/, 'y'), name.replace(/s$/, ''), name.replace(/(?:e?n|es)$/, '')])
        for (const { type, word, strength } of this.#words) if (word === candidate && type !== 'template') return { type, word, strength };
    }
    return null;
  }
}
