import * as vscode from 'vscode';
import { exists } from '../exists.ts';
import { datedSample, sampleFiles } from './sample-files.ts';

const folderName = 'annexa-example';

/**
 * Copies the example into a new folder; nothing that is there is touched.
 * @param extension where the extension lies
 * @param parent folder in which the new one is made
 * @returns the new folder
 * @throws if it cannot be written
 */
export async function copyExample(extension: vscode.Uri, parent: vscode.Uri): Promise<vscode.Uri> {
  const target = await freeFolder(parent);
  const today = localDay(new Date());
  for (const path of sampleFiles) {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'examples/getting-started', path));
    const text = datedSample(new TextDecoder().decode(bytes), today);
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(target, path), new TextEncoder().encode(text));
  }
  return target;
}

async function freeFolder(parent: vscode.Uri): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const folder = vscode.Uri.joinPath(parent, number === 1 ? folderName : `${folderName}-${number}`);
    if (!(await exists(folder))) return folder;
  }
}

/** ISO date of a moment where the user is. */
function localDay(now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
