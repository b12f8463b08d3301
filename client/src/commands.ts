import * as vscode from 'vscode';
import type { AnnexaClient } from './annexa-client.ts';
import type { CoverageModel } from './coverage/coverage-model.ts';
import type { CoverageView } from './coverage/coverage-view.ts';
import { pickControl } from './coverage/pick-control.ts';
import { pickStates } from './coverage/pick-states.ts';
import { createConfig } from './create-config.ts';

/** Registers the commands of the extension; `annexa.coverage.focus` comes with the view itself. */
export function registerCommands(client: AnnexaClient, model: CoverageModel, view: CoverageView): vscode.Disposable {
  const commands: Readonly<Record<string, (argument?: unknown) => unknown>> = {
    'annexa.coverage.refresh': () => model.refresh(),
    'annexa.coverage.filter': (states) => pickStates(model, view, states),
    'annexa.coverage.clearFilter': () => view.setStates([]),
    'annexa.openControl': (id) => pickControl(view, id),
    'annexa.createConfig': () => createConfig(),
    'annexa.restartServer': () => restart(client),
    'annexa.showOutput': () => client.outputChannel.show(),
  };
  return vscode.Disposable.from(...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)));
}

async function restart(client: AnnexaClient): Promise<void> {
  // A server that does not answer any more cannot be stopped in peace, which the client logs, and is replaced all the same.
  if (client.needsStop()) await client.stop().catch(() => undefined);
  await client.start();
}
