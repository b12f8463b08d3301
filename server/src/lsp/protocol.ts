/**
 * What client and server say to each other beyond LSP. All of it is optional: a client that knows nothing of it has
 * findings, completion, hover, navigation and fixes all the same. Types and names only, so that the client may import it.
 */

/** Request → {@link CoverageTree}: the tree of the coverage view. No parameters. */
export const coverageRequest = 'annexa/coverage';
/** Notification server → client, no parameters: the coverage changed, ask again. Sent at most every 200 ms. */
export const coverageChanged = 'annexa/coverageChanged';
/** Request → `string`: how the server runs, for the log and bug reports (parser, Node version, documents). */
export const serverInfoRequest = 'annexa/serverInfo';
/** Request server → client (only a server in a browser asks): list files. Parameters {@link ListFilesParams} → {@link ListFilesResult}. */
export const listFilesRequest = 'annexa/listFiles';
/** Request server → client (browser only): read a file. Parameters `{ uri }` → {@link ReadFileResult}. */
export const readFileRequest = 'annexa/readFile';
/** Request server → client (browser only): does it exist. Parameters `{ uri }` → boolean. */
export const fileExistsRequest = 'annexa/fileExists';

export interface ListFilesParams {
  readonly folder: string;
  readonly limit: number;
}
export interface ListFilesResult {
  readonly files: readonly string[];
  /** True if there are more files than the limit, or a folder could not be read. */
  readonly truncated: boolean;
}
export interface ReadFileResult {
  /** Base64 of the bytes, or an error in one line. */
  readonly data?: string;
  readonly error?: string;
}

/** State of a control, as in the coverage report. */
export type CoverageStateName = 'conflict' | 'excluded' | 'covered' | 'partial' | 'stale' | 'draft' | 'mentioned' | 'missing';

/** A place to go to. Lines and characters as in LSP. */
export interface CoveragePlace {
  readonly uri: string;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

export interface CoverageTree {
  /** ISO date on which the states were judged. */
  readonly asOf: string;
  /** False if some file could not be read. */
  readonly complete: boolean;
  /** ISMS documents in the workspace; 0 shows the welcome view. */
  readonly documents: number;
  readonly frameworks: readonly CoverageFrameworkNode[];
}

export interface CoverageFrameworkNode {
  readonly id: string;
  readonly title: string;
  readonly effective: { readonly k: number; readonly n: number; readonly percent: number | null };
  readonly states: Readonly<Record<CoverageStateName, number>>;
  readonly groups: readonly CoverageGroupNode[];
}

export interface CoverageGroupNode {
  readonly id: string;
  readonly title: string;
  readonly effective: { readonly k: number; readonly n: number; readonly percent: number | null };
  readonly controls: readonly CoverageControlNode[];
}

export interface CoverageControlNode {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly state: CoverageStateName;
  /** Claims before mentions. */
  readonly documents: readonly CoverageDocumentNode[];
}

export interface CoverageDocumentNode extends CoveragePlace {
  readonly title: string;
  /** `ok`, `draft`, `stale`, `empty` or `mention`. */
  readonly status: string;
  /** Life-cycle status of the document as written, or null. */
  readonly documentStatus: string | null;
  readonly sections: readonly CoverageSectionNode[];
}

export interface CoverageSectionNode extends CoveragePlace {
  readonly title: string;
}
