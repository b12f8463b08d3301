import * as vscode from 'vscode';
import type { ControlNode } from './coverage-node.ts';
import type { CoverageView } from './coverage-view.ts';
import { stateIcon } from './state-icon.ts';

/**
 * Shows a control in the coverage view.
 * @param wanted its id, as a key binding may give it; without it the user is asked.
 */
export async function pickControl(view: CoverageView, wanted?: unknown): Promise<void> {
  const given = view.provider.controls('all').find((node) => node.value.id === wanted);
  const node = given ?? (await askForControl(view));
  if (!node) return;
  // what the filter hides cannot be shown
  if (!view.provider.controls().some(({ key }) => key === node.key)) await view.clearFilter();
  await vscode.commands.executeCommand('annexa.coverage.focus');
  await view.reveal(node);
}

async function askForControl(view: CoverageView): Promise<ControlNode | undefined> {
  const items = view.provider.controls('all').map((node) => ({
    label: node.value.id,
    description: node.value.title,
    detail: `${node.parent.parent.value.title} · ${node.value.state}`,
    iconPath: stateIcon(node.value.state),
    node,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: 'Show a control in the coverage view', matchOnDescription: true });
  return picked?.node;
}
