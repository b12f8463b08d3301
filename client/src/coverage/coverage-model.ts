import * as vscode from 'vscode';
import { type CoverageTree, coverageChanged, coverageRequest } from '../../../server/src/lsp/protocol.ts';
import type { AnnexaClient } from '../annexa-client.ts';

/** The coverage as the server knows it: asked for at the start and whenever the server says that it changed. */
export class CoverageModel implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<CoverageTree>();
  /** Fires with every new answer of the server. */
  readonly onDidChange = this.changed.event;
  private readonly client: AnnexaClient;
  private readonly subscription: vscode.Disposable;
  private latest: CoverageTree | undefined;
  private asked = 0;

  constructor(client: AnnexaClient) {
    this.client = client;
    this.subscription = client.onNotification(coverageChanged, () => void this.refresh());
  }

  /** The last answer, undefined before the first. */
  get tree(): CoverageTree | undefined {
    return this.latest;
  }

  /** Asks the server again. A failure is logged and leaves what was known. */
  async refresh(): Promise<void> {
    this.asked += 1;
    const question = this.asked;
    try {
      const tree = await this.client.sendRequest<CoverageTree | null>(coverageRequest);
      // a later question is under way: its answer counts
      if (!tree || question !== this.asked) return;
      this.latest = tree;
      this.changed.fire(tree);
    } catch (error) {
      this.client.warn(`The coverage could not be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }
}
