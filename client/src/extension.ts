import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateAnnexa } from './activate.ts';
import type { AnnexaApi } from './api.ts';
import { clientOptions } from './client-options.ts';

let client: LanguageClient | undefined;

/** Entry point on the desktop and on remotes: the server is a Node process. */
export function activate(context: vscode.ExtensionContext): AnnexaApi {
  const module = context.asAbsolutePath('dist/server.js');
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  client = new LanguageClient('annexa', 'Annexa', { run, debug }, clientOptions());
  return activateAnnexa(context, client);
}

/** Ends the server. */
export async function deactivate(): Promise<void> {
  await client?.dispose();
}
