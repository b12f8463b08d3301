import type * as vscode from 'vscode';
import type { CoverageTree, DocumentList, DutyList, ReadinessTree } from '../../server/src/lsp/protocol.ts';
import type { CoverageNode } from './coverage/coverage-node.ts';
import type { DocumentRow } from './documents/document-item.ts';
import type { DutyRow } from './duties/duty-item.ts';
import type { MarkdownIt } from './preview/markdown-it.ts';
import type { ReadinessRow } from './readiness/readiness-node.ts';
import type { WalkthroughStep } from './walkthrough/walkthrough-progress.ts';

/** What the extension hands to VS Code's Markdown preview, to other extensions, and to its tests. */
export interface AnnexaApi {
  /** Called by the Markdown preview with its markdown-it. */
  extendMarkdownIt<T extends MarkdownIt>(markdown: T): T;
  /** The coverage as last heard from the server; undefined until its first answer. */
  coverage(): CoverageTree | undefined;
  /** The documents as last heard from the server; undefined until its first answer. */
  documents(): DocumentList | undefined;
  /** False as long as nothing in the workspace has to do with an ISMS: then no server runs. */
  isServerStarted(): boolean;
  /** Text of the status bar entry, empty while it is hidden. */
  statusText(): string;
  /** Text of the language status of the document in front, empty where it is none of an ISMS. */
  languageStatusText(): string;
  /** The tree behind the coverage view. */
  readonly coverageTree: vscode.TreeDataProvider<CoverageNode>;
  /** The tree behind the documents view. */
  readonly documentsTree: vscode.TreeDataProvider<DocumentRow>;
  /** The duties as last heard from the server; undefined until its first answer. */
  duties(): DutyList | undefined;
  /** The tree behind the duties view. */
  readonly dutiesTree: vscode.TreeDataProvider<DutyRow>;
  /** Readiness as last heard from the server; undefined until its first answer. */
  readiness(): ReadinessTree | undefined;
  /** The tree behind the readiness view. */
  readonly readinessTree: vscode.TreeDataProvider<ReadinessRow>;
  /** What stands beside the name of the readiness view. */
  readinessStatus(): string;
  /** The page of the report as it is shown; undefined while it is not open. */
  reportHtml(): string | undefined;
  /** Number on the documents view: overdue reviews. */
  documentsBadge(): number;
  /** The rows selected in the coverage view. */
  selectedRows(): readonly CoverageNode[];
  /** Steps of the walkthrough that were reached in this window. */
  walkthroughSteps(): readonly WalkthroughStep[];
}
