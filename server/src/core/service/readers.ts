import picomatch from 'picomatch/posix.js';
import type { Catalog } from '../catalog/catalog.ts';
import { pathFor } from '../config/config-set.ts';
import type { ResolvedConfig } from '../config/resolved-config.ts';
import type { ClassificationWords } from '../document/classification/classification-input.ts';
import { DocumentVocabulary } from '../document/classification/document-words.ts';
import { TypeWords } from '../document/classification/type-words.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { type DocumentReader, readDocument } from '../document/read-document.ts';
import { SectionKindMatcher } from '../document/sections/section-kinds.ts';
import { WordingReader } from '../document/sections/wording.ts';
import type { MarkdownParser } from '../ports.ts';

interface ConfiguredReader {
  readonly reader: DocumentReader;
  readonly included: (path: string) => boolean;
  readonly typeOf: (path: string) => string | null;
}

/** How much is read. */
export interface ReaderOptions {
  /** True if files that are no ISMS documents need no more facts than those that links to them ask for. */
  readonly lean?: boolean;
  /** True if every file may be an ISMS document, whatever the configs include or exclude. */
  readonly allFiles?: boolean;
}

/** Reads documents by the config that governs them; what a config implies is worked out once. */
export class Readers {
  readonly #parser: MarkdownParser;
  readonly #catalog: Catalog;
  readonly #words: ClassificationWords;
  readonly #byConfig = new WeakMap<ResolvedConfig, ConfiguredReader>();
  readonly #folders: readonly string[];
  readonly #options: ReaderOptions;

  constructor(parser: MarkdownParser, catalog: Catalog, folders: readonly string[], options: ReaderOptions = {}) {
    this.#parser = parser;
    this.#catalog = catalog;
    this.#folders = folders;
    this.#options = options;
    const { documentTypes, documentWords } = catalog;
    this.#words = { types: new TypeWords(documentTypes.values(), documentWords), vocabulary: new DocumentVocabulary(documentWords) };
  }

  /** Reads a text into facts. Never throws. */
  read(uri: string, text: string, config: ResolvedConfig): PolicyDocument {
    const { reader, included, typeOf } = this.#readerFor(config);
    const path = pathFor(uri, config, this.#folders);
    return readDocument({ uri, path, configured: { included: included(path), type: typeOf(path) } }, text, reader);
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
          words: this.#words,
          lean: this.#options.lean === true,
        },
        // a path outside any folder is not for globs to judge
        included: (path) => this.#options.allFiles === true || ((path.includes('://') || isIncluded(path)) && !isExcluded(path)),
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
