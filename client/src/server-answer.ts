import * as vscode from 'vscode';
import type { AnnexaClient } from './annexa-client.ts';

/** What the server answers to a request without parameters: asked for at the start and whenever it says that it changed. */
export class ServerAnswer<T> implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<T>();
  /** Fires with every new answer of the server. */
  readonly onDidChange = this.changed.event;
  private readonly client: AnnexaClient;
  private readonly request: string;
  private readonly subscription: vscode.Disposable;
  private answer: T | undefined;
  private asked = 0;

  /**
   * @param changed name of the notification after which the answer is another one, or an event. A client has one listener for
   * a notification: what two answers wait for, the second one hears from the first
   */
  constructor(client: AnnexaClient, request: string, changed: string | vscode.Event<unknown>) {
    this.client = client;
    this.request = request;
    const ask = () => void this.refresh();
    this.subscription = typeof changed === 'string' ? client.onNotification(changed, ask) : changed(ask);
  }

  /** The last answer, undefined before the first. */
  get latest(): T | undefined {
    return this.answer;
  }

  /** Asks a running server again. A failure is logged and leaves what was known. */
  async refresh(): Promise<void> {
    // a request would start the server
    if (!this.client.isRunning()) return;
    this.asked += 1;
    const question = this.asked;
    try {
      const answer = await this.client.sendRequest<T | null>(this.request);
      // a later question is under way: its answer counts
      if (!answer || question !== this.asked) return;
      this.answer = answer;
      this.changed.fire(answer);
    } catch (error) {
      this.client.warn(`No answer to ${this.request}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }
}
