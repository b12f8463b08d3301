import * as vscode from 'vscode';
import type { CoverageTree } from '../../../server/src/lsp/protocol.ts';
import { coverageItem } from './coverage-item.ts';
import {
  type ControlNode,
  type CoverageNode,
  controlNode,
  type DocumentNode,
  documentNode,
  type FrameworkNode,
  frameworkNode,
  type GroupNode,
  groupNode,
  sectionNode,
} from './coverage-node.ts';
import { type ControlFilter, controlFilter, noFilter } from './filter-controls.ts';
import { byTheme, groupControls } from './group-controls.ts';

/** The rows of the coverage view: framework → group → control → document → section, cut down by the filter. */
export class CoverageProvider implements vscode.TreeDataProvider<CoverageNode> {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private tree: CoverageTree | undefined;
  private isShown = controlFilter(noFilter);
  private grouping = byTheme.id;
  private showMentions = true;

  /** Takes over what the server said last. */
  setTree(tree: CoverageTree): void {
    this.tree = tree;
    this.changed.fire(undefined);
  }

  /** Shows the controls that pass only. */
  setFilter(filter: ControlFilter): void {
    this.isShown = controlFilter(filter);
    this.changed.fire(undefined);
  }

  /** Groups the controls by something else. */
  setGrouping(grouping: string): void {
    this.grouping = grouping;
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
    if (!node) return this.frameworks();
    switch (node.kind) {
      case 'framework':
        return this.groupsOf(node);
      case 'group':
        return this.controlsOf(node);
      case 'control':
        return this.documentsOf(node);
      case 'document':
        return node.value.sections.map((section, index) => sectionNode(section, node, index));
      case 'section':
        return [];
    }
  }

  /** The rows of the controls that the filter lets through, or of all, each control once. */
  controls(which: 'shown' | 'all' = 'shown'): ControlNode[] {
    const isWanted = which === 'all' ? () => true : this.isShown;
    const rows = new Map<string, ControlNode>();
    for (const framework of this.frameworks())
      for (const group of this.groupsOf(framework, isWanted))
        for (const control of this.controlsOf(group, isWanted)) {
          const key = `${framework.key}/${control.value.id}`;
          if (!rows.has(key)) rows.set(key, control);
        }
    return [...rows.values()];
  }

  private frameworks(): FrameworkNode[] {
    // the welcome text shows in a view without rows only
    return this.tree && this.tree.documents > 0 ? this.tree.frameworks.map(frameworkNode) : [];
  }

  private groupsOf(node: FrameworkNode, isWanted = this.isShown): GroupNode[] {
    const groups = groupControls(node.value, this.grouping).map((group) => groupNode(group, node));
    return groups.filter((group) => group.value.controls.some(isWanted));
  }

  private controlsOf(node: GroupNode, isWanted = this.isShown): ControlNode[] {
    return node.value.controls.filter(isWanted).map((control) => controlNode(control, node));
  }

  private documentsOf(node: ControlNode): DocumentNode[] {
    const documents = this.showMentions ? node.value.documents : node.value.documents.filter((entry) => entry.status !== 'mention');
    return documents.map((entry, index) => documentNode(entry, node, index));
  }
}
