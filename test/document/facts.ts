import { Catalog } from '../../server/src/core/catalog/catalog.ts';
import { defaultConfig } from '../../server/src/core/config/read-config.ts';
import type { ResolvedConfig } from '../../server/src/core/config/resolved-config.ts';
import type { PolicyDocument } from '../../server/src/core/document/policy-document.ts';
import type { MarkdownParser } from '../../server/src/core/ports.ts';
import { Readers } from '../../server/src/core/service/readers.ts';
import type { TextRange } from '../../server/src/core/text/text-range.ts';
import { bundledCatalog } from '../../server/src/host/bundled-catalog.ts';
import { loadParser } from '../../server/src/host/node/satteri-parser.ts';
import { marked } from '../support/markers.ts';
import { folderUri } from '../support/memory-workspace.ts';

/** The catalogue as shipped. */
export const catalog = new Catalog(bundledCatalog.load());
/** The parser that the terminal and the desktop editor get. */
export const parser: MarkdownParser = await loadParser();

const readers = new Readers(parser, catalog, [folderUri]);

/** The facts of a text, its marks `⟦…⟧` taken out, and what the tests compare them with. */
export interface Facts {
  readonly document: PolicyDocument;
  /** Without marks. */
  readonly text: string;
  /** In order of their opening marks. */
  readonly marks: readonly TextRange[];
  /** What stands in a range. */
  slice(range: TextRange): string;
}

/** What may differ from a policy without config. */
export interface FactsOptions {
  /** Path below the workspace folder, `policies/sample.md` by default. */
  readonly path?: string;
  readonly config?: ResolvedConfig;
  readonly parser?: MarkdownParser;
  /** True if the fingerprint is wanted of a document without `approved_hash` too. */
  readonly fingerprint?: boolean;
}

/** The one door of these tests: reads a text with marks `⟦…⟧` into facts. */
export function facts(source: string, options: FactsOptions = {}): Facts {
  const { path = 'policies/sample.md', config = defaultConfig, parser: other, fingerprint } = options;
  const { text, ranges } = marked(source);
  const used = other === undefined ? readers : new Readers(other, catalog, [folderUri]);
  const document = used.read(`${folderUri}/${path}`, text, config, fingerprint);
  return { document, text, marks: ranges, slice: (range) => text.slice(range.start, range.end) };
}

/** The references of a kind as `written → controls` where the two differ, else as written. */
export function shownReferences({ document }: Facts, kind: 'claim' | 'mention'): string[] {
  return document.references
    .filter((reference) => reference.kind === kind)
    .map(({ text, controls, status }) => {
      const meant = controls.join(' ');
      return `${text}${meant === text ? '' : ` → ${meant}`}${status === 'current' ? '' : ` (${status})`}`;
    });
}
