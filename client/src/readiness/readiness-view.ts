import * as vscode from 'vscode';
import type { DocumentBeginning, ReadinessTree } from '../../../server/src/lsp/protocol.ts';
import type { ServerAnswer } from '../server-answer.ts';
import { readinessItem } from './readiness-item.ts';
import { type ReadinessRow, readinessChildren, readinessRoots } from './readiness-node.ts';

/** The readiness view: what the clauses ask for, and the road to certification; beside its name, what Stage 1 would find. */
export class ReadinessView implements vscode.TreeDataProvider<ReadinessRow>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<ReadinessRow>;
  private readonly subscription: vscode.Disposable;
  private tree: ReadinessTree | undefined;

  constructor(model: ServerAnswer<ReadinessTree>) {
    this.view = vscode.window.createTreeView('annexa.readiness', { treeDataProvider: this, showCollapseAll: true });
    this.subscription = model.onDidChange((tree) => this.show(tree));
  }

  /** What stands beside the name of the view, empty where there is no document. */
  get status(): string {
    return this.view.description ?? '';
  }

  getTreeItem(row: ReadinessRow): vscode.TreeItem {
    return readinessItem(row);
  }

  getParent(row: ReadinessRow): ReadinessRow | undefined {
    return row.parent;
  }

  getChildren(row?: ReadinessRow): ReadinessRow[] {
    return row ? readinessChildren(row) : readinessRoots(this.tree);
  }

  dispose(): void {
    this.subscription.dispose();
    this.view.dispose();
    this.changed.dispose();
  }

  private show(tree: ReadinessTree): void {
    this.tree = tree;
    this.changed.fire(undefined);
    this.view.description = tree.documents === 0 ? '' : `Stage 1: ${tree.documented.k}/${tree.documented.n}`;
    this.view.message = tree.complete || tree.documents === 0 ? '' : 'Some files could not be read: there may be more than is shown.';
  }
}

/** What a row that lacks a document is created from; undefined for other rows and whatever else a command is given. */
export function beginningOf(row: unknown): DocumentBeginning | undefined {
  const isRow = typeof row === 'object' && row !== null && 'kind' in row && 'value' in row;
  if (!isRow || (row.kind !== 'item' && row.kind !== 'step')) return undefined;
  return (row.value as { readonly begin: DocumentBeginning | null }).begin ?? undefined;
}
