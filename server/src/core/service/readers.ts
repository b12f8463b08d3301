import picomatch from 'picomatch/posix.js';
import type { Catalog } from '../catalog/catalog.ts';
import { pathFor } from '../config/config-set.ts';
import type { ResolvedConfig } from '../config/resolved-config.ts';
import type { ClassificationWords } from '../document/classification/classification-input.ts';
import { DocumentVocabulary } from '../document/classification/document-words.ts';
import { TypeWords } from '../document/classification/type-words.ts';
import { metadataText } from '../document/metadata/metadata.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { type DocumentReader, readDocument } from '../document/read-document.ts';
import { readRegisterFile } from '../document/registers/read-register-file.ts';
import { isDataFile, type RegisterFile, RegisterFiles } from '../document/registers/register-files.ts';
import { SectionKindMatcher } from '../document/sections/section-kinds.ts';
import { TopicWords } from '../document/topics/topic-words.ts';
import { WordingReader } from '../document/wording/wording-reader.ts';
import type { MarkdownParser } from '../ports.ts';

interface ConfiguredReader {
  readonly reader: DocumentReader;
  readonly included: (path: string) => boolean;
  readonly excluded: (path: string) => boolean;
  readonly typeOf: (path: string) => string | null;
  readonly registers: RegisterFiles;
}

/** How much is read. */
export interface ReaderOptions {
  /** True if files that are no ISMS documents need no more facts than those that links to them ask for. */
  readonly lean?: boolean;
  /** True if every file may be an ISMS document, whatever the configs include or exclude. */
  readonly allFiles?: boolean;
  /** True if the fingerprints of all documents will be asked for: while the tree is there they cost little. */
  readonly fingerprints?: boolean;
}

/** Reads documents by the config that governs them; what a config implies is worked out once. */
export class Readers {
  readonly #parser: MarkdownParser;
  readonly #catalog: Catalog;
  readonly #words: ClassificationWords;
  readonly #topics: TopicWords;
  readonly #byConfig = new WeakMap<ResolvedConfig, ConfiguredReader>();
  readonly #folders: readonly string[];
  readonly #options: ReaderOptions;
  /** Fingerprints of documents that state none, so that rules do not see them. */
  readonly #unstated = new WeakMap<PolicyDocument, string | null>();

  constructor(parser: MarkdownParser, catalog: Catalog, folders: readonly string[], options: ReaderOptions = {}) {
    this.#parser = parser;
    this.#catalog = catalog;
    this.#folders = folders;
    this.#options = options;
    const { documentTypes, documentWords } = catalog;
    this.#topics = new TopicWords(catalog.topics.values());
    this.#words = { types: new TypeWords(documentTypes.values(), documentWords), vocabulary: new DocumentVocabulary(documentWords) };
  }

  /** Reads a text into facts. Never throws. @param fingerprint true if its fingerprint is wanted in any case */
  read(uri: string, text: string, config: ResolvedConfig, fingerprint = false): PolicyDocument {
    const register = this.registerOf(uri, config);
    const { language, frameworks } = config;
    if (register)
      return readRegisterFile(uri, text, register, { catalog: this.#catalog, language, defaultFramework: frameworks[0] as string });
    const { reader, included, typeOf } = this.#readerFor(config);
    const path = pathFor(uri, config, this.#folders);
    const early = !fingerprint && this.#options.fingerprints === true;
    const place = { uri, path, configured: { included: included(path), type: typeOf(path) } };
    const document = readDocument(place, text, reader, fingerprint || early);
    if (!early || metadataText(document.metadata, 'approved_hash') !== undefined) return document;
    const plain = { ...document, fingerprint: null };
    this.#unstated.set(plain, document.fingerprint);
    return plain;
  }

  /** The fingerprint of a document that was read with the option for it; undefined of others. */
  fingerprintOf(document: PolicyDocument): string | null | undefined {
    return document.fingerprint ?? this.#unstated.get(document);
  }

  /** The register that a YAML or CSV file below a config is, null for all other files. */
  registerOf(uri: string, config: ResolvedConfig): RegisterFile | null {
    if (config.root === null || !isDataFile(uri)) return null;
    const { registers, excluded } = this.#readerFor(config);
    const path = pathFor(uri, config, this.#folders);
    return excluded(path) ? null : registers.of(composed(path));
  }

  #readerFor(config: ResolvedConfig): ConfiguredReader {
    let found = this.#byConfig.get(config);
    if (!found) {
      const { include, exclude, types } = config.documents;
      const options = { dot: true, nocase: true };
      const matcher = (globs: readonly string[]): ((path: string) => boolean) => {
        const matches = picomatch(globs.map(composed), options);
        return (path) => matches(composed(path));
      };
      const isIncluded = matcher(include);
      const isExcluded = exclude.length === 0 ? () => false : matcher(exclude);
      const byType = Object.entries(types).map(([type, globs]) => ({ type, matches: matcher(globs) }));
      found = {
        reader: {
          parser: this.#parser,
          catalog: this.#catalog,
          config,
          sectionKinds: new SectionKindMatcher([...this.#catalog.sectionKinds.values()], this.#catalog.titleForms, config.sections),
          wording: new WordingReader(this.#catalog.wording),
          topics: this.#topics,
          words: this.#words,
          lean: this.#options.lean === true,
        },
        // a path outside any folder is not for globs to judge
        included: (path) => this.#options.allFiles === true || ((path.includes('://') || isIncluded(path)) && !isExcluded(path)),
        excluded: isExcluded,
        registers: new RegisterFiles(this.#catalog.registers, config.registers),
        typeOf: (path) => byType.find(({ matches }) => matches(path))?.type ?? null,
      };
      this.#byConfig.set(config, found);
    }
    return found;
  }
}

/** Some file systems take the dots off an `ü`; a glob is typed with them on. */
function composed(text: string): string {
  return /[^\x20-\x7e]/.test(text) ? text.normalize('NFC') : text;
}
