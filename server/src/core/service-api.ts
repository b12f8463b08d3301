import type { Catalog } from './catalog/catalog.ts';
import type { TemplateFile } from './catalog/catalog-files.ts';
import type { ResolvedConfig } from './config/resolved-config.ts';
import type { PolicyDocument } from './document/policy-document.ts';
import type { ControlCoverage, CoverageState, FrameworkCoverage } from './isms/coverage.ts';
import type { IndexView } from './isms/index-view.ts';
import type { Readiness } from './isms/readiness/readiness.ts';
import type { Finding, Fix, SuppressedFinding } from './rules/rule.ts';
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
  /** URIs of the workspace folders, without a trailing slash. */
  readonly folders: readonly string[];
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
  /** The text of a file of the workspace, the editor's before the one on disk; undefined if it cannot be read. */
  readText(uri: string): Promise<string | undefined>;
  /** The facts of a Markdown file, ISMS document or not. */
  document(uri: string): PolicyDocument | undefined;
  /**
   * What a file would be with another text: its facts, and what the rules say that look at nothing else. Nothing of it is
   * kept.
   */
  preview(uri: string, text: string): { readonly document: PolicyDocument; readonly findings: readonly Finding[] };
  /** The fingerprint that a file would have with a text, whether or not it states one; null for a register in YAML or CSV. */
  fingerprintOf(uri: string, text: string): string | null;
  /** The fingerprint of a document as it was read, whether or not it states one; null where its text is gone. Worked out once. */
  fingerprintIn(document: PolicyDocument): Promise<string | null>;
  /** All ISMS documents, in order of URI. */
  documents(): readonly PolicyDocument[];
  /** All Markdown files, ISMS documents or not, in no particular order. */
  markdownFiles(): Iterable<PolicyDocument>;
  /** The text a document was read from, open or from its file; null where that is gone or has changed since. */
  sourceOf(document: PolicyDocument): Promise<string | null>;
  /** The config that governs a file. */
  configFor(uri: string): ResolvedConfig;
  /** Lines of a known file (documents and config files), for turning offsets into positions. */
  linesOf(uri: string): LineIndex | undefined;

  /** Findings of a file, sorted by position and code; empty if it has none or is unknown. */
  findings(uri: string): readonly Finding[];
  /** Findings that comments in a file take out, sorted by position and code. */
  suppressedFindings(uri: string): readonly SuppressedFinding[];
  /**
   * All fixes of a finding, also those that are only worked out when asked for.
   * @param text of its file; that of the editor by default
   */
  fixesOf(finding: Finding, text?: string): readonly Fix[];
  /** URIs that have findings, sorted. */
  urisWithFindings(): readonly string[];
  /** The templates that documents are created from, in the order to offer them. Loaded when first asked for. */
  templates(): Promise<readonly TemplateFile[]>;
  /** True if a file or folder is at the URI, ignored ones included. False outside of the workspace folders. */
  fileExists(uri: string): Promise<boolean>;
  /** Coverage of every configured framework. Cached until something changes. */
  coverage(): readonly FrameworkCoverage[];
  /** Coverage of one control, without working out the others; undefined if its framework is not assessed. */
  coverageOf(framework: string, id: string): ControlCoverage | undefined;
  /** As {@link coverageOf}, the state alone: cheap also where hundreds of documents speak of the control. */
  stateOf(framework: string, id: string): CoverageState | undefined;
  /** How far the ISMS is on the way to certification. Cached until something changes. */
  readiness(): Readiness;
}
