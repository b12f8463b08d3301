import * as vscode from 'vscode';
import type { CoverageStateName } from '../../../server/src/lsp/protocol.ts';
import { stateLooks } from './coverage-states.ts';

/** The icon of a state, coloured. */
export function stateIcon(state: CoverageStateName): vscode.ThemeIcon {
  return new vscode.ThemeIcon(stateLooks[state].icon, new vscode.ThemeColor(stateLooks[state].color));
}
