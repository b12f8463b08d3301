import * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import { serverInfoRequest } from '../../server/src/lsp/protocol.ts';
import type { AnnexaClient } from './annexa-client.ts';
import type { AnnexaApi } from './api.ts';
import { registerCommands } from './commands.ts';
import { CoverageModel } from './coverage/coverage-model.ts';
import { CoverageView } from './coverage/coverage-view.ts';
import { CoverageStatusBar } from './status-bar.ts';

/**
 * Starts the language client and everything around it; the same in Node and in a web worker.
 * @throws if the server does not start; VS Code shows the error.
 */
export async function activateAnnexa(context: vscode.ExtensionContext, client: AnnexaClient): Promise<AnnexaApi> {
  const model = new CoverageModel(client);
  const view = new CoverageView(model, context.workspaceState);
  const statusBar = new CoverageStatusBar(model);
  context.subscriptions.push(model, view, statusBar, registerCommands(client, model, view));
  // also after a crash or a restart by command, when the new server knows nothing of what was asked before
  const onState = client.onDidChangeState(({ newState }) => void (newState === State.Running && greet(client, model)));
  context.subscriptions.push(onState);
  await client.start();
  return {
    coverage: () => model.tree,
    statusText: () => statusBar.text,
    coverageTree: view.provider,
    selectedRows: () => view.selection,
  };
}

/** Logs how the server runs and asks for the coverage. */
async function greet(client: AnnexaClient, model: CoverageModel): Promise<void> {
  try {
    // it counts as running before it has heard of the workspace
    await client.start();
    await model.refresh();
    client.info(`${await client.sendRequest<string>(serverInfoRequest)}; VS Code ${vscode.version}`);
  } catch {
    // the client itself says why the server did not come up
  }
}
