import * as vscode from 'vscode';
import type { CoverageView } from './coverage-view.ts';
import { stateIcon } from './state-look.ts';

/** Asks for a control and shows it in the coverage view. */
export async function pickControl(view: CoverageView): Promise<void> {
  const items = view.provider.controls().map((node) => ({
    label: node.value.id,
    description: node.value.title,
    detail: `${node.parent.parent.value.title} · ${node.value.state}`,
    iconPath: stateIcon(node.value.state),
    node,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: 'Show a control in the coverage view', matchOnDescription: true });
  if (!picked) return;
  await vscode.commands.executeCommand('annexa.coverage.focus');
  await view.reveal(picked.node);
}
