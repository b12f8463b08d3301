import * as vscode from 'vscode';
import type { CoverageStateName, CoverageTree } from '../../../server/src/lsp/protocol.ts';
import type { ServerAnswer } from '../server-answer.ts';
import type { ControlNode, CoverageNode } from './coverage-node.ts';
import { CoverageProvider } from './coverage-provider.ts';
import { stateNames } from './coverage-states.ts';
import { type ControlFilter, isFiltering } from './filter-controls.ts';
import { filterMessage } from './filter-message.ts';
import { byTheme, controlGroupings } from './group-controls.ts';

const statesKey = 'annexa.coverage.states';
const textKey = 'annexa.coverage.text';
const groupingKey = 'annexa.coverage.grouping';
const mentionsSetting = 'coverage.showMentions';
/** How long a row is asked for, and the pause between two times. */
const patienceMs = 10_000;
const pauseMs = 250;

/** The coverage view: its tree, its message line, its filter and its grouping, which are kept per workspace. */
export class CoverageView implements vscode.Disposable {
  readonly provider = new CoverageProvider();
  private readonly view: vscode.TreeView<CoverageNode>;
  private readonly memory: vscode.Memento;
  private readonly subscriptions: vscode.Disposable[];
  private tree: CoverageTree | undefined;
  /** Not kept: it comes from a click on a document and would puzzle the next day. */
  private document: ControlFilter['document'];

  constructor(model: ServerAnswer<CoverageTree>, memory: vscode.Memento) {
    this.memory = memory;
    this.view = vscode.window.createTreeView('annexa.coverage', { treeDataProvider: this.provider, showCollapseAll: true });
    this.subscriptions = [
      this.view,
      model.onDidChange((tree) => this.show(tree)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`annexa.${mentionsSetting}`)) this.readSettings();
      }),
    ];
    this.readSettings();
    this.provider.setGrouping(this.grouping);
    this.applyFilter();
  }

  /** What is shown. */
  get filter(): ControlFilter {
    const kept = this.memory.get<readonly string[]>(statesKey, []);
    return {
      states: stateNames.filter((state) => kept.includes(state)),
      text: this.memory.get<string>(textKey, ''),
      document: this.document,
    };
  }

  /** Id of the grouping. */
  get grouping(): string {
    return this.memory.get<string>(groupingKey, byTheme.id);
  }

  /** Shows controls of these states only; none shows all. */
  async setStates(states: readonly CoverageStateName[]): Promise<void> {
    await this.memory.update(statesKey, states.length === stateNames.length ? [] : states);
    this.applyFilter();
  }

  /** Shows controls with these words only; none shows all. */
  async setText(text: string): Promise<void> {
    await this.memory.update(textKey, text.trim());
    this.applyFilter();
  }

  /** Shows the controls of one document only; undefined shows all. */
  setDocument(document: ControlFilter['document']): void {
    this.document = document;
    this.applyFilter();
  }

  /** Shows all controls. */
  async clearFilter(): Promise<void> {
    this.document = undefined;
    await this.memory.update(textKey, undefined);
    await this.setStates([]);
  }

  /** Groups the controls by something else, and remembers it. */
  async setGrouping(grouping: string): Promise<void> {
    await this.memory.update(groupingKey, grouping);
    this.provider.setGrouping(grouping);
    this.describe();
  }

  /** The selected rows. */
  get selection(): readonly CoverageNode[] {
    return this.view.selection;
  }

  /** Selects the row of a control and opens the ones above it; gives up quietly if it never comes. */
  async reveal({ key }: ControlNode): Promise<void> {
    const end = Date.now() + patienceMs;
    // a tree that is being drawn anew, by a filter that has just gone or an answer of the server, loses or refuses what is asked for
    while (Date.now() < end) {
      const node = this.provider.controls().find((control) => control.key === key);
      if (!node) return;
      await this.view.reveal(node, { select: true, focus: true, expand: true }).then(undefined, () => undefined);
      if (this.view.selection.some((row) => row.key === key)) return;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private show(tree: CoverageTree): void {
    this.tree = tree;
    this.provider.setTree(tree);
    this.showMessage();
    this.describe();
    void vscode.commands.executeCommand('setContext', 'annexa.documents', tree.documents);
  }

  private readSettings(): void {
    this.provider.setShowMentions(vscode.workspace.getConfiguration('annexa').get<boolean>(mentionsSetting, true));
  }

  private applyFilter(): void {
    const { filter } = this;
    this.provider.setFilter(filter);
    this.showMessage();
    void vscode.commands.executeCommand('setContext', 'annexa.coverage.filtered', isFiltering(filter));
  }

  /** Beside the name of the view: by what its rows are grouped, where that is not the catalogue's own way. */
  private describe(): void {
    const grouping = controlGroupings(this.tree).find(({ id }) => id === this.grouping);
    this.view.description = grouping && grouping.id !== byTheme.id ? `by ${grouping.title.toLowerCase()}` : '';
  }

  private showMessage(): void {
    if (!this.tree || this.tree.documents === 0) {
      this.setMessage([]);
      return;
    }
    const all = this.tree.frameworks.flatMap((framework) => framework.groups).reduce((sum, group) => sum + group.controls.length, 0);
    const shown = filterMessage(this.filter, this.provider.controls().length, all);
    this.setMessage([
      ...(shown === '' ? [] : [shown]),
      ...(this.tree.complete ? [] : ['Some files could not be read: the coverage may be higher than shown.']),
    ]);
  }

  private setMessage(parts: readonly string[]): void {
    // an empty text hides the line in every version; undefined is not allowed by the typings
    this.view.message = parts.join(' ');
  }
}
