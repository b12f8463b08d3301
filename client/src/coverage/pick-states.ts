import * as vscode from 'vscode';
import type { CoverageStateName, CoverageTree } from '../../../server/src/lsp/protocol.ts';
import { stateMeaning, stateNames } from './coverage-states.ts';
import type { CoverageView } from './coverage-view.ts';
import { stateIcon } from './state-icon.ts';

/**
 * Sets which states the coverage view shows.
 * @param wanted names of states, as a key binding may give them; without it the user is asked.
 */
export async function pickStates(tree: CoverageTree | undefined, view: CoverageView, wanted?: unknown): Promise<void> {
  if (Array.isArray(wanted)) return view.setStates(stateNames.filter((state) => wanted.includes(state)));
  const shown = view.filter.states;
  const items = stateNames.map((state) => ({
    label: state,
    description: `${count(tree, state)}`,
    detail: stateMeaning(state),
    iconPath: stateIcon(state),
    picked: shown.length === 0 || shown.includes(state),
    state,
  }));
  const picked = await vscode.window.showQuickPick(items, { canPickMany: true, title: 'Show controls that are' });
  if (picked) await view.setStates(picked.map((item) => item.state));
}

function count(tree: CoverageTree | undefined, state: CoverageStateName): number {
  return (tree?.frameworks ?? []).reduce((sum, framework) => sum + framework.states[state], 0);
}
