import * as vscode from 'vscode';
import {
  fileExistsRequest,
  type ListFilesParams,
  type ListFilesResult,
  listFilesRequest,
  type ReadFileResult,
  readFileRequest,
} from '../../../server/src/lsp/protocol.ts';
import type { AnnexaClient } from '../annexa-client.ts';
import { listFiles } from './list-files.ts';
import { toBase64 } from './to-base64.ts';

/** Answers what a server in a browser asks of the files of the workspace. Nothing outside its folders is read. */
export function serveFiles(client: AnnexaClient): vscode.Disposable {
  return vscode.Disposable.from(
    client.onRequest(listFilesRequest, (params: ListFilesParams) => list(params)),
    client.onRequest(readFileRequest, ({ uri }: { uri: string }) => readFile(vscode.Uri.parse(uri, true))),
    client.onRequest<boolean, unknown>(fileExistsRequest, ({ uri }: { uri: string }) => fileExists(vscode.Uri.parse(uri, true))),
  );
}

async function list({ folder, limit }: ListFilesParams): Promise<ListFilesResult> {
  const uri = vscode.Uri.parse(folder, true);
  return isInWorkspace(uri) ? listFiles(uri, limit) : { files: [], truncated: false };
}

async function readFile(uri: vscode.Uri): Promise<ReadFileResult> {
  if (!isInWorkspace(uri)) return { error: 'not a file of the workspace' };
  try {
    return { data: toBase64(await vscode.workspace.fs.readFile(uri)) };
  } catch (error) {
    return { error: (error instanceof Error ? error.message : String(error)).split('\n', 1).join('') };
  }
}

async function fileExists(uri: vscode.Uri): Promise<boolean> {
  if (!isInWorkspace(uri)) return false;
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

function isInWorkspace(uri: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}
