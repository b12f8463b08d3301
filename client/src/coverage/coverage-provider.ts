import * as vscode from 'vscode';
import type { CoverageStateName, CoverageTree } from '../../../server/src/lsp/protocol.ts';
import { coverageItem } from './coverage-item.ts';
import {
  type ControlNode,
  type CoverageNode,
  controlNode,
  type DocumentNode,
  documentNode,
  frameworkNode,
  groupNode,
  sectionNode,
} from './coverage-node.ts';

/** The rows of the coverage view: framework → theme → control → document → section, cut down by the filter. */
export class CoverageProvider implements vscode.TreeDataProvider<CoverageNode> {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private tree: CoverageTree | undefined;
  private states: ReadonlySet<CoverageStateName> = new Set();
  private showMentions = true;

  /** Takes over what the server said last. */
  setTree(tree: CoverageTree): void {
    this.tree = tree;
    this.changed.fire(undefined);
  }

  /** Shows controls of these states only; an empty set shows all. */
  setStates(states: ReadonlySet<CoverageStateName>): void {
    this.states = states;
    this.changed.fire(undefined);
  }

  /** Whether documents that only mention a control are listed below it. */
  setShowMentions(show: boolean): void {
    this.showMentions = show;
    this.changed.fire(undefined);
  }

  getTreeItem(node: CoverageNode): vscode.TreeItem {
    return coverageItem(node, node.kind === 'control' ? this.documentsOf(node).length : 0);
  }

  getParent(node: CoverageNode): CoverageNode | undefined {
    return node.parent;
  }

  getChildren(node?: CoverageNode): CoverageNode[] {
    if (!node) {
      // the welcome text shows in a view without rows only
      const frameworks = this.tree && this.tree.documents > 0 ? this.tree.frameworks : [];
      return frameworks.map(frameworkNode);
    }
    switch (node.kind) {
      case 'framework':
        return node.value.groups.map((group) => groupNode(group, node)).filter((group) => this.getChildren(group).length > 0);
      case 'group':
        return node.value.controls.filter((control) => this.isShown(control.state)).map((control) => controlNode(control, node));
      case 'control':
        return this.documentsOf(node);
      case 'document':
        return node.value.sections.map((section, index) => sectionNode(section, node, index));
      case 'section':
        return [];
    }
  }

  /** All rows of controls that the filter lets through. */
  controls(): ControlNode[] {
    const frameworks = this.getChildren();
    const groups = frameworks.flatMap((framework) => this.getChildren(framework));
    return groups.flatMap((group) => this.getChildren(group)).filter((node) => node.kind === 'control');
  }

  private isShown(state: CoverageStateName): boolean {
    return this.states.size === 0 || this.states.has(state);
  }

  private documentsOf(node: ControlNode): DocumentNode[] {
    const documents = this.showMentions ? node.value.documents : node.value.documents.filter((entry) => entry.status !== 'mention');
    return documents.map((entry, index) => documentNode(entry, node, index));
  }
}
