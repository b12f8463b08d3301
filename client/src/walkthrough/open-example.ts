import * as vscode from 'vscode';
import { copyExample } from './copy-example.ts';
import { firstFile } from './sample-files.ts';
import type { WalkthroughProgress } from './walkthrough-progress.ts';

const openedKey = 'annexa.example';

/** Asks where the example is to lie, copies it there and opens it. */
export async function openExample(context: vscode.ExtensionContext): Promise<void> {
  const [parent] =
    (await vscode.window.showOpenDialog({
      title: 'Folder in which the example is created',
      openLabel: 'Create the Example Here',
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  if (!parent) return;
  try {
    const folder = await copyExample(context.extensionUri, parent);
    await context.globalState.update(openedKey, folder.toString());
    const forceNewWindow = (vscode.workspace.workspaceFolders ?? []).length > 0;
    await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow });
  } catch (error) {
    void vscode.window.showErrorMessage(`The example could not be created: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Where the window shows the example for the first time: opens its first file, and goes on with the walkthrough beside it. */
export async function continueExample(context: vscode.ExtensionContext, progress: WalkthroughProgress): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!folder || context.globalState.get<string>(openedKey) !== folder.toString()) return;
  await context.globalState.update(openedKey, undefined);
  await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, firstFile), { preview: false });
  await progress.open('finding', true);
}
