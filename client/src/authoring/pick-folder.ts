import * as vscode from 'vscode';

/** The folder of the workspace that is meant; asks where there are several, and says what to do where there is none. */
export async function pickFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1) return vscode.window.showWorkspaceFolderPick({ placeHolder: 'Folder that holds the ISMS' });
  if (folders.length === 0) void vscode.window.showInformationMessage('Open the folder that holds your policies first.');
  return folders[0];
}
