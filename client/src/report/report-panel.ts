import * as vscode from 'vscode';
import { openPlaceCommand, reportRequest } from '../../../server/src/lsp/protocol.ts';
import type { AnnexaClient } from '../annexa-client.ts';

/** The report beside the documents: the page that the command line writes, kept up to date while they change. */
export class ReportPanel implements vscode.Disposable {
  private readonly client: AnnexaClient;
  private readonly subscription: vscode.Disposable;
  private panel: vscode.WebviewPanel | undefined;
  private stale = false;

  /** @param changed fires when the page is another one */
  constructor(client: AnnexaClient, changed: vscode.Event<unknown>) {
    this.client = client;
    this.subscription = changed(() => this.changed());
  }

  /** The page as it is shown, undefined while there is no panel. */
  get html(): string | undefined {
    return this.panel?.webview.html;
  }

  /** Shows the report; the server must run. */
  async open(): Promise<void> {
    if (!this.panel) {
      const panel = vscode.window.createWebviewPanel('annexa.report', 'ISMS Report', vscode.ViewColumn.Active, {
        enableScripts: true,
        // the one command that places lead to
        enableCommandUris: [openPlaceCommand],
        enableFindWidget: true,
        localResourceRoots: [],
      });
      panel.onDidDispose(() => {
        this.panel = undefined;
      });
      panel.onDidChangeViewState(() => void (panel.visible && this.stale && this.refresh()));
      this.panel = panel;
    }
    this.panel.reveal();
    await this.refresh();
  }

  dispose(): void {
    this.subscription.dispose();
    this.panel?.dispose();
  }

  private changed(): void {
    if (this.panel?.visible) void this.refresh();
    else this.stale = true;
  }

  private async refresh(): Promise<void> {
    this.stale = false;
    try {
      const html = await this.client.sendRequest<string>(reportRequest);
      if (this.panel && html !== '' && html !== this.panel.webview.html) this.panel.webview.html = html;
    } catch (error) {
      this.client.warn(`No report: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/** Opens a file of the workspace at a line, as the links of the page ask for. */
export async function openPlace(uri: unknown, line: unknown): Promise<void> {
  if (typeof uri !== 'string' || typeof line !== 'number') return;
  const place = new vscode.Range(line, 0, line, 0);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), { selection: place, viewColumn: vscode.ViewColumn.Beside });
}
