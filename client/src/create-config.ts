import * as vscode from 'vscode';

const fileName = 'annexa.yaml';

/** Creates `annexa.yaml` in a folder of the workspace, or opens the one that is there. */
export async function createConfig(): Promise<void> {
  const folder = await pickFolder();
  if (!folder) return;
  const uri = vscode.Uri.joinPath(folder.uri, fileName);
  if (!(await exists(uri))) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(starterConfig(folder.name)));
  await vscode.window.showTextDocument(uri);
}

async function pickFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1) return vscode.window.showWorkspaceFolderPick({ placeHolder: 'Folder that holds the ISMS' });
  if (folders.length === 0) void vscode.window.showInformationMessage('Open the folder that holds your policies first.');
  return folders[0];
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** A config to start from: what is asked most, and every default said. */
function starterConfig(organization: string): string {
  return `# Annexa checks the Markdown documents below this folder.
organization: ${JSON.stringify(organization)}
language: en
frameworks:
  - iso27001-2022
`;
}
