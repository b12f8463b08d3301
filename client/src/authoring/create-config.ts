import * as vscode from 'vscode';
import { exists } from '../exists.ts';
import { pickFolder } from './pick-folder.ts';

const fileName = 'annexa.yaml';

/**
 * Creates `annexa.yaml` in a folder of the workspace, or opens the one that is there.
 * @returns false if the user gave up
 */
export async function createConfig(): Promise<boolean> {
  const folder = await pickFolder();
  if (!folder) return false;
  const uri = vscode.Uri.joinPath(folder.uri, fileName);
  if (!(await exists(uri))) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(starterConfig(folder.name)));
  await vscode.window.showTextDocument(uri);
  return true;
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
