import * as vscode from 'vscode';
import { type CoverageTree, type DocumentControl, type DocumentList, documentControlRequest } from '../../../server/src/lsp/protocol.ts';
import type { AnnexaClient } from '../annexa-client.ts';
import type { ServerAnswer } from '../server-answer.ts';
import { type PreviewControl, type PreviewDocument, type PreviewFacts, type PreviewRow, previewControls } from './preview-facts.ts';

/**
 * What the Markdown preview shows, kept from what the server said last. Rendering cannot wait, so what is not known yet is
 * asked for, and the preview is drawn again when the answer is there.
 */
export class MarkdownPreview implements PreviewFacts, vscode.Disposable {
  private readonly client: AnnexaClient;
  private readonly subscriptions: vscode.Disposable;
  private controls: ReadonlyMap<string, PreviewControl> = new Map();
  private known: ReadonlySet<string> = new Set();
  /** By URI, of previewed documents; undefined while it was asked for the first time. */
  private readonly rows = new Map<string, readonly PreviewRow[] | undefined>();
  private shown = '';

  constructor(client: AnnexaClient, coverage: ServerAnswer<CoverageTree>, documents: ServerAnswer<DocumentList>) {
    this.client = client;
    this.subscriptions = vscode.Disposable.from(
      coverage.onDidChange((tree) => {
        this.controls = previewControls(tree);
        this.drawIfChanged();
      }),
      documents.onDidChange((list) => void this.take(list)),
    );
  }

  document(uri: string): PreviewDocument | undefined {
    if (!this.rows.has(uri)) {
      this.rows.set(uri, undefined);
      if (this.known.has(uri)) void this.askFor([uri]);
    }
    return this.known.has(uri) ? { rows: this.rows.get(uri) } : undefined;
  }

  control(id: string): PreviewControl | undefined {
    return this.controls.get(id);
  }

  showsFrontMatter(uri: string): boolean {
    // a setting of newer versions; older ones hide front matter and have nothing to say about it
    return vscode.workspace.getConfiguration('markdown', vscode.Uri.parse(uri)).get<string>('preview.frontMatter') !== 'hide';
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private async take(list: DocumentList): Promise<void> {
    this.known = new Set(list.documents.filter(({ active }) => active).map(({ uri }) => vscode.Uri.parse(uri).toString()));
    await this.askFor([...this.rows.keys()].filter((uri) => this.known.has(uri)));
  }

  /** Asks for the front matter of previewed documents. */
  private async askFor(uris: readonly string[]): Promise<void> {
    for (const uri of uris)
      try {
        const answer = this.client.isRunning()
          ? await this.client.sendRequest<DocumentControl | null>(documentControlRequest, { uri })
          : null;
        this.rows.set(uri, answer?.rows ?? []);
      } catch {
        // the client logs why; what was known stays
      }
    this.drawIfChanged();
  }

  /** Draws open previews again, if they would look another way now. */
  private drawIfChanged(): void {
    if (this.rows.size === 0) return;
    const previewed = [...this.rows].filter(([uri]) => this.known.has(uri));
    const states = previewed.length > 0 ? [...this.controls.values()].map(({ id, state }) => `${id} ${state}`) : [];
    const shown = JSON.stringify([previewed, states]);
    if (shown === this.shown) return;
    this.shown = shown;
    void vscode.commands.executeCommand('markdown.preview.refresh');
  }
}
