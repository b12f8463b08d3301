import type { Root } from 'mdast';
import type { CatalogFiles, TemplateFile } from './catalog/catalog-files.ts';

/** Reads Markdown into an mdast tree with positions (offsets are UTF-16). Never throws on any input. */
export interface MarkdownParser {
  /** For the log: `satteri (native)`, `satteri (wasm)`, `remark-parse`. */
  readonly name: string;
  parse(text: string): Root;
}

/** Says which day it is. The only clock of the core; a fixed one makes runs repeatable. */
export interface Clock {
  /** The as-of date as ISO date, `YYYY-MM-DD`. */
  today(): string;
}

/** Where messages for the operator go. */
export interface Logger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** Delivers the control catalogue; bundled data in every host. */
export interface CatalogSource {
  load(): CatalogFiles;
}

/** Delivers the templates that documents are created from; asked only when somebody creates one. */
export interface TemplateSource {
  /** In the order to offer them. */
  load(): readonly TemplateFile[] | Promise<readonly TemplateFile[]>;
}

/** A file of the workspace, as the listing tells it. */
export interface WorkspaceFile {
  readonly uri: string;
  /** Bytes; −1 if the host does not tell. */
  readonly size: number;
}

/** What a listing of the workspace found. */
export interface WorkspaceListing {
  /** All files that ignore rules let through, in a stable order. */
  readonly files: readonly WorkspaceFile[];
  /** Why the listing is not complete (a budget was hit, a folder could not be read); empty if it is. */
  readonly problems: readonly WorkspaceProblem[];
}

/** A reason why something of the workspace was not read. */
export interface WorkspaceProblem {
  readonly uri: string;
  /** `budget`: a limit on files, folders, bytes or time was hit. `unreadable`: the host refused. */
  readonly kind: 'budget' | 'unreadable';
  readonly message: string;
}

/** Limits of a listing. */
export interface WorkspaceLimits {
  readonly files: number;
  readonly folders: number;
  readonly seconds: number;
}

/** A file's text, or why there is none. */
export type FileText = { readonly text: string } | { readonly error: string };

/** The files the core may read: those of the workspace folders, and no others. */
export interface Workspace {
  /** URIs of the folders, without a trailing slash. */
  readonly folders: readonly string[];
  /** Lists all files below the folders that `.gitignore` and `exclude` let through. */
  list(limits: WorkspaceLimits): WorkspaceListing | Promise<WorkspaceListing>;
  /** Reads a file as strict UTF-8 (or UTF-16 with a byte order mark, which is removed). Never throws. */
  read(uri: string): FileText | Promise<FileText>;
  /** True if a file or folder is there. False for anything outside the workspace folders, which is never asked. */
  exists(uri: string): boolean | Promise<boolean>;
}

/** What a repository knows of earlier texts of the workspace. */
export interface History {
  /**
   * The texts at the last commit, or at {@link since}, by URI, of those files that may have another one now. Files that were not there then are
   * left out; so is everything where there is no repository. Never rejects.
   */
  committed(): Promise<ReadonlyMap<string, string>>;
  /** What the texts are those of, as its user typed it: `origin/main`; undefined for the last commit. */
  readonly since?: string | undefined;
}

/** Everything the core needs from its host. */
export interface Ports {
  readonly workspace: Workspace;
  readonly parser: MarkdownParser;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly catalog: CatalogSource;
  readonly templates: TemplateSource;
  /** Absent where the host has no way to ask. */
  readonly history?: History;
}
