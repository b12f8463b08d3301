import * as vscode from 'vscode';
import type {
  ReadinessAnswerNode,
  ReadinessItemNode,
  ReadinessPhaseNode,
  ReadinessStepNode,
  ReadinessTree,
} from '../../../server/src/lsp/protocol.ts';
import { openCommand } from '../open-command.ts';
import { itemDescription, plainText, readinessLooks, stepLooks } from './readiness-looks.ts';
import type { ReadinessRow } from './readiness-node.ts';

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

/** Creates a document from the template of a row. */
export const createCommand = 'annexa.readiness.newDocument';

/** How a row looks. */
export function readinessItem(row: ReadinessRow): vscode.TreeItem {
  const item = itemOf(row);
  item.id = row.key;
  return item;
}

function itemOf(row: ReadinessRow): vscode.TreeItem {
  switch (row.kind) {
    case 'clauses':
      return clausesItem(row.value);
    case 'road':
      return roadItem(row.value);
    case 'item':
      return clauseItem(row.value, row);
    case 'answer':
      return answerItem(row.value);
    case 'phase':
      return phaseItem(row.value);
    case 'step':
      return stepItem(row.value, row);
  }
}

function clausesItem({ documented, operating }: ReadinessTree): vscode.TreeItem {
  const item = new vscode.TreeItem('Clauses', Expanded);
  item.description = `${documented.k}/${documented.n} documented, ${operating.k}/${operating.n} records fresh`;
  item.tooltip = 'What clauses 4 to 10 ask to have in writing, and which document answers it';
  item.iconPath = new vscode.ThemeIcon('law');
  item.accessibilityInformation = { label: `Clauses, ${item.description}. ${item.tooltip}` };
  return item;
}

function roadItem({ phases }: ReadinessTree): vscode.TreeItem {
  const item = new vscode.TreeItem('Road to certification', Expanded);
  const done = phases.reduce((sum, phase) => sum + phase.done, 0);
  const all = phases.reduce((sum, phase) => sum + phase.steps.length, 0);
  item.description = `${done}/${all} steps`;
  item.iconPath = new vscode.ThemeIcon('milestone');
  item.accessibilityInformation = { label: `Road to certification, ${done} of ${all} steps done` };
  return item;
}

function clauseItem(value: ReadinessItemNode, row: ReadinessRow): vscode.TreeItem {
  const look = readinessLooks[value.state];
  const [best] = value.answers;
  const item = new vscode.TreeItem(`${value.reference} ${value.title}`, value.answers.length > 1 ? Collapsed : None);
  item.description = itemDescription(value);
  item.iconPath = new vscode.ThemeIcon(look.icon, new vscode.ThemeColor(look.color));
  const isGap = !best || value.state === 'ended';
  item.contextValue = isGap ? 'item.missing' : 'item';
  const kept = value.isRecord ? 'A record, kept as proof' : 'A document, kept current';
  item.tooltip = [`${value.reference} ${value.title}`, `${kept}: ${item.description}`, isGap ? 'Select to create it from a template.' : '']
    .filter((line) => line !== '')
    .join('\n\n');
  item.command = best && !isGap ? openCommand(best) : { command: createCommand, title: 'Create from Template', arguments: [row] };
  item.accessibilityInformation = { label: `Clause ${value.reference} ${value.title}, ${item.description}` };
  return item;
}

function answerItem(value: ReadinessAnswerNode): vscode.TreeItem {
  const look = readinessLooks[value.state];
  const uri = vscode.Uri.parse(value.uri);
  const item = new vscode.TreeItem(value.title, None);
  item.description = [look.title, value.documentId ?? '', value.date ?? ''].filter((part) => part !== '').join(' · ');
  item.iconPath = vscode.ThemeIcon.File;
  item.resourceUri = uri;
  item.tooltip = `${vscode.workspace.asRelativePath(uri)}\n\n${value.why}`;
  item.command = openCommand(value);
  item.accessibilityInformation = { label: `${value.title}, ${item.description}, ${value.why}` };
  return item;
}

function phaseItem({ title, summary, state, done, steps }: ReadinessPhaseNode): vscode.TreeItem {
  const look = stepLooks[state];
  // what is done needs no look inside
  const item = new vscode.TreeItem(title, state === 'done' ? Collapsed : Expanded);
  item.description = `${done}/${steps.length}`;
  item.iconPath = new vscode.ThemeIcon(look.icon, new vscode.ThemeColor(look.color));
  item.tooltip = `${title}\n\n${summary}`;
  item.accessibilityInformation = { label: `${title}, ${look.title}, ${done} of ${steps.length} steps done` };
  return item;
}

function stepItem(value: ReadinessStepNode, row: ReadinessRow): vscode.TreeItem {
  const look = stepLooks[value.state];
  const item = new vscode.TreeItem(value.title, None);
  item.description = value.detail;
  item.iconPath = new vscode.ThemeIcon(look.icon, new vscode.ThemeColor(look.color));
  item.contextValue = value.begin === null ? 'step' : 'step.missing';
  const next = value.next === null ? '' : plainText(value.next);
  item.tooltip = [value.title, `Stage ${value.stage}, ${look.title}: ${value.detail}`, next].filter((line) => line !== '').join('\n\n');
  if (value.place) item.command = openCommand(value.place);
  else if (value.begin) item.command = { command: createCommand, title: 'Create from Template', arguments: [row] };
  item.accessibilityInformation = { label: [value.title, look.title, value.detail, next].filter((part) => part !== '').join(', ') };
  return item;
}
