import * as vscode from 'vscode';
import type { DutyList, DutyOwner } from '../../../server/src/lsp/protocol.ts';
import type { ServerAnswer } from '../server-answer.ts';
import { type DutyOwnerRow, type DutyRow, dutyItem, ownerTitle } from './duty-item.ts';

const chosenKey = 'annexa.duties.chosen';

/** The duties view: who has to do what, the most urgent first; for everybody, or for one owner or department. */
export class DutiesView implements vscode.TreeDataProvider<DutyRow>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<DutyRow>;
  private readonly model: ServerAnswer<DutyList>;
  private readonly memory: vscode.Memento;
  private readonly subscription: vscode.Disposable;

  constructor(model: ServerAnswer<DutyList>, memory: vscode.Memento) {
    this.model = model;
    this.memory = memory;
    this.view = vscode.window.createTreeView('annexa.duties', { treeDataProvider: this, showCollapseAll: true });
    this.subscription = model.onDidChange(() => this.show());
    this.show();
  }

  /** The owner or department whose duties are shown; undefined for all. */
  get chosen(): string | undefined {
    return this.memory.get<string>(chosenKey);
  }

  /**
   * Asks whose duties to show, and remembers it.
   * @param wanted an owner or department, or '' for all, as a key binding may give it; then nobody is asked
   */
  async choose(wanted?: unknown): Promise<void> {
    const answer = typeof wanted === 'string' ? wanted : await this.ask();
    if (answer === undefined) return;
    await this.memory.update(chosenKey, answer === '' ? undefined : answer);
    this.show();
  }

  getTreeItem(row: DutyRow): vscode.TreeItem {
    return dutyItem(row);
  }

  getParent(row: DutyRow): DutyRow | undefined {
    return row.kind === 'duty' ? row.parent : undefined;
  }

  getChildren(row?: DutyRow): DutyRow[] {
    if (row?.kind === 'duty') return [];
    if (row) return row.value.duties.map((value, i) => ({ kind: 'duty', key: `${row.key}/${i} ${value.title}`, value, parent: row }));
    return this.owners().map((value): DutyOwnerRow => ({ kind: 'owner', key: `${value.owner}`, value }));
  }

  dispose(): void {
    this.subscription.dispose();
    this.view.dispose();
    this.changed.dispose();
  }

  private owners(): readonly DutyOwner[] {
    const all = this.model.latest?.owners ?? [];
    const { chosen } = this;
    return chosen === undefined ? all : all.filter((owner) => ownerTitle(owner) === chosen || owner.department === chosen);
  }

  private show(): void {
    this.changed.fire(undefined);
    this.view.description = this.chosen ?? '';
    const { latest } = this.model;
    this.view.message =
      latest && this.owners().length === 0 && latest.owners.length > 0
        ? `Nothing to do for ${this.chosen}.`
        : latest?.complete === false
          ? 'Some files could not be read: there may be more to do.'
          : '';
  }

  private async ask(): Promise<string | undefined> {
    const all = this.model.latest?.owners ?? [];
    const departments = [...new Set(all.flatMap(({ department }) => department ?? []))].sort();
    const item = (label: string, value: string, description: string) => ({
      label,
      value,
      description: this.chosen === value ? `${description} · now` : description,
    });
    const items = [
      item('Everybody', '', `${all.length} owners`),
      ...departments.map((name) => item(`$(organization) ${name}`, name, 'department')),
      ...all.map((owner) => item(`$(person) ${ownerTitle(owner)}`, ownerTitle(owner), owner.roles.join(', '))),
    ];
    const picked = await vscode.window.showQuickPick(items, {
      title: 'Show the duties of',
      placeHolder: 'An owner or a department',
      matchOnDescription: true,
    });
    return picked?.value;
  }
}
