import * as vscode from 'vscode';
import type { AnnexaClient } from '../annexa-client.ts';
import { declaresIsms } from './declares-isms.ts';

const configNames = ['annexa.yaml', 'annexa.yml'];
const configGlob = '**/annexa.{yaml,yml}';
/** A change further down does not change what the front matter says. */
const headLines = 100;

/**
 * Decides when the language server starts: never for Markdown that has nothing to do with an ISMS. It starts where the
 * workspace has an `annexa.yaml`, where the front matter of an open Markdown file says that it is a document of an ISMS
 * (looked at when it is opened, changed or saved), or when a command needs it. Once started it runs until the window closes,
 * and says nothing of files that are none of its business.
 */
export class ServerStarter implements vscode.Disposable {
  private readonly client: AnnexaClient;
  private watching: vscode.Disposable | undefined;
  private starting: Promise<void> | undefined;

  constructor(client: AnnexaClient) {
    this.client = client;
  }

  /** Whether the server was ever asked to start. */
  get started(): boolean {
    return this.starting !== undefined;
  }

  /**
   * Starts the server unless it was started; fulfilled when it runs.
   * @throws if it does not come up
   */
  start(): Promise<void> {
    if (!this.starting) {
      this.dispose();
      void vscode.commands.executeCommand('setContext', 'annexa.started', true);
      this.starting = this.client.start();
    }
    return this.starting;
  }

  /** Starts the server as soon as there is a reason; looks for one now and at every change. */
  watch(): void {
    const { workspace } = vscode;
    const configs = workspace.createFileSystemWatcher(configGlob, false, true, true);
    this.watching = vscode.Disposable.from(
      configs,
      configs.onDidCreate(() => this.startQuietly()),
      workspace.onDidOpenTextDocument((document) => void this.look(document)),
      workspace.onDidSaveTextDocument((document) => void this.look(document)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.some(({ range }) => range.start.line <= headLines)) this.lookAtText(document);
      }),
      workspace.onDidChangeWorkspaceFolders(() => void this.lookForConfig()),
    );
    for (const document of workspace.textDocuments) void this.look(document);
    void this.lookForConfig();
  }

  dispose(): void {
    this.watching?.dispose();
    this.watching = undefined;
  }

  private startQuietly(): void {
    this.start().catch(async (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      const pressed = await vscode.window.showErrorMessage(`Annexa could not start: ${message}`, 'Show Log');
      if (pressed) this.client.outputChannel.show();
    });
  }

  private lookAtText(document: vscode.TextDocument): boolean {
    if (!isMarkdown(document)) return false;
    const head = document.getText(new vscode.Range(0, 0, headLines, 0));
    if (!declaresIsms(head)) return false;
    this.startQuietly();
    return true;
  }

  /** Looks at a file that was opened or saved, and for a config beside or above it, which a search may not reach. */
  private async look(document: vscode.TextDocument): Promise<void> {
    const folder = vscode.workspace.getWorkspaceFolder(document.uri);
    if (this.lookAtText(document) || !folder || !(isMarkdown(document) || isConfig(document))) return;
    const root = folder.uri.path.replace(/\/$/, '');
    for (let path = parentOf(document.uri.path); path.startsWith(root); path = parentOf(path)) {
      if (await hasConfig(document.uri.with({ path }))) return this.startQuietly();
      if (path.length <= root.length) return;
    }
  }

  private async lookForConfig(): Promise<void> {
    for (const folder of vscode.workspace.workspaceFolders ?? []) if (await hasConfig(folder.uri)) return this.startQuietly();
    // only the desktop and remotes have a search behind this; workspaceContains in the manifest relies on the same one
    const [found] = await vscode.workspace.findFiles(configGlob, '**/node_modules/**', 1);
    if (found) this.startQuietly();
  }
}

/** True for the documents the server reads. Copies such as the old side of a diff are no reason to start it. */
function isMarkdown({ languageId, uri }: vscode.TextDocument): boolean {
  if (uri.scheme === 'git' || uri.scheme === 'output') return false;
  return languageId === 'markdown' || languageId === 'mdx' || uri.path.endsWith('.mdx');
}

function isConfig({ uri }: vscode.TextDocument): boolean {
  return configNames.some((name) => uri.path.endsWith(`/${name}`));
}

async function hasConfig(folder: vscode.Uri): Promise<boolean> {
  for (const name of configNames)
    try {
      await vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, name));
      return true;
    } catch {
      // not there
    }
  return false;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
