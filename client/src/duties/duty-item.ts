import * as vscode from 'vscode';
import type { DutyFacts, DutyOwner } from '../../../server/src/lsp/protocol.ts';
import { openCommand } from '../open-command.ts';

/** A row of the duties view. */
export type DutyRow = DutyOwnerRow | DutyFactsRow;

export interface DutyOwnerRow {
  readonly kind: 'owner';
  readonly key: string;
  readonly value: DutyOwner;
}

export interface DutyFactsRow {
  readonly kind: 'duty';
  readonly key: string;
  readonly value: DutyFacts;
  readonly parent: DutyOwnerRow;
}

const icons: Readonly<Record<DutyFacts['kind'], string>> = {
  review: 'book',
  approve: 'verified',
  control: 'shield',
  risk: 'flame',
  'risk-review': 'flame',
  evidence: 'archive',
  exception: 'debug-disconnect',
};

/** How a row looks. */
export function dutyItem(row: DutyRow): vscode.TreeItem {
  const item = row.kind === 'owner' ? ownerItem(row.value) : factsItem(row.value);
  item.id = row.key;
  return item;
}

/** What a row of an owner is called. */
export function ownerTitle({ owner }: DutyOwner): string {
  return owner ?? 'Nobody';
}

/** When a duty is due, in words. */
export function dueText({ due, overdueDays }: DutyFacts): string {
  if (due === null) return 'no date';
  return overdueDays > 0 ? `${overdueDays === 1 ? '1 day' : `${overdueDays} days`} overdue` : `due ${due}`;
}

function ownerItem(value: DutyOwner): vscode.TreeItem {
  const { overdue, duties, department, roles } = value;
  const state = overdue > 0 ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
  const item = new vscode.TreeItem(ownerTitle(value), state);
  const about = [overdue > 0 ? `${duties.length} · ${overdue} overdue` : `${duties.length}`, ...roles, department ?? ''];
  item.description = about.filter((part) => part !== '' && part !== value.owner).join(' · ');
  item.contextValue = 'owner';
  item.iconPath = new vscode.ThemeIcon(value.owner === null ? 'question' : 'person');
  const counted = duties.length === 1 ? '1 duty' : `${duties.length} duties`;
  item.accessibilityInformation = { label: `${ownerTitle(value)}, ${counted}${overdue > 0 ? `, ${overdue} overdue` : ''}` };
  return item;
}

function factsItem(facts: DutyFacts): vscode.TreeItem {
  const item = new vscode.TreeItem(facts.title, vscode.TreeItemCollapsibleState.None);
  item.description = dueText(facts);
  item.iconPath = new vscode.ThemeIcon(
    icons[facts.kind],
    facts.overdueDays > 0 ? new vscode.ThemeColor('list.warningForeground') : undefined,
  );
  const tooltip = new vscode.MarkdownString();
  tooltip.appendText(`${facts.title}\n${dueText(facts)}\n${vscode.workspace.asRelativePath(vscode.Uri.parse(facts.uri))}`);
  item.tooltip = tooltip;
  item.command = openCommand(facts);
  item.contextValue = 'duty';
  item.accessibilityInformation = { label: `${facts.title}, ${dueText(facts)}` };
  return item;
}
