import * as vscode from 'vscode';
import type { StaticFeature } from 'vscode-languageclient';
import { type ShowPlacesArgument, showPlacesCommand } from '../../../server/src/lsp/protocol.ts';

/** Tells the server that this client knows the command of its lenses, so that it sends it. */
export const lensCommands: StaticFeature = {
  fillClientCapabilities(capabilities) {
    capabilities.experimental = { ...capabilities.experimental, commands: { commands: [showPlacesCommand] } };
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
};

/** Lists places in a peek view beside a code lens. @param argument what the server put into the lens */
export async function showPlaces(argument: unknown): Promise<void> {
  const { uri, position, places } = argument as ShowPlacesArgument;
  await vscode.commands.executeCommand(
    'editor.action.showReferences',
    vscode.Uri.parse(uri, true),
    new vscode.Position(position.line, position.character),
    places.map(
      ({ uri: at, range: { start, end } }) =>
        new vscode.Location(vscode.Uri.parse(at, true), new vscode.Range(start.line, start.character, end.line, end.character)),
    ),
  );
}
