import * as vscode from 'vscode';
import type { CoveragePlace } from '../../../server/src/lsp/protocol.ts';
import type { ControlNode, CoverageNode, DocumentNode, FrameworkNode, GroupNode, SectionNode } from './coverage-node.ts';
import { ratioText } from './ratio-text.ts';
import { stateIcon, stateMeaning, stateNames } from './state-look.ts';

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

const documentStatusText: Readonly<Record<string, string>> = {
  ok: 'in force',
  draft: 'not in force yet',
  stale: 'overdue or superseded',
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
  item.contextValue = node.kind;
  return item;
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
  const item = new vscode.TreeItem(value.title, Expanded);
  item.description = ratioText(value.effective);
  item.iconPath = new vscode.ThemeIcon('law');
  const lines = stateNames.map((state) => `${state}: ${value.states[state]} (${stateMeaning(state)})`);
  item.tooltip = [`${value.title}: ${ratioText(value.effective)} of the applicable controls are covered`, '', ...lines].join('\n');
  return item;
}

function groupItem({ value }: GroupNode): vscode.TreeItem {
  const item = new vscode.TreeItem(value.title, Collapsed);
  item.description = ratioText(value.effective);
  return item;
}

function controlItem({ value }: ControlNode, documents: number): vscode.TreeItem {
  const item = new vscode.TreeItem(`${value.id} ${value.title}`, documents > 0 ? Collapsed : None);
  item.description = documents > 0 ? `${documents} ${documents === 1 ? 'document' : 'documents'} · ${value.state}` : value.state;
  item.iconPath = stateIcon(value.state);
  item.tooltip = [`${value.id} ${value.title}`, value.summary, `${value.state}: ${stateMeaning(value.state)}`].filter(Boolean).join('\n\n');
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
  return item;
}

function sectionItem({ value }: SectionNode): vscode.TreeItem {
  const item = new vscode.TreeItem(value.title, None);
  item.iconPath = new vscode.ThemeIcon('bookmark');
  item.command = openCommand(value);
  return item;
}

/** Opens a place in the editor and selects it. */
export function openCommand(place: CoveragePlace): vscode.Command {
  const { start, end } = place.range;
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  return { command: 'vscode.open', title: 'Open', arguments: [vscode.Uri.parse(place.uri), { selection }] };
}
