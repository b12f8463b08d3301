import * as vscode from 'vscode';
import type { CoveragePlace } from '../../server/src/lsp/protocol.ts';

/** Opens a place in the editor and selects it. */
export function openCommand(place: CoveragePlace): vscode.Command {
  const { start, end } = place.range;
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  return { command: 'vscode.open', title: 'Open', arguments: [vscode.Uri.parse(place.uri), { selection }] };
}
