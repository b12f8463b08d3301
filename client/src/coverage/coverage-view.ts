import * as vscode from 'vscode';
import type { CoverageStateName, CoverageTree } from '../../../server/src/lsp/protocol.ts';
import type { CoverageModel } from './coverage-model.ts';
import type { CoverageNode } from './coverage-node.ts';
import { CoverageProvider } from './coverage-provider.ts';
import { stateNames } from './state-look.ts';

const filterKey = 'annexa.coverage.states';
const mentionsSetting = 'coverage.showMentions';

/** The coverage view: its tree, its message line and its filter, which is kept per workspace. */
export class CoverageView implements vscode.Disposable {
  readonly provider = new CoverageProvider();
  private readonly view: vscode.TreeView<CoverageNode>;
  private readonly memory: vscode.Memento;
  private readonly subscriptions: vscode.Disposable[];
  private tree: CoverageTree | undefined;

  constructor(model: CoverageModel, memory: vscode.Memento) {
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
    this.applyFilter();
  }

  /** States that the filter lets through; empty for all. */
  get states(): readonly CoverageStateName[] {
    const kept = this.memory.get<readonly string[]>(filterKey, []);
    return stateNames.filter((state) => kept.includes(state));
  }

  /** Shows controls of these states only; none shows all. */
  async setStates(states: readonly CoverageStateName[]): Promise<void> {
    await this.memory.update(filterKey, states.length === stateNames.length ? [] : states);
    this.applyFilter();
  }

  /** The selected rows. */
  get selection(): readonly CoverageNode[] {
    return this.view.selection;
  }

  /** Selects a row and opens the ones above it. */
  async reveal(node: CoverageNode): Promise<void> {
    await this.view.reveal(node, { select: true, focus: true, expand: true });
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private show(tree: CoverageTree): void {
    this.tree = tree;
    this.provider.setTree(tree);
    this.showMessage();
    void vscode.commands.executeCommand('setContext', 'annexa.documents', tree.documents);
  }

  private readSettings(): void {
    this.provider.setShowMentions(vscode.workspace.getConfiguration('annexa').get<boolean>(mentionsSetting, true));
  }

  private applyFilter(): void {
    const states = this.states;
    this.provider.setStates(new Set(states));
    this.showMessage();
    void vscode.commands.executeCommand('setContext', 'annexa.coverage.filtered', states.length > 0);
  }

  private showMessage(): void {
    if (!this.tree || this.tree.documents === 0) {
      this.setMessage([]);
      return;
    }
    const all = this.tree.frameworks.flatMap((framework) => framework.groups).reduce((sum, group) => sum + group.controls.length, 0);
    const states = this.states;
    this.setMessage([
      ...(states.length > 0 ? [`Showing ${states.join(', ')}: ${this.provider.controls().length} of ${all} controls.`] : []),
      ...(this.tree.complete ? [] : ['Some files could not be read: the coverage may be higher than shown.']),
    ]);
  }

  private setMessage(parts: readonly string[]): void {
    // an empty text hides the line in every version; undefined is not allowed by the typings
    this.view.message = parts.join(' ');
  }
}
