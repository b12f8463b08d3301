import type * as vscode from 'vscode';
import type { CoverageTree } from '../../server/src/lsp/protocol.ts';
import type { CoverageNode } from './coverage/coverage-node.ts';

/** What the extension hands to other extensions, and to its tests. */
export interface AnnexaApi {
  /** The coverage as last heard from the server; undefined until its first answer. */
  coverage(): CoverageTree | undefined;
  /** Text of the status bar entry, empty while it is hidden. */
  statusText(): string;
  /** The tree behind the coverage view. */
  readonly coverageTree: vscode.TreeDataProvider<CoverageNode>;
  /** The rows selected in the coverage view. */
  selectedRows(): readonly CoverageNode[];
}
