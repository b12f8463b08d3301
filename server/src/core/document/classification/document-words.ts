import type { DocumentWords, SelfNamedType } from '../../catalog/catalog-files.ts';
import { isInsideWord } from '../../text/inside-word.ts';
import { lazily } from '../../text/lazily.ts';
import { PhraseSet, titleTokens } from '../sections/phrases.ts';

/** How much of a text is looked at, in UTF-16 units: who binds or speaks of security does so early and often. */
const readAhead = 60_000;
/** So many UTF-16 units of a text that is about security name it once at least. */
const oftenEnough = 6000;
/** `Privacy Policy for Lifeline App`. */
const ofProduct = /(?:^|[^\p{L}])(?:apps?|website|web ?site|webseite|site web|sitio web|extension|plugin)(?!\p{L})/iu;
/** So many titles of sections tell what a text is. */
const shapeTitles = 3;
/** The last word of the title of a contract: `Data Processing Agreement`. */
const contract = /^(?:agreement|addendum)$/;
/** How much of a text introduces it. */
const introduction = 1500;
/** So many characters are the last lines of a document. */
const footer = 600;
/** Languages whose nouns grow together. */
const compounding = ['de', 'nl'];

/**
 * What the words of a path, a title and a text say of a file, apart from its type. Texts are given as `foldCase` gives
 * them. Made once for a catalogue.
 */
export class DocumentVocabulary {
  readonly #topics: PhraseSet;
  readonly #otherTopics: PhraseSet;
  readonly #neverNames: PhraseSet;
  readonly #instructions: PhraseSet;
  readonly #indexNames: PhraseSet;
  readonly #neverFolders: PhraseSet;
  readonly #neverKeys: ReadonlySet<string>;
  readonly #explainingFolders: PhraseSet;
  readonly #explainingStarts: PhraseSet;
  readonly #explainingEnds: PhraseSet;
  readonly #standards: PhraseSet;
  readonly #otherSystems: PhraseSet;
  readonly #binding: () => AnyOf;
  readonly #security: () => AnyOf;
  readonly #moved: () => AnyOf;
  readonly #serviceRuleTitles: PhraseSet;
  readonly #serviceRulePhrases: () => AnyOf;
  readonly #disclosureTitles: PhraseSet;
  readonly #disclosurePhrases: () => AnyOf;
  readonly #ownNames: Readonly<Record<SelfNamedType, () => AnyOf>>;
  readonly #templateNotes: () => AnyOf;
  readonly #formNotes: () => AnyOf;
  readonly #agreements: PhraseSet;
  readonly #noticeTitles: PhraseSet;
  readonly #noticePhrases: () => AnyOf;
  /** Titles of sections of other texts → what these are. */
  readonly #otherShapes: () => ReadonlyMap<string, string>;
  readonly #byFolder = new Map<string, FolderWords>();
  #lastName: { readonly stem: string; readonly tokens: readonly string[] } = { stem: '', tokens: [] };

  constructor(words: DocumentWords) {
    this.#topics = new PhraseSet(Object.values(words.topics).flat(), topicsWithin(words));
    this.#otherTopics = new PhraseSet(Object.values(words.otherTopics).flat());
    this.#neverNames = new PhraseSet(words.never.names);
    this.#instructions = new PhraseSet(words.never.instructions);
    this.#indexNames = new PhraseSet(words.never.indexNames);
    this.#neverFolders = new PhraseSet(words.never.folders);
    this.#neverKeys = new Set(words.never.keys);
    this.#explainingFolders = new PhraseSet(words.explaining.folders);
    this.#explainingStarts = new PhraseSet(words.explaining.titleStarts);
    this.#explainingEnds = new PhraseSet(words.explaining.titleEnds);
    this.#standards = new PhraseSet(words.standards);
    this.#otherSystems = new PhraseSet(words.otherSystems);
    this.#binding = anyOf(Object.values(words.binding).flat());
    this.#security = anyOf(words.security);
    this.#moved = anyOf(words.moved);
    this.#serviceRuleTitles = new PhraseSet(words.serviceRules.titles);
    this.#serviceRulePhrases = anyOf(words.serviceRules.phrases);
    this.#disclosureTitles = new PhraseSet(words.disclosures.titles);
    this.#disclosurePhrases = anyOf(words.disclosures.phrases);
    const own = (type: SelfNamedType): (() => AnyOf) => anyOf(Object.values(words.ownNames[type]).flat());
    this.#ownNames = { policy: own('policy'), procedure: own('procedure'), standard: own('standard'), plan: own('plan') };
    this.#templateNotes = anyOf(words.templateNotes);
    this.#formNotes = anyOf(words.formNotes);
    this.#agreements = new PhraseSet(words.agreements);
    this.#noticeTitles = new PhraseSet(words.notices.titles);
    this.#noticePhrases = anyOf(words.notices.phrases);
    this.#otherShapes = lazily(() => new Map(words.otherShapes.flatMap(({ name, titles }) => titles.map((title) => [title, name]))));
  }

  /** The topic of information security that a title names. */
  topicIn(title: string): string | undefined {
    return this.#topics.find(titleTokens(title));
  }

  /** The topic of a title that is no concern of an ISMS: `expenses`, `retry`. */
  otherTopicIn(title: string): string | undefined {
    return this.#otherTopics.find(titleTokens(title));
  }

  /** The standard or framework a title names. */
  standardIn(title: string): string | undefined {
    const tokens = titleTokens(title);
    return this.#standards.find(tokens) ?? tokens.find((token) => /^(?:iso|iec)\d{3,5}/.test(token));
  }

  /** The folder of a path that is named after a standard other than ISO 27001. */
  standardFolderIn(path: string): string | undefined {
    return this.#folders(path).standard;
  }

  /** True for a path with a folder that names a standard other than ISO 27001 among other words: `csa-ccm/`. */
  isOfOtherStandard(path: string): boolean {
    return this.#folders(path).mentioned !== undefined;
  }

  /** The management system other than that of information security which a title, or else a folder of the path, names. */
  otherSystemIn(path: string, title: string): string | undefined {
    return this.#otherSystems.find(titleTokens(title)) ?? this.#folders(path).otherSystem;
  }

  /**
   * True for what is published for customers and visitors: terms of use by their title, a privacy policy or rules for
   * the use of a service if the text speaks to them.
   */
  addressesPublic(title: string, readFolded: () => string): boolean {
    const tokens = titleTokens(title);
    if (this.#agreements.find(tokens) !== undefined || contract.test(tokens.at(-1) ?? '')) return true;
    if (this.#serviceRuleTitles.find(tokens) !== undefined) return occurs(this.#serviceRulePhrases(), readFolded(), 3);
    if (this.#noticeTitles.find(tokens) === undefined) return false;
    // a product has customers, an organisation staff
    return ofProduct.test(title) || occurs(this.#noticePhrases(), readFolded(), 3);
  }

  /** True for a title that promises an explanation: `How to …`, `Lab 3`, `… overview`. */
  explains(title: string): boolean {
    const tokens = titleTokens(title);
    return this.#explainingStarts.startsAt(tokens, 0) > 0 || this.#explainingEnds.ends(tokens);
  }

  /** True for the names of files that projects have beside their documents: `CHANGELOG`, `CONTRIBUTING.de`. */
  isNeverName(stem: string): boolean {
    return this.#neverNames.is(this.#tokensOf(stem));
  }

  /** True for the names of files that instruct programs which write: `SKILL`, `AGENTS`. */
  isInstruction(stem: string): boolean {
    return this.#instructions.is(this.#tokensOf(stem));
  }

  /** What a text is by the titles of its sections, if three of them are those of something else than a document of an ISMS. */
  otherShapeOf(titles: Iterable<string>): string | undefined {
    const counts = new Map<string, number>();
    for (const title of titles) {
      const name = this.#otherShapes().get(title);
      if (name === undefined) continue;
      const count = (counts.get(name) ?? 0) + 1;
      if (count >= shapeTitles) return name;
      counts.set(name, count);
    }
    return undefined;
  }

  /** True for names that stand for a folder: `README`, `index`. */
  isIndexName(stem: string): boolean {
    return this.#indexNames.is(this.#tokensOf(stem));
  }

  /** A name is asked about several times in a row. */
  #tokensOf(stem: string): readonly string[] {
    if (this.#lastName.stem !== stem) this.#lastName = { stem, tokens: nameTokens(stem) };
    return this.#lastName.tokens;
  }

  /** Files of one folder share the answer. */
  #folders(path: string): FolderWords {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    let known = this.#byFolder.get(folder);
    if (!known) {
      const names = foldersOf(path);
      known = {
        never: names.find((name) => (name.startsWith('.') && name !== '.' && name !== '..') || this.#neverFolders.is(titleTokens(name))),
        explaining: names.find((name) => this.#explainingFolders.is(titleTokens(name.replace(/^\d+[-_. ]/, '')))),
        otherSystem: names.find((name) => this.#otherSystems.is(titleTokens(name))),
        standard: names.find((name) => this.#standards.is(titleTokens(name)) && !/27001/.test(name)),
        mentioned: names.find((name) => this.#standards.find(titleTokens(name)) !== undefined && !/27001/.test(name)),
      };
      if (this.#byFolder.size > 10_000) this.#byFolder.clear();
      this.#byFolder.set(folder, known);
    }
    return known;
  }

  /** The folder of a path where no ISMS documents are kept: a hidden one, `blog/`. */
  neverFolderIn(path: string): string | undefined {
    return this.#folders(path).never;
  }

  /** The folder of a path where things are explained, not laid down: `tutorials/`. */
  explainingFolderIn(path: string): string | undefined {
    return this.#folders(path).explaining;
  }

  /** The key by which front matter says that the file is something else: a ticket that a scheduler opens, a slide deck. */
  foreignKeyIn(keys: readonly string[]): string | undefined {
    return keys.find((key) => this.#neverKeys.has(key));
  }

  /** True if a text says at least five times what must be done. */
  binds(text: string): boolean {
    return occurs(this.#binding(), text, 5);
  }

  /** True if a text speaks of security at least three times; a long text, which mentions much in passing, more often. */
  isAboutSecurity(text: string): boolean {
    return occurs(this.#security(), text, Math.max(3, Math.floor(Math.min(text.length, readAhead) / oftenEnough)));
  }

  /** True if a text says in its first lines that it is an example or a form to be filled in. */
  saysTemplate(text: string): boolean {
    return occurs(this.#templateNotes(), text.slice(0, introduction), 1);
  }

  /** True if a text says in its first or last lines how to fill it in: a form, whoever is named in it. */
  saysForm(text: string): boolean {
    const notes = this.#formNotes();
    return occurs(notes, text.slice(0, introduction), 1) || occurs(notes, text.slice(Math.max(introduction, text.length - footer)), 1);
  }

  /** True if a text calls itself by a type so many times; once it may speak of another. */
  callsItself(type: SelfNamedType, text: string, times: number): boolean {
    return occurs(this.#ownNames[type](), text, times);
  }

  /** True for what tells outsiders how to report a weakness, by its title and by how its text speaks to them. */
  addressesReporters(title: string, readFolded: () => string): boolean {
    return this.#disclosureTitles.find(titleTokens(title)) !== undefined && occurs(this.#disclosurePhrases(), readFolded(), 3);
  }

  /** True if a text says that its content is elsewhere now. */
  saysMoved(text: string): boolean {
    return occurs(this.#moved(), text, 1);
  }
}

/** What the folders of a path say of the files in them. */
interface FolderWords {
  readonly never: string | undefined;
  readonly explaining: string | undefined;
  readonly otherSystem: string | undefined;
  readonly standard: string | undefined;
  /** One that has the name of a standard among other words. */
  readonly mentioned: string | undefined;
}

function topicsWithin(words: DocumentWords): string[] {
  return compounding.flatMap((language) => words.topics[language] ?? []);
}

function foldersOf(path: string): string[] {
  return path.includes('://') ? [] : path.split('/').slice(0, -1);
}

/** `README.de`, `readme_fr` → readme */
function nameTokens(stem: string): readonly string[] {
  return titleTokens(stem.replace(/[._-][a-z]{2}(?:[._-][a-z]{2})?$/i, '').replace(/^_+/, ''));
}

/** Finds any of some phrases: those between words by a pattern for what ends them, those of scripts without spaces anywhere. */
interface AnyOf {
  readonly phrase: RegExp;
  readonly unspaced: RegExp | null;
}

function anyOf(phrases: readonly string[]): () => AnyOf {
  return lazily(() => patternsOf(phrases));
}

function patternsOf(phrases: readonly string[]): AnyOf {
  const spaced = (phrase: string): boolean => !/[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/.test(phrase);
  const escaped = (list: readonly string[]): string => list.map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const latin = phrases.filter(spaced);
  const other = phrases.filter((phrase) => !spaced(phrase));
  return {
    phrase: new RegExp(`(?:${escaped(latin)})(?!\\p{L})`, 'gu'),
    unspaced: other.length > 0 ? new RegExp(escaped(other), 'g') : null,
  };
}

function occurs({ phrase, unspaced }: AnyOf, text: string, times: number): boolean {
  const head = text.length > readAhead ? text.slice(0, readAhead) : text;
  let count = 0;
  phrase.lastIndex = 0;
  for (let match = phrase.exec(head); match && count < times; match = phrase.exec(head)) {
    if (isInsideWord(head, match.index)) phrase.lastIndex = match.index + 1;
    else count++;
  }
  if (unspaced && count < times && /[\u0100-\uffff]/.test(head)) {
    unspaced.lastIndex = 0;
    while (count < times && unspaced.test(head)) count++;
  }
  return count >= times;
}
