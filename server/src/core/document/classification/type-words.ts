import type { DocumentType, DocumentWords } from '../../catalog/catalog-files.ts';
import { PhraseSet, titleTokens, withoutNumbering } from '../sections/phrases.ts';

/** A word of a title or path that speaks for a document type. */
export interface TypeEvidence {
  readonly type: string;
  readonly word: string;
  /** `strong` for words that hardly anything but an ISMS document has in its title. */
  readonly strength: 'strong' | 'weak';
  /** True if the word stands where a title says what it is: `… policy`, `policy on …`; a word in the middle says little. */
  readonly decides: boolean;
  /** The title is that of a form to be filled in; `type` is what it will become, `template` if nothing tells. */
  readonly template: boolean;
}

/** Types whose words also stand in the titles of guides, blogs and code documentation. */
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
/** Languages that put the noun first: `politique de …`, `Richtlinie Mobile Geräte`. */
const nounFirst: ReadonlySet<string> = new Set(['de', 'fr', 'es', 'pt', 'it', 'nl', 'id']);
const cjk = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/;
const template = 'template';

interface Entry {
  readonly type: string;
  readonly word: string;
  readonly strength: 'strong' | 'weak';
  readonly language: string;
}

/** A type word and how many tokens of a title it is. */
interface Found {
  readonly entry: Entry;
  readonly length: number;
}

/** Finds the document type that titles, file names and folders speak of. Made once for a catalogue. */
export class TypeWords {
  readonly #byPhrase = new Map<string, Entry>();
  readonly #unspaced: Entry[] = [];
  readonly #compounds = new Map<string, Entry>();
  readonly #types: readonly DocumentType[];
  readonly #words: DocumentWords;
  /** Finds the longest type word that ends a compound; null before the words are taken in. */
  #compound: RegExp | null = null;
  /** First and last words of phrases: most words of titles are neither, and need no look at what stands around them. */
  readonly #firstWords = new Set<string>();
  readonly #lastWords = new Set<string>();
  readonly #values = new Map<string, string>();
  readonly #ofWords: PhraseSet;
  readonly #andWords: ReadonlySet<string>;
  readonly #verdictWords: PhraseSet;
  readonly #wholeTitles: ReadonlySet<string>;
  readonly #templateFolders: PhraseSet;
  readonly #folders = new Map<string, TypeEvidence | null>();

  constructor(types: Iterable<DocumentType>, words: DocumentWords) {
    this.#ofWords = new PhraseSet(words.ofWords);
    this.#templateFolders = new PhraseSet(words.templateFolders);
    this.#andWords = new Set(words.andWords);
    this.#verdictWords = new PhraseSet(words.verdictWords);
    this.#wholeTitles = new Set(words.wholeTitles);
    this.#types = [...types];
    this.#words = words;
    for (const type of this.#types) for (const value of [type.id, ...type.values]) this.#values.set(value, type.id);
  }

  /** Takes in the words of the types, when one is first looked for. @returns what finds the longest that ends a compound */
  #index(): RegExp {
    const weakWords = new Set(this.#words.weakTypeWords);
    const compounds = new Set(this.#words.compounds);
    for (const type of this.#types) {
      for (const [language, list] of Object.entries(type.titleWords))
        for (const word of list) {
          const phrase = titleTokens(word).join(' ');
          if (this.#byPhrase.has(phrase)) continue;
          const strength = weakTypes.has(type.id) || weakWords.has(word) ? 'weak' : 'strong';
          const entry: Entry = { type: type.id, word, strength, language };
          this.#byPhrase.set(phrase, entry);
          this.#firstWords.add(phrase.split(' ')[0] as string);
          this.#lastWords.add(phrase.split(' ').at(-1) as string);
          if (cjk.test(word)) this.#unspaced.push(entry);
          if (compounds.has(word) || ((language === 'de' || language === 'nl') && word.length > 5)) this.#compounds.set(word, entry);
        }
    }
    this.#unspaced.sort((a, b) => b.word.length - a.word.length || (a.word < b.word ? -1 : 1));
    // alternatives are tried at each place from the left, so the longest is found first
    return new RegExp(`(?<=\\p{L}{3})(?:${[...this.#compounds.keys()].join('|')})$`, 'u');
  }

  /** The type a value of the metadata key `type` means, null if none. */
  typeOfValue(value: string): string | null {
    const normalised = value.trim().toLowerCase().replaceAll('_', '-');
    return this.#values.get(normalised) ?? this.#values.get(normalised.replaceAll('-', ' ')) ?? null;
  }

  /**
   * What a title or file name (without ending) speaks for. Its parts, split at dashes, colons and brackets, are looked at
   * one by one: a part that is a template or a guide says so of the whole, else the first that decides counts. Nothing
   * does behind a part that is a verdict on it: `Technical review: Access control policy`.
   */
  inTitle(title: string): TypeEvidence | null {
    this.#compound ??= this.#index();
    const parts = titleParts(title).map((part) => withoutNumbering(titleTokens(part)));
    const verdict = parts.findIndex((part) => this.#isVerdict(part));
    const found = parts.flatMap((part, index) => {
      const evidence = this.#inPart(part);
      if (!evidence) return [];
      // `Access review: procedure` is a procedure
      const isJudged = verdict >= 0 && verdict < index && !evidence.template && !(index === verdict + 1 && this.#isBare(part));
      return isJudged ? [] : evidence;
    });
    const form = found.find((evidence) => evidence.template && evidence.decides);
    const plain = found.filter((evidence) => !evidence.template);
    const decided =
      plain.find(({ decides, type }) => decides && type === 'guideline') ?? plain.find(({ decides }) => decides) ?? plain[0] ?? null;
    if (form) return form.type === template && decided ? { ...decided, template: true, decides: true } : form;
    return decided ?? found[0] ?? null;
  }

  /** What the nearest telling folder of a path speaks for: `policies/`, `procedures/`; a part of its name says less. */
  inFolders(path: string): TypeEvidence | null {
    let guide: TypeEvidence | null = null;
    let end = path.lastIndexOf('/');
    while (end > 0) {
      const start = path.lastIndexOf('/', end - 1);
      const found = this.#inFolder(path.slice(start + 1, end));
      if (found && !found.template) {
        // `evidence/manual/` holds evidence gathered by hand, no manual
        if (found.type !== 'guideline') return guide && found.type !== 'record' ? guide : found;
        guide ??= found;
      }
      end = start;
    }
    return guide;
  }

  /** True if a folder of the path holds templates. */
  inTemplateFolder(path: string): boolean {
    return path.split('/').some((name, i, all) => i < all.length - 1 && this.#inFolder(name)?.template === true);
  }

  #inFolder(name: string): TypeEvidence | null {
    const known = this.#folders.get(name);
    if (known !== undefined) return known;
    this.#compound ??= this.#index();
    const tokens = withoutLanguage(withoutNumbering(titleTokens(name)));
    const isTemplate = this.#templateFolders.ends(tokens);
    let found = this.#folderEntry(tokens.join(' '));
    let decides = true;
    if (!found && tokens.length > 1) {
      decides = false;
      const and = tokens.findIndex((token) => this.#andWords.has(token));
      found = this.#folderEntry(tokens.at(-1) as string) ?? (and > 0 ? this.#folderEntry(tokens[and - 1] as string) : null);
      if (found?.strength === 'weak') found = null;
    }
    const evidence = isTemplate
      ? { type: template, word: name, strength: 'weak' as const, decides, template: true }
      : found && found.type !== template
        ? evidenceOf(decides ? found : { ...found, strength: 'weak' }, decides)
        : null;
    if (this.#folders.size > 10_000) this.#folders.clear();
    this.#folders.set(name, evidence);
    return evidence;
  }

  #folderEntry(name: string): Entry | null {
    let weak: Entry | null = null;
    for (const candidate of [name, name.replace(/ies$/, 'y'), name.replace(/s$/, ''), name.replace(/n$/, ''), name.replace(/e[ns]$/, '')]) {
      const found = this.#byPhrase.get(candidate);
      // the plural of a word is weaker than the word in a title, but not as a folder
      if (found?.strength === 'strong') return found;
      weak ??= found ?? null;
    }
    return weak;
  }

  #inPart(tokens: readonly string[]): TypeEvidence | null {
    const count = tokens.length;
    if (count === 0) return null;
    const verdict = this.#verdictWords.startsAt(tokens, 0);
    if (verdict > 0 && tokens[verdict] === 'of' && tokens[verdict + 1] === 'the') return null;
    const start = this.#startOf(tokens);
    if (start?.entry.type === template) {
      const rest = start.length < count ? this.#inPart(tokens.slice(start.length)) : null;
      if (rest?.decides) return { ...rest, template: true };
      return evidenceOf(start.entry, start.length === count || this.#isOfWord(tokens, start.length));
    }
    if (start && this.#startDecides(tokens, start.entry, start.length)) return evidenceOf(start.entry, true);
    const end = this.#endOf(tokens);
    if (end?.entry.type === template) {
      const rest = end.length < count ? this.#inPart(tokens.slice(0, count - end.length)) : null;
      return rest ? { ...rest, template: true, decides: true } : evidenceOf(end.entry, true);
    }
    if (end) {
      // a policy and its procedures in one file is a policy
      const before = tokens.slice(0, count - end.length);
      const other = this.#andWords.has(before.at(-1) ?? '') ? this.#endOf(before.slice(0, -1)) : null;
      if (other?.entry.type === 'policy') return evidenceOf(other.entry, true);
      // `Protection of records` is about records, and none itself
      if (end.entry.strength === 'strong' || !before.some((_, i) => this.#isOfWord(before, i))) return evidenceOf(end.entry, true);
    }
    for (let i = 0; i < count; i++) {
      const inside = this.#startOf(tokens.slice(i)) ?? this.#endOf(tokens.slice(0, i + 1));
      if (!inside) continue;
      const { entry, length } = inside;
      // `password policy for contractors`, but not `management of policies for contractors`
      if (this.#isOfWord(tokens, i + length) && !tokens.slice(0, i).some((_, at) => this.#isOfWord(tokens, at)))
        return evidenceOf(entry, true);
      // a weak word in the middle of a title says nothing
      if (entry.strength === 'strong') return evidenceOf({ ...entry, strength: 'weak' }, false);
    }
    return null;
  }

  /** True for `Technical review`, and for `Review of the access control policy`. */
  #isVerdict(tokens: readonly string[]): boolean {
    return tokens.length > 0 && this.#verdictWords.ends(tokens) && this.#endOf(tokens) === null;
  }

  /** True for a part that has no word but those for types and what joins them. */
  #isBare(tokens: readonly string[]): boolean {
    return tokens.every((token) => this.#byPhrase.has(token) || this.#andWords.has(token));
  }

  #startDecides(tokens: readonly string[], entry: Entry, length: number): boolean {
    if (length === tokens.length || this.#isOfWord(tokens, length) || nounFirst.has(entry.language)) return true;
    // `Policy 20: log management`, which a file name writes without the colon
    if (entry.type === 'policy' && length + 1 < tokens.length && /^\d{1,3}$/.test(tokens[length] as string)) return true;
    return this.#andWords.has(tokens[length] as string) && this.#startOf(tokens.slice(length + 1)) !== null;
  }

  #isOfWord(tokens: readonly string[], at: number): boolean {
    return this.#ofWords.startsAt(tokens, at) > 0 || /^(?:d|l|dell|dall|sull)'/.test(tokens[at] ?? '');
  }

  #startOf(tokens: readonly string[]): Found | null {
    const first = tokens[0] as string;
    if (this.#firstWords.has(first))
      for (let length = Math.min(5, tokens.length); length > 0; length--) {
        const entry = this.#entry(tokens.slice(0, length).join(' '), length === tokens.length);
        if (entry) return { entry, length };
      }
    const entry = this.#compoundIn(first);
    return entry ? { entry, length: 1 } : null;
  }

  #endOf(tokens: readonly string[]): Found | null {
    const count = tokens.length;
    if (count === 0) return null;
    const last = tokens[count - 1] as string;
    if (this.#lastWords.has(last))
      for (let length = Math.min(5, count); length > 0; length--) {
        const entry = this.#entry(tokens.slice(count - length).join(' '), length === count);
        if (entry) return { entry, length };
      }
    const unspaced = cjk.test(last)
      ? this.#unspaced.find(({ word }) => last.length > word.length && last.endsWith(word) && !this.#wholeTitles.has(word))
      : undefined;
    const entry = unspaced ?? this.#compoundIn(last);
    return entry ? { entry, length: 1 } : null;
  }

  #compoundIn(token: string): Entry | undefined {
    const word = token.length > 6 ? this.#compound?.exec(token)?.[0] : undefined;
    return word === undefined || this.#wholeTitles.has(word) ? undefined : this.#compounds.get(word);
  }

  #entry(phrase: string, isWhole: boolean): Entry | undefined {
    return !isWhole && this.#wholeTitles.has(phrase) ? undefined : this.#byPhrase.get(phrase);
  }
}

function evidenceOf({ type, word, strength }: Entry, decides: boolean): TypeEvidence {
  return { type, word, strength, decides, template: type === template };
}

/** `templates-de` */
function withoutLanguage(tokens: readonly string[]): readonly string[] {
  return tokens.length > 1 && /^(?:en|de|fr|es|pt|it|nl|ja|zh|ko|id)$/.test(tokens.at(-1) as string) ? tokens.slice(0, -1) : tokens;
}

/** An abbreviation in brackets in the middle of a title stands for the words before it, and parts nothing: `… Plan (BCP) Standard`. */
const abbreviation = /\s\([\p{Lu}\d&-]{2,6}\)(?=\s\p{L})/gu;

/** The parts of a title: what stands before, between and behind dashes, colons, bars, commas and in brackets. */
function titleParts(title: string): string[] {
  return title
    .slice(0, 300)
    .replace(abbreviation, '')
    .split(/\s[-–—]{1,3}\s|[—:|,;/()[\]（）【】「」：、]/u)
    .filter((part) => /\p{L}/u.test(part));
}
