import * as vscode from 'vscode';
import type { CoverageStateName } from '../../../server/src/lsp/protocol.ts';
import type { CoverageModel } from './coverage-model.ts';
import type { CoverageView } from './coverage-view.ts';
import { stateIcon, stateMeaning, stateNames } from './state-look.ts';

/**
 * Sets which states the coverage view shows.
 * @param wanted names of states, as a key binding may give them; without it the user is asked.
 */
export async function pickStates(model: CoverageModel, view: CoverageView, wanted?: unknown): Promise<void> {
  if (Array.isArray(wanted)) return view.setStates(stateNames.filter((state) => wanted.includes(state)));
  const shown = view.states;
  const items = stateNames.map((state) => ({
    label: state,
    description: `${count(model, state)}`,
    detail: stateMeaning(state),
    iconPath: stateIcon(state),
    picked: shown.length === 0 || shown.includes(state),
    state,
  }));
  const picked = await vscode.window.showQuickPick(items, { canPickMany: true, title: 'Show controls that are' });
  if (picked) await view.setStates(picked.map((item) => item.state));
}

function count(model: CoverageModel, state: CoverageStateName): number {
  return (model.tree?.frameworks ?? []).reduce((sum, framework) => sum + framework.states[state], 0);
}
