import type { CoverageStateName, CoverageTree } from '../../../server/src/lsp/protocol.ts';

/** What the preview shows of a control. */
export interface PreviewControl {
  readonly id: string;
  readonly title: string;
  readonly state: CoverageStateName;
}

/** A line of the document-control table, plain text. */
export interface PreviewRow {
  readonly label: string;
  readonly values: readonly string[];
}

/** What the preview of one document of the ISMS needs. */
export interface PreviewDocument {
  /** Its front matter; undefined while it is not known yet. */
  readonly rows: readonly PreviewRow[] | undefined;
}

/** Where the preview plugin gets its facts from. */
export interface PreviewFacts {
  /** The document of a URI; undefined where it is none of an ISMS, and nothing is to change. */
  document(uri: string): PreviewDocument | undefined;
  /** A control by its id (`A.5.15`). */
  control(id: string): PreviewControl | undefined;
  /** False where the reader does not want to see front matter at all. */
  showsFrontMatter(uri: string): boolean;
}

/** The controls of a coverage tree by id; of two frameworks with the same id the first one counts. */
export function previewControls(tree: CoverageTree | undefined): ReadonlyMap<string, PreviewControl> {
  const controls = new Map<string, PreviewControl>();
  for (const framework of tree?.frameworks ?? [])
    for (const { id, title, state } of framework.groups.flatMap((group) => group.controls))
      if (!controls.has(id)) controls.set(id, { id, title, state });
  return controls;
}
