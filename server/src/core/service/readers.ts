import picomatch from 'picomatch/posix.js';
import type { Catalog } from '../catalog/catalog.ts';
import { pathFor } from '../config/config-set.ts';
import type { ResolvedConfig } from '../config/resolved-config.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { type DocumentReader, readDocument } from '../document/read-document.ts';
import { SectionKindMatcher } from '../document/section-kinds.ts';
import { WordingReader } from '../document/wording.ts';
import type { ClassificationWords } from '../document/classify.ts';
import { DocumentVocabulary } from '../document/document-words.ts';
import { TypeWords } from '../document/type-words.ts';
import type { MarkdownParser } from '../ports.ts';

interface ConfiguredReader {
  readonly reader: DocumentReader;
  readonly included: (path: string) => boolean;
  readonly typeOf: (path: string) => string | null;
}

/** Reads documents by the config that governs them; what a config implies is worked out once. */
export class Readers {
  readonly #parser: MarkdownParser;
  readonly #catalog: Catalog;
  readonly #words: ClassificationWords;
  readonly #byConfig = new WeakMap<ResolvedConfig, ConfiguredReader>();
  readonly #folders: readonly string[];

  constructor(parser: MarkdownParser, catalog: Catalog, folders: readonly string[]) {
    this.#parser = parser;
    this.#catalog = catalog;
    this.#folders = folders;
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
      const isIncluded = picomatch([...include], options);
      const isExcluded = exclude.length === 0 ? () => false : picomatch([...exclude], options);
      const byType = Object.entries(types).map(([type, globs]) => ({ type, matches: picomatch([...globs], options) }));
      found = {
        reader: {
          parser: this.#parser,
          catalog: this.#catalog,
          config,
          sectionKinds: new SectionKindMatcher([...this.#catalog.sectionKinds.values()], this.#catalog.titleForms, config.sections),
          wording: new WordingReader(this.#catalog.wording),
          words: this.#words,
        },
        // a path outside any folder is not for globs to judge
        included: (path) => (path.includes('://') || isIncluded(path)) && !isExcluded(path),
        typeOf: (path) => byType.find(({ matches }) => matches(path))?.type ?? null,
      };
      this.#byConfig.set(config, found);
    }
    return found;
  }
}
