import * as vscode from 'vscode';
import type { DocumentFacts } from '../../../server/src/lsp/protocol.ts';
import { openCommand } from '../open-command.ts';
import { documentLooks, findingsText, reviewText } from './document-looks.ts';
import { type DocumentGroup, overdueCount } from './group-documents.ts';

/** A row of the documents view. */
export type DocumentRow = DocumentGroupRow | DocumentFactsRow;

export interface DocumentGroupRow {
  readonly kind: 'group';
  readonly key: string;
  readonly value: DocumentGroup;
}

export interface DocumentFactsRow {
  readonly kind: 'document';
  readonly key: string;
  readonly value: DocumentFacts;
  readonly parent: DocumentGroupRow;
}

/** How a row looks. */
export function documentItem(row: DocumentRow): vscode.TreeItem {
  const item = row.kind === 'group' ? groupItem(row.value) : factsItem(row.value);
  item.id = row.key;
  return item;
}

function groupItem({ title, documents }: DocumentGroup): vscode.TreeItem {
  const overdue = overdueCount(documents);
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Expanded);
  item.description = overdue > 0 ? `${documents.length} · ${overdue} overdue` : `${documents.length}`;
  item.contextValue = 'group';
  const counted = documents.length === 1 ? '1 document' : `${documents.length} documents`;
  item.accessibilityInformation = { label: overdue > 0 ? `${title}, ${counted}, ${overdue} overdue` : `${title}, ${counted}` };
  return item;
}

function factsItem(facts: DocumentFacts): vscode.TreeItem {
  const look = documentLooks[facts.overdueDays > 0 ? 'overdue' : facts.state];
  const item = new vscode.TreeItem(facts.title, vscode.TreeItemCollapsibleState.None);
  item.description = [facts.id ?? '', facts.status ?? '', reviewText(facts)].filter((part) => part !== '').join(' · ');
  item.iconPath = new vscode.ThemeIcon(look.icon, new vscode.ThemeColor(look.color));
  item.tooltip = tooltip(facts, look.title);
  item.command = openCommand(facts);
  item.contextValue = facts.id === null ? 'document' : 'document.id';
  const spoken = [facts.title, facts.typeTitle, facts.id ?? '', look.title, reviewText(facts), findingsText(facts.findings)];
  item.accessibilityInformation = { label: spoken.filter((part) => part !== '').join(', ') };
  return item;
}

/** All facts as Markdown; what the document says is put in as text. */
function tooltip(facts: DocumentFacts, state: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  markdown.appendMarkdown('**').appendText(facts.title).appendMarkdown('**\n\n');
  for (const [label, text] of [
    ['Id', facts.id],
    ['Type', facts.typeTitle],
    ['State', state],
    ['Status', facts.status],
    ['Version', facts.version],
    ['Owner', facts.owner],
    ['Review', reviewText(facts)],
    ['Findings', findingsText(facts.findings) || (facts.active ? 'none' : '')],
    ['File', vscode.workspace.asRelativePath(vscode.Uri.parse(facts.uri))],
  ] as const)
    if (text) markdown.appendMarkdown(`- ${label}: `).appendText(text).appendMarkdown('\n');
  return markdown;
}
