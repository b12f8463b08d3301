import type { Catalog } from './catalog/catalog.ts';
import type { ResolvedConfig } from './config/resolved-config.ts';
import type { PolicyDocument } from './document/policy-document.ts';
import type { FrameworkCoverage } from './isms/coverage.ts';
import type { IndexView } from './isms/index-view.ts';
import type { Finding } from './rules/rule.ts';
import type { LineIndex } from './text/line-index.ts';

/** What a change of the workspace touched. */
export interface Affected {
  /** URIs whose findings may differ from before. */
  readonly uris: ReadonlySet<string>;
  /** True if the coverage may differ. */
  readonly coverage: boolean;
}

/** How far a scan is. */
export interface ScanProgress {
  readonly done: number;
  readonly total: number;
}

/** What a scan did. */
export interface ScanResult {
  /** Markdown files read. */
  readonly files: number;
  /** ISMS documents among them. */
  readonly documents: number;
  /** False if a file or folder could not be read, a budget was hit, a rule failed or the scan was cancelled. */
  readonly complete: boolean;
  readonly cancelled: boolean;
}

/** A token that a long job asks whether it is still wanted. */
export interface CancellationSignal {
  readonly isCancellationRequested: boolean;
}

/** A text that an editor holds open. */
export interface OpenText {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/**
 * The engine behind editor, terminal and reports. One instance serves one workspace. URIs are taken as the client
 * spells them and given back the same way.
 */
export interface IsmsService {
  readonly catalog: Catalog;
  /** ISO date on which everything is judged. */
  readonly asOf: string;
  readonly index: IndexView;
  /** False while something of the workspace is not read, or a rule has failed: what is said is less than what was asked. */
  readonly complete: boolean;

  /** Reads config files and all Markdown of the workspace, then checks all of it. */
  scan(options?: { onProgress?: (progress: ScanProgress) => void | Promise<void>; signal?: CancellationSignal }): Promise<ScanResult>;

  /** Takes over the text an editor has opened or changed, and checks what that touches. */
  setOpenText(text: OpenText): Promise<Affected>;
  /** Goes back to the file on disk. */
  closeText(uri: string): Promise<Affected>;
  /** Files were created, changed or deleted outside the editor; config files are read again. */
  filesChanged(changes: readonly { uri: string; kind: 'created' | 'changed' | 'deleted' }[]): Promise<Affected>;

  /** The text an editor holds open, undefined otherwise. */
  openText(uri: string): OpenText | undefined;
  /** The facts of a Markdown file, ISMS document or not. */
  document(uri: string): PolicyDocument | undefined;
  /** All ISMS documents, in order of URI. */
  documents(): readonly PolicyDocument[];
  /** The config that governs a file. */
  configFor(uri: string): ResolvedConfig;
  /** Lines of a known file (documents and config files), for turning offsets into positions. */
  linesOf(uri: string): LineIndex | undefined;

  /** Findings of a file, sorted by position and code; empty if it has none or is unknown. */
  findings(uri: string): readonly Finding[];
  /** URIs that have findings, sorted. */
  urisWithFindings(): readonly string[];
  /** Coverage of every configured framework. Cached until something changes. */
  coverage(): readonly FrameworkCoverage[];
}
