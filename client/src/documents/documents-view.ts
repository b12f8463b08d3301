import * as vscode from 'vscode';
import type { DocumentList } from '../../../server/src/lsp/protocol.ts';
import type { ServerAnswer } from '../server-answer.ts';
import { type DocumentGroupRow, type DocumentRow, documentItem } from './document-item.ts';
import { type DocumentGrouping, documentGroupings, groupDocuments, overdueCount } from './group-documents.ts';

const groupingKey = 'annexa.documents.grouping';

/** The documents view: groups of documents, overdue ones first, and a badge with how many are overdue. */
export class DocumentsView implements vscode.TreeDataProvider<DocumentRow>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<DocumentRow>;
  private readonly memory: vscode.Memento;
  private readonly subscription: vscode.Disposable;
  private list: DocumentList | undefined;

  constructor(model: ServerAnswer<DocumentList>, memory: vscode.Memento) {
    this.memory = memory;
    this.view = vscode.window.createTreeView('annexa.documents', { treeDataProvider: this, showCollapseAll: true });
    this.subscription = model.onDidChange((list) => this.show(list));
    this.describe();
  }

  /** What the rows are grouped by. */
  get grouping(): DocumentGrouping {
    const kept = this.memory.get<string>(groupingKey);
    return documentGroupings.find(({ id }) => id === kept)?.id ?? 'type';
  }

  /** Groups the rows by something else, and remembers it. */
  async setGrouping(grouping: string): Promise<void> {
    await this.memory.update(groupingKey, grouping);
    this.changed.fire(undefined);
    this.describe();
  }

  /** Number on the icon of the view: documents with an overdue review. */
  get badge(): number {
    return this.view.badge?.value ?? 0;
  }

  getTreeItem(row: DocumentRow): vscode.TreeItem {
    return documentItem(row);
  }

  getParent(row: DocumentRow): DocumentRow | undefined {
    return row.kind === 'document' ? row.parent : undefined;
  }

  getChildren(row?: DocumentRow): DocumentRow[] {
    if (row?.kind === 'document' || !this.list) return [];
    if (row) return row.value.documents.map((value) => ({ kind: 'document', key: `${row.key}/${value.uri}`, value, parent: row }));
    const { grouping } = this;
    return groupDocuments(this.list, grouping).map((value): DocumentGroupRow => ({ kind: 'group', key: `${grouping}/${value.id}`, value }));
  }

  dispose(): void {
    this.subscription.dispose();
    this.view.dispose();
    this.changed.dispose();
  }

  private show(list: DocumentList): void {
    this.list = list;
    this.changed.fire(undefined);
    const overdue = overdueCount(list.documents);
    const tooltip = overdue === 1 ? 'The review of 1 document is overdue' : `The review of ${overdue} documents is overdue`;
    this.view.badge = overdue > 0 ? { value: overdue, tooltip } : undefined;
    this.view.message = list.complete || list.documents.length === 0 ? '' : 'Some files could not be read: there may be more documents.';
  }

  private describe(): void {
    const grouping = documentGroupings.find(({ id }) => id === this.grouping);
    this.view.description = grouping ? `by ${grouping.title.toLowerCase()}` : '';
  }
}
