import * as vscode from 'vscode';
import { openCommand } from '../open-command.ts';
import type { ControlNode, CoverageNode, DocumentNode, FrameworkNode, GroupNode, SectionNode } from './coverage-node.ts';
import { stateMeaning, stateNames } from './coverage-states.ts';
import { ratioText } from './ratio-text.ts';
import { stateIcon } from './state-icon.ts';

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

const documentStatusText: Readonly<Record<string, string>> = {
  ok: 'in force',
  draft: 'not in force yet',
  stale: 'overdue, changed or superseded',
  empty: 'the section has no content',
  mention: 'mentioned only',
};

/**
 * How a row looks.
 * @param documents how many documents stand below a control.
 */
export function coverageItem(node: CoverageNode, documents: number): vscode.TreeItem {
  const item = itemOf(node, documents);
  item.id = node.key;
  item.contextValue = contextOf(node);
  return item;
}

/** What the menu of a row asks for: controls that lack a document, and such as may be excluded, are told apart. */
function contextOf(node: CoverageNode): string {
  return node.kind === 'control' ? `control.${node.value.state}` : node.kind;
}

function itemOf(node: CoverageNode, documents: number): vscode.TreeItem {
  switch (node.kind) {
    case 'framework':
      return frameworkItem(node);
    case 'group':
      return groupItem(node);
    case 'control':
      return controlItem(node, documents);
    case 'document':
      return documentItem(node);
    case 'section':
      return sectionItem(node);
  }
}

function frameworkItem({ value }: FrameworkNode): vscode.TreeItem {
  // the number must be seen in a side bar of usual width; the tooltip has the whole title
  const item = new vscode.TreeItem(value.title.replace(/ Annex A$/, ''), Expanded);
  item.description = ratioText(value.effective);
  item.iconPath = new vscode.ThemeIcon('law');
  const lines = stateNames.map((state) => `${state}: ${value.states[state]} (${stateMeaning(state)})`);
  const summary = `${value.title}: ${ratioText(value.effective)} of the applicable controls are covered`;
  item.tooltip = [summary, '', ...lines].join('\n');
  item.accessibilityInformation = { label: summary };
  return item;
}

function groupItem({ value }: GroupNode): vscode.TreeItem {
  const item = new vscode.TreeItem(value.title, Collapsed);
  item.description = value.isState ? `${value.controls.length}` : ratioText(value.effective);
  item.accessibilityInformation = { label: `${value.title}, ${item.description} ${value.isState ? 'controls' : 'covered'}` };
  return item;
}

function controlItem({ value }: ControlNode, documents: number): vscode.TreeItem {
  const item = new vscode.TreeItem(`${value.id} ${value.title}`, documents > 0 ? Collapsed : None);
  item.description = documents > 0 ? `${documents} ${documents === 1 ? 'document' : 'documents'} · ${value.state}` : value.state;
  item.iconPath = stateIcon(value.state);
  item.tooltip = [`${value.id} ${value.title}`, value.summary, `${value.state}: ${stateMeaning(value.state)}`].filter(Boolean).join('\n\n');
  item.accessibilityInformation = { label: `${value.id} ${value.title}, ${item.description}: ${stateMeaning(value.state)}` };
  return item;
}

function documentItem({ value }: DocumentNode): vscode.TreeItem {
  const item = new vscode.TreeItem(value.title, value.sections.length > 0 ? Collapsed : None);
  const uri = vscode.Uri.parse(value.uri);
  item.description = value.documentStatus ?? documentStatusText[value.status] ?? value.status;
  item.iconPath = vscode.ThemeIcon.File;
  item.resourceUri = uri;
  item.tooltip = `${vscode.workspace.asRelativePath(uri)}\n\n${documentStatusText[value.status] ?? value.status}`;
  item.command = openCommand(value);
  item.accessibilityInformation = { label: `${value.title}, ${documentStatusText[value.status] ?? value.status}` };
  return item;
}

function sectionItem({ value }: SectionNode): vscode.TreeItem {
  const item = new vscode.TreeItem(value.title, None);
  item.iconPath = new vscode.ThemeIcon('bookmark');
  item.command = openCommand(value);
  item.accessibilityInformation = { label: `Section ${value.title}` };
  return item;
}
